using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The papers that follow a bill: served, refused out of turn, withdrawn with a reason.</summary>
public sealed class DunningTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Notice_ServedForAUnit_IsListed_CannotSkipTheReminder_AndIsWithdrawnWithAReason()
    {
        const string Unit = "2-0201";
        var page = await OpenAsync("/fees/dunning", "manager");
        var row = page.Locator("tr", new() { HasText = Unit });
        await Expect(row).ToContainTextAsync("已出账");

        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记所选 1 户" }).ClickAsync();
        await Expect(page.Locator(".dunning-form")).ToContainTextAsync("请填写单号");
        await page.GetByLabel("单号").FillAsync("TZ-0001");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记所选 1 户" }).ClickAsync();
        await Expect(page.Locator(".alert-good")).ToContainTextAsync("已登记 1 张通知单");
        await Expect(row).ToContainTextAsync("已通知");
        await Expect(row).ToContainTextAsync("TZ-0001");

        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Locator("#dunning-notice").SelectOptionAsync("限期缴费通知");
        await page.GetByLabel("单号").FillAsync("XQ-0001");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记所选 1 户" }).ClickAsync();
        await Expect(page.Locator(".dunning-form")).ToContainTextAsync("尚未发催缴通知书");
        await Expect(row).Not.ToContainTextAsync("XQ-0001");

        await row.GetByRole(AriaRole.Button, new() { Name = "撤回 TZ-0001" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "撤回", Exact = true }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写撤回原因");
        await row.GetByLabel("撤回原因").FillAsync("送错住户");
        await row.GetByRole(AriaRole.Button, new() { Name = "撤回", Exact = true }).ClickAsync();
        await Expect(row).Not.ToContainTextAsync("TZ-0001");
        await Expect(row).ToContainTextAsync("已出账");
    }
}
