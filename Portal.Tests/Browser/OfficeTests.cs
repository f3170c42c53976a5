using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Jobs, statistics, settings, calendar; language and theme.</summary>
public sealed class OfficeTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Job_RunByHand_ShowsItsRun()
    {
        var page = await OpenAsync("/admin/jobs", "admin");
        var job = page.GetByRole(AriaRole.Row, new() { Name = "清理运行记录" });
        await job.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(job).ToContainTextAsync("由 系统管理 发起");
        await Expect(job).ToContainTextAsync("完成");
    }

    [BrowserFact]
    public async Task Figure_OpensToExactlyItsRows()
    {
        var page = await OpenAsync("/statistics", "lin");
        var figure = page.Locator(".figure-card", new() { HasText = "受理工单" });
        var value = int.Parse(await figure.Locator(".figure").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        await figure.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".pager")).ToContainTextAsync($"共 {value} 条");
        await Expect(page.Locator(".figure-rows tbody tr")).ToHaveCountAsync(value);
    }

    [BrowserFact]
    public async Task Setting_Changed_Stays_AndNonsenseIsRefusedBesideIt()
    {
        var page = await OpenAsync("/admin/settings", "admin");
        var setting = page.Locator("form.setting", new() { HasText = "工单到期前提醒" });
        await setting.Locator(".setting-value").FillAsync("很久");
        await setting.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(setting.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await setting.Locator(".setting-value").FillAsync("45");
        await setting.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(setting).ToContainTextAsync("已保存");
        await GoAsync(page, "/admin/settings");
        await Expect(setting.Locator(".setting-value")).ToHaveValueAsync("45");
    }

    [BrowserFact]
    public async Task CalendarDay_MadeAHoliday_IsOne()
    {
        var page = await OpenAsync("/admin/calendar?year=2029", "admin");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^2029年3月14日") }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByLabel("放假").CheckAsync();
        await drawer.GetByLabel("节日名称").FillAsync("园区日");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(drawer).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^2029年3月14日.*园区日 休息日") })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task LanguageAndTheme_Chosen_StickToTheAccount()
    {
        var page = await OpenAsync("/statistics", "manager");
        await page.Locator(".account-menu summary").ClickAsync();
        await page.Locator(".account-menu").GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Monthly statistics" })).ToBeVisibleAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page).ToHaveURLAsync(new Regex("/statistics$"));

        var other = await NewPageAsync();
        await SignInAsync(other, "manager", SmallEstate.Password);
        await Expect(other.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(other.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }
}
