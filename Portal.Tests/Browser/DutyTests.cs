using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The roster when somebody is ill.</summary>
public sealed class DutyTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Shift_OfSomebodyIll_GoesToWhoIsFree()
    {
        var page = await OpenAsync("/duty", "lin");
        var gate = page.Locator(".shift-post", new() { HasText = "东门岗" });
        await gate.GetByRole(AriaRole.Button, new() { Name = "换下 刘强" }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await Expect(drawer).ToContainTextAsync("刘强 不能上这个班");
        await drawer.GetByLabel("原因").FillAsync("生病");
        await drawer.Locator(".candidate", new() { HasText = "孙立" }).ClickAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "换人" }).ClickAsync();

        await Expect(drawer).ToBeHiddenAsync();
        await Expect(gate.Locator(".shift", new() { HasText = "孙立" })).ToBeVisibleAsync();
        await Expect(gate.Locator(".shift.is-withdrawn")).ToContainTextAsync("生病");
    }
}
