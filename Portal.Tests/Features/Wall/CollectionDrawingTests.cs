using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Wall;
using Portal.Features.Wall.Drawing;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Wall;

public sealed class CollectionDrawingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Gauges_ShowRateTargetAndWhatIsMissingInYuan()
    {
        var picture = WallMarkup.Chinese(words => CollectionDrawing.Draw(
            Collection(property: (2_350_000, 2_146_490), utility: (100_000, 98_710), service: (50_000, 50_000)), words));

        Assert.Equal("11 月收缴率", picture.Text("h2"));
        Assert.Equal(["91.34%", "98.71%", "100%"], picture.All(".gauge b"));
        Assert.Equal(["物业费 · 目标 95%", "公用事业费 · 目标 100%", "特约服务费 · 目标 100%"], picture.All(".fee"));
        Assert.Equal(["◆差 8.6 万元", "◆差 1,290.00 元", "✓达标"], picture.All(".against"));
        Assert.Equal("91.34 200", picture.Find(".fill").GetAttribute("stroke-dasharray"));
    }

    [Fact]
    public void Gauges_InEnglish_CountInYuan()
    {
        var picture = WallMarkup.English(words => CollectionDrawing.Draw(
            Collection((2_350_000, 2_146_490), (100_000, 98_710), (50_000, 50_000)), words));

        Assert.Equal("Collection, November", picture.Text("h2"));
        Assert.Equal(["◆Short ¥86,010", "◆Short ¥1,290.00", "✓Met"], picture.All(".against"));
    }

    [Clause("B-163")]
    [Fact]
    public void Gauge_OneFenShortOfAHundred_IsBelowTargetThoughItRoundsToIt()
    {
        var picture = WallMarkup.Chinese(words => CollectionDrawing.Draw(
            Collection((0, 0), (0, 0), (1_000_000m, 999_999.99m)), words));

        Assert.Equal(["–", "–", "100%"], picture.All(".gauge b"));
        Assert.Equal(["本月无应收", "本月无应收", "◆差 0.01 元"], picture.All(".against"));
    }

    [Fact]
    public void Curve_IsComparedWithLastMonthAtTheSameTime()
    {
        var collection = Collection((1000, 900), (0, 0), (0, 0)) with
        {
            Elapsed = 0.5,
            Curve = [new(0, 10), new(0.5, 90)],
            LastCurve = [new(0, 0), new(0.5, 84), new(1, 99)],
        };
        var picture = WallMarkup.Chinese(words => CollectionDrawing.Draw(collection, words));

        Assert.Equal("比上月同期高 6 个百分点", picture.Text(".curve-head em"));
        Assert.Equal("0,82.8 350,9.2 ", picture.Find("polyline.this").GetAttribute("points"));
    }

    [Theory]
    [InlineData(95_00, "0.00")]
    [InlineData(94_99, "0.01")]
    [InlineData(0, "95.00")]
    public void Short_IsWhatLacksToTheTargetToTheFen(long collectedFen, string expected)
    {
        var figure = new CollectionFigure(FeeType.Property, Money.FromYuan(100), new Money(collectedFen), 95m);

        Assert.Equal(expected, WallCollection.Short(figure).ToString());
    }

    private static WallCollection Collection((decimal, decimal) property, (decimal, decimal) utility, (decimal, decimal) service) => new()
    {
        Elapsed = 0.6,
        Month = CollectionFigures.Of(
            new Period(2026, 11), Now, [Sum(FeeType.Property, property), Sum(FeeType.Utility, utility), Sum(FeeType.Service, service)], CollectionTargets.OfTheRules),
    };

    private static CollectionSum Sum(FeeType type, (decimal Receivable, decimal Collected) yuan) =>
        new(type, Money.FromYuan(yuan.Receivable), Money.FromYuan(yuan.Collected));
}
