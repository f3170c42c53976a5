using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The phone page: clocking, and reminders that arrive while it is open.</summary>
public sealed class MeTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Clocking_InAwayBackAndOut_ShowsWhereOneIs()
    {
        var page = await OpenAsync("/me", "zhou", 390, 844, phone: true);
        var card = page.Locator(".me-card");
        var state = card.Locator(".me-state b").First;
        await Expect(state).ToHaveTextAsync("未到岗");
        Assert.True(await page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"));

        await card.GetByRole(AriaRole.Button, new() { Name = "到岗 · 中控室" }).TapAsync();
        await Expect(state).ToContainTextAsync("在岗");
        await card.GetByRole(AriaRole.Button, new() { Name = "暂离" }).TapAsync();
        await Expect(card.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("离开后岗位缺人");
        await card.GetByRole(AriaRole.Button, new() { Name = "仍然暂离" }).TapAsync();
        await Expect(state).ToContainTextAsync("暂离");
        await card.GetByRole(AriaRole.Button, new() { Name = "返岗" }).TapAsync();
        await Expect(state).ToContainTextAsync("在岗");
        await card.GetByRole(AriaRole.Button, new() { Name = "下岗" }).TapAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("接班");
        await PostAsync("presence", new { staff = "2003", post = "CTRL", at = SmallEstate.At(TimeSpan.Zero), @event = "in" });
        await card.GetByRole(AriaRole.Button, new() { Name = "下岗" }).TapAsync();
        await Expect(state).ToHaveTextAsync("未到岗");
    }

    [BrowserFact]
    public async Task Reminder_ArrivesAsAToastAndANotification_AndIsAcknowledgedByOneTap()
    {
        var page = await NewPageAsync("qin", 390, 844, phone: true);
        await page.Context.GrantPermissionsAsync(["notifications"]);
        await page.AddInitScriptAsync(
            """
            // A page behind another one, and a record of what the browser was told to show.
            Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
            window.notified = [];
            window.Notification = class extends Notification { constructor(title, options) { super(title, options); window.notified.push(`${title}|${options.body}`); } };
            """);
        await GoAsync(page, "/inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "允许浏览器通知" }).TapAsync();
        await Expect(page.GetByText("浏览器会在页面不在前台时通知您")).ToBeVisibleAsync();
        await GoAsync(page, "/me");
        await Expect(page.GetByText("没有要确认的提醒")).ToBeVisibleAsync();

        using var shift = new StringContent($"staff,post,start,end\n1006,DESK,{SmallEstate.At(TimeSpan.FromMinutes(20))},{SmallEstate.At(TimeSpan.FromHours(8))}\n");
        shift.Headers.ContentType = new("text/csv");
        using var planned = await House.Api.PostAsync(new Uri("api/v1/import/assignments", UriKind.Relative), shift);
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());

        await Expect(page.Locator(".rz-notification")).ToContainTextAsync("即将上岗");
        await page.WaitForFunctionAsync("() => window.notified.length === 1 && window.notified[0].includes('客服前台')");
        await Expect(page.Locator(".bell-count")).ToHaveTextAsync("1");
        var message = page.Locator(".reminders .message");
        await Expect(message).ToContainTextAsync("客服前台");
        await message.GetByRole(AriaRole.Button).TapAsync();
        await Expect(page.GetByText("没有要确认的提醒")).ToBeVisibleAsync();
        await Expect(page.Locator(".bell-count")).ToHaveCountAsync(0);
    }
}
