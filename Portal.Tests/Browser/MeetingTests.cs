using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>A meeting from its notice to its minutes.</summary>
public sealed class MeetingTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Meeting_CalledWithItsNotice_IsAttendedAndItsMinutesFreeze()
    {
        var page = await OpenAsync("/meetings", "lin", 390, 844, phone: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "新建会议" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        var start = DateTime.Parse(SmallEstate.At(TimeSpan.FromSeconds(20))[..19], CultureInfo.InvariantCulture);
        await form.GetByLabel("日期").FillAsync(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await form.GetByLabel("开始").FillAsync(start.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        await form.GetByLabel("地点").FillAsync("一号会议室");
        await form.GetByLabel("需带资料").FillAsync("巡查表");
        await form.GetByLabel("注意事项").FillAsync("手机静音");
        await form.GetByLabel("开会所在楼盘").FillAsync("云岭花园");
        await form.GetByLabel("主持人").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await form.Locator(".meeting-people input").Nth(0).CheckAsync();
        await form.Locator(".meeting-people input").Nth(1).CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "召集会议" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("会议议题");
        // The form is longer than the phone: what is refused far above the button comes into view by itself.
        await Expect(form.GetByRole(AriaRole.Alert)).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.SetViewportSizeAsync(1366, 768);
        await form.GetByLabel("会议议题").FillAsync("浏览器里的专题会");
        await form.GetByRole(AriaRole.Button, new() { Name = "召集会议" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "查看" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("浏览器里的专题会");
        await Expect(page.Locator(".meeting-facts")).ToContainTextAsync("通知发出");

        // Attendance opens by itself when its time has come.
        await page.GetByRole(AriaRole.Button, new() { Name = "其余到会" }).ClickAsync();
        await Expect(page.Locator(".attendance")).Not.ToContainTextAsync("未登记");
        await page.GetByRole(AriaRole.Button, new() { Name = "发出纪要" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "发出纪要" }).ClickAsync();

        await Expect(page.GetByText("已阅 0/2")).ToBeVisibleAsync();
        await Expect(page.Locator(".attendee-acts")).ToHaveCountAsync(0);
        await page.GetByLabel("补充纪要").FillAsync("会后更正");
        await page.GetByRole(AriaRole.Button, new() { Name = "补充纪要" }).DblClickAsync();
        await Expect(page.Locator(".minutes-addition")).ToContainTextAsync("会后更正");
        await page.GetByLabel("补充纪要").FillAsync("再次更正");
        await page.GetByRole(AriaRole.Button, new() { Name = "补充纪要" }).ClickAsync();
        await Expect(page.GetByText("再次更正")).ToBeVisibleAsync();
        await Expect(page.Locator(".minutes-addition")).ToHaveCountAsync(2);
    }
}
