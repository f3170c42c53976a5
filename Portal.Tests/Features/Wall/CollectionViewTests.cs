using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Features.Wall;
using Portal.Features.Wall.Tiles;

namespace Portal.Tests.Features.Wall;

public sealed class CollectionViewTests
{
    private static readonly Period November = new(2026, 11);

    [Fact]
    public void Points_RunningMonth_EndsAtThePresentMoment()
    {
        var points = CollectionView.Points(Curve(200, 50, 100, 150), elapsed: 2.5 / 30);

        Assert.Equal([new(1 / 30d, 25), new(2 / 30d, 50), new CurvePoint(2.5 / 30, 75)], points);
    }

    [Fact]
    public void Points_PastMonth_ReachesItsEnd()
    {
        var points = CollectionView.Points(Curve(100, [.. Enumerable.Range(1, 30).Select(day => day * 3)]), elapsed: 1);

        Assert.Equal((30, new CurvePoint(1, 90)), (points.Count, points[^1]));
    }

    [Fact]
    public void Points_NothingReceivable_AreNone() => Assert.Empty(CollectionView.Points(Curve(0, 0), elapsed: 0.5));

    private static CollectionCurve Curve(int receivable, params int[] collected) =>
        new(November, Money.FromYuan(receivable), [.. collected.Select(yuan => Money.FromYuan(yuan))]);
}
