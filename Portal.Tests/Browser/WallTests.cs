using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The wall as a display shows it: opened with its key, moved by what other programs write.</summary>
public sealed class WallTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Wall_OpenedWithItsKey_MovesWithPresenceCasesAndPayments()
    {
        var wall = await WallAsync();
        Assert.Equal("/wall", new Uri(wall.Url).AbsolutePath);
        Assert.Empty(new Uri(wall.Url).Query);
        var manned = wall.Locator(".tile-coverage .big b");
        var pending = wall.Locator(".tile-cases .big b");
        var property = wall.Locator(".tile-collection .gauge b").First;
        var there = int.Parse(await manned.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var waiting = int.Parse(await pending.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var collected = await property.InnerTextAsync();

        await PostAsync("presence", new { staff = "1004", post = "GATE", at = SmallEstate.At(TimeSpan.Zero), @event = "in" });
        await Expect(manned).ToHaveTextAsync((there + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(wall.Locator(".wall-log")).ToContainTextAsync("到岗 · 刘强");

        await TakeCaseAsync("电梯平层不准");
        await Expect(pending).ToHaveTextAsync((waiting + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(wall.Locator(".wall-log")).ToContainTextAsync("电梯平层不准");

        using var payment = new StringContent($"id,unit,paid_at,amount\nWALL-P1,1-0102,{SmallEstate.At(TimeSpan.FromSeconds(-1))},300.00\n");
        payment.Headers.ContentType = new("text/csv");
        using var paid = await House.Api.PostAsync(new Uri("api/v1/import/payments", UriKind.Relative), payment);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
        await Expect(property).Not.ToHaveTextAsync(collected);
    }

    [BrowserFact]
    public async Task Wall_OnEitherScreen_FillsItWithoutScrolling()
    {
        foreach (var (width, height) in new[] { (1920, 1080), (3840, 2160) })
        {
            var wall = await WallAsync(width, height);
            Assert.True(await wall.EvaluateAsync<bool>(
                "() => { const page = document.scrollingElement; return page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight; }"));
            var stage = await wall.Locator(".wall-stage").BoundingBoxAsync();
            Assert.Equal((width, height), ((int)stage!.Width, (int)stage.Height));
            // Five metres away nothing smaller than this can be read.
            Assert.Empty(
                await wall.Locator(".wall-stage *:visible").EvaluateAllAsync<string[]>(
                    """
                    (all, least) => all
                      .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && !one.closest("svg"))
                      .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
                      .map(one => one.outerHTML)
                    """,
                    17.0 * width / 1920));
        }
    }

    [BrowserFact]
    public async Task Wall_WhoseKeyIsRevoked_LosesWhatItShows()
    {
        var keys = await OpenAsync("/admin/access", "admin");
        await keys.GetByLabel("名称").FillAsync("岗亭屏");
        await keys.GetByRole(AriaRole.Button, new() { Name = "创建" }).ClickAsync();
        var wall = await NewPageAsync(width: 1920, height: 1080);
        await wall.GotoAsync(await keys.Locator(".secret a").InnerTextAsync());
        await Expect(wall.Locator(".tile-coverage .big b")).ToBeVisibleAsync();

        var row = keys.GetByRole(AriaRole.Row, new() { Name = "岗亭屏" });
        await row.GetByRole(AriaRole.Button, new() { Name = "作废" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "确定作废" }).ClickAsync();

        await Expect(row).ToContainTextAsync("已作废");
        await Expect(wall.GetByRole(AriaRole.Alert)).ToContainTextAsync("此大屏的密钥已失效");
        await Expect(wall.Locator(".tile-coverage")).ToHaveCountAsync(0);
        await wall.ReloadAsync();
        await Expect(wall.Locator(".wall")).ToHaveCountAsync(0);
    }

    private async Task<IPage> WallAsync(int width = 1920, int height = 1080)
    {
        var wall = await NewPageAsync(width: width, height: height);
        await wall.GotoAsync($"/wall?device={Estate.WallKey}");
        await Expect(wall.Locator(".wall .clock")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{2}:[0-9]{2}:[0-9]{2}$"));
        // The second beat comes over the circuit: from here on the wall is live, not the document that it came as.
        var board = wall.Locator(".wall");
        await Expect(board).Not.ToHaveAttributeAsync("data-beat", await board.GetAttributeAsync("data-beat") ?? "");
        return wall;
    }
}
