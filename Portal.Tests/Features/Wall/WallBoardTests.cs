using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.App;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Access;
using Portal.Features.Wall;
using Portal.Features.Wall.Tiles;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Features.Cases;
using Portal.Tests.Features.Duty;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Wall;

public sealed class WallBoardTests : PageTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string CoverageFigure = ".tile-coverage .big b";
    private const string CasesFigure = ".tile-cases .big b";
    private const string CollectionFigure = ".tile-collection .gauge b";
    private const string LogLine = ".wall-log li span";

    private readonly StatementCount _statements;

    /// <summary>Counts from before the portal starts: a context that has seen nobody listen does not look again for a second.</summary>
    public WallBoardTests() => _statements = new StatementCount(App.DataDirectory);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _statements.Dispose();
        base.Dispose(disposing);
    }

    private WallTiles Tiles => App.Services.GetRequiredService<WallTiles>();

    [Fact]
    public async Task Coverage_ChangedAfterOpening_IsShown()
    {
        var duty = await PostAsync();
        var wall = Open();
        Assert.Equal("0", wall.Find(CoverageFigure).TextContent);

        await duty.Clock("E1", "A", "19:50").SaveAsync();

        Shows(wall, CoverageFigure, "1");
        Shows(wall, LogLine, "岗位A 到岗 · 员工E1");
    }

    [Fact]
    public async Task Cases_ChangedAfterOpening_AreShown()
    {
        var house = await new CaseHouse(App).OpenAsync();
        var wall = Open();
        Assert.Equal("0", wall.Find(CasesFigure).TextContent);

        await house.TakeAsync(title: "楼上漏水", dueIn: TimeSpan.FromMinutes(20));

        Shows(wall, CasesFigure, "1");
        Assert.Equal("3-1204 楼上漏水", wall.Find(".tile-cases .title").TextContent);
        Assert.DoesNotContain("王先生", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collection_ChangedAfterOpening_IsShown()
    {
        var fees = new FeeEstate(App);
        await fees.BillAsync("B1", 100_00);
        var wall = Open();
        Assert.Equal("0%", wall.Find(CollectionFigure).TextContent);

        await fees.PayAsync(96_00);

        Shows(wall, CollectionFigure, "96%");
        Shows(wall, LogLine, "收 1-101 ¥96.00");
        Assert.DoesNotContain("李四", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_LeavesNoSubscriber()
    {
        Open();
        Assert.Equal(1, Tiles.WallCount);
        Assert.All(Tiles.All, tile => Assert.Equal(1, tile.Source.SubscriberCount));

        await DisposeComponentsAsync();

        Assert.Equal(0, Tiles.WallCount);
        Assert.All(Tiles.All, tile => Assert.Equal(0, tile.Source.SubscriberCount));
    }

    [Fact]
    public async Task Prerendered_IsCompleteAndDoesNotSubscribe()
    {
        await (await PostAsync()).Clock("E1", "A", "19:50").SaveAsync();
        RenderAs(interactive: false);
        var wall = Open();

        Assert.Equal("1", wall.Find(CoverageFigure).TextContent);
        Assert.Equal(0, Tiles.WallCount);
        Assert.All(Tiles.All, tile => Assert.Equal(0, tile.Source.SubscriberCount));
    }

    [Theory]
    [InlineData(CoverageFigure, "0")]
    [InlineData(CasesFigure, "12")]
    [InlineData(CollectionFigure, "12%")]
    [InlineData(LogLine, "新受理：楼上漏水")]
    public async Task Burst_EndsWithTheLastState(string figure, string last)
    {
        var fees = new FeeEstate(App);
        await fees.BillAsync("B1", 100_00);
        var house = await new CaseHouse(App).OpenAsync();
        var duty = await PostAsync();
        var wall = Open();

        for (var change = 0; change < 12; change++)
        {
            await fees.PayAsync(1_00);
            await house.TakeAsync();
            await duty.Clock("E1", "A", $"19:{change + 10}", change % 2 == 0 ? PresenceKind.In : PresenceKind.Out).SaveAsync();
        }

        await QuietAsync();
        Shows(wall, figure, last);
    }

    [Theory]
    [InlineData("en", "Duty coverage", "pending")]
    [InlineData("zh-CN", "值班覆盖", "件待处理")]
    public void Language_IsTheOneOfThePage(string language, string heading, string pending)
    {
        var wall = Open(language);

        Assert.Equal(heading, wall.Find(".tile-coverage h2").TextContent);
        Assert.Equal(pending, wall.Find(".tile-cases .big span").TextContent);
    }

    [Fact]
    public void Beat_ComesThoughNothingChanges()
    {
        var wall = Open();
        var first = wall.Find(".wall").GetAttribute("data-beat");

        App.Clock.Advance(WallBeat.Every);

        wall.WaitForAssertion(() => Assert.NotEqual(first, wall.Find(".wall").GetAttribute("data-beat")), Patience);
    }

    [Fact]
    public async Task Walls_ShareTheirPictures()
    {
        var (one, other) = (Open(), Open());

        Assert.Equal(one.Find(".tile-cases").InnerHtml, other.Find(".tile-cases").InnerHtml);
        var drawing = await Tiles.All[1].ReadAsync(latest: true, default);
        Assert.Same(drawing.Parts[0].In(Texts.Chinese), drawing.Parts[0].In(Texts.Chinese));
    }

    [Fact]
    public async Task Key_Revoked_TheWallIsGoneWithTheNextBeat()
    {
        var key = await App.Services.GetRequiredService<CreateKey>().RunAsync(PortalApp.Tester, "wall", KeyPurpose.Device, KeyScope.Read, default);
        var device = App.Services.GetRequiredService<AccessDirectory>().FindKey(key.Value)!;
        SignIn(device);
        var wall = Open();
        Assert.NotEmpty(wall.FindAll(".tile"));

        await App.Services.GetRequiredService<RevokeKey>().RunAsync(PortalApp.Tester, new KeyId(Guid.Parse(device.Id)), default);
        App.Clock.Advance(WallBeat.Every);

        wall.WaitForAssertion(() => Assert.Empty(wall.FindAll(".tile")), Patience);
        Assert.Equal("▲ 此大屏的密钥已失效。", wall.Find(".wall-gone").TextContent);
    }

    [Fact]
    public void Nobody_SeesNothing()
    {
        SignIn(Actor.Anonymous);
        var wall = Render<WallBoard>(parameters => parameters.Add(board => board.Language, "zh-CN"));

        Assert.NotNull(wall.Find(".wall-gone"));
        Assert.Empty(wall.FindAll(".tile"));
    }

    [Fact]
    public async Task Change_CostsAsManyStatementsForAHundredWallsAsForOne()
    {
        var one = await StatementsOfAChangeAsync(walls: 1);
        var hundred = await StatementsOfAChangeAsync(walls: 99);

        Assert.True(one > 0);
        Assert.Equal(one, hundred);
    }

    // Opens more walls, makes one change, and counts until every wall shows it.
    private async Task<int> StatementsOfAChangeAsync(int walls)
    {
        var fees = new FeeEstate(App);
        if (_walls.Count == 0)
        {
            await fees.BillAsync("B1", 100_00);
            await fees.PayAsync(1_00);
        }

        for (var opened = 0; opened < walls; opened++)
        {
            _walls.Add(Open());
        }

        await QuietAsync();
        var before = _statements.Value;
        await fees.PayAsync(1_00);
        var expected = $"{++_paid}%";
        foreach (var wall in _walls)
        {
            Shows(wall, CollectionFigure, expected);
            wall.WaitForAssertion(() => Assert.Equal(_paid, wall.FindAll(LogLine).Count), Patience);
        }

        await QuietAsync();
        return _statements.Value - before;
    }

    private readonly List<IRenderedComponent<WallBoard>> _walls = [];
    private int _paid = 1;

    /// <summary>Lets every tile finish what it is doing.</summary>
    private async Task QuietAsync()
    {
        foreach (var tile in Tiles.All)
        {
            await tile.ReadAsync(latest: false, default);
        }
    }

    private IRenderedComponent<WallBoard> Open(string language = "zh-CN")
    {
        var wall = Render<WallBoard>(parameters => parameters.Add(board => board.Language, language));
        wall.WaitForAssertion(() => Assert.NotEqual("0", wall.Find(".wall").GetAttribute("data-beat")), Patience);
        return wall;
    }

    private static void Shows(IRenderedComponent<WallBoard> wall, string selector, string text) =>
        wall.WaitForAssertion(() => Assert.Equal(text, wall.Find(selector).TextContent), Patience);

    private async Task<DutySeed> PostAsync()
    {
        var duty = new DutySeed(App).Person("E1").Post("A", DutyBuilder.Window("00:00", "24:00", 1)).Shift("E1", "A", "17:00", "23:00");
        await duty.SaveAsync();
        return duty;
    }
}
