using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>A wall and a page whose server dies and comes back; on a server of its own.</summary>
[Collection(nameof(WallSilenceTests))]
public sealed class WallSilenceTests(BrowserHouse house) : BrowserTest(house), IClassFixture<BrowserHouse>
{
    [BrowserFact]
    public async Task Wall_WhenTheServerIsKilled_TurnsGreyInTenSeconds_AndHealsInAMinuteByItself()
    {
        var wall = await NewPageAsync(width: 1920, height: 1080);
        await wall.GotoAsync($"/wall?device={Estate.WallKey}");
        await Expect(wall.Locator(".wall .clock")).Not.ToBeEmptyAsync();
        var desk = await OpenAsync("/desk", "lin");
        var stale = wall.Locator(".wall.is-stale");

        var silent = Stopwatch.StartNew();
        await House.KillServerAsync();
        await stale.WaitForAsync();
        Assert.InRange(silent.Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
        await Expect(wall.GetByRole(AriaRole.Alert)).ToContainTextAsync("数据已过期");
        Assert.Contains("grayscale", await wall.Locator(".wall-stage").EvaluateAsync<string>("stage => getComputedStyle(stage).filter"), StringComparison.Ordinal);
        await Expect(desk.GetByText("连接中断，正在重连…")).ToBeVisibleAsync();

        await House.StartServerAsync();
        var back = Stopwatch.StartNew();
        await stale.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await Expect(wall.Locator(".tile-coverage .big b")).ToHaveTextAsync("2");
        await Expect(wall.GetByText("数据已过期")).ToBeHiddenAsync();
        Assert.InRange(back.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));

        await Expect(desk.GetByText("连接中断，正在重连…")).ToBeHiddenAsync();
        await Expect(desk.Locator("[data-live]")).ToBeVisibleAsync();
        await Expect(desk.Locator(".desk-card").First).ToBeVisibleAsync();
        Forgive();
    }
}
