using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Fees;

public sealed class CollectionFiguresTests
{
    private readonly StoredFees _fees = new();

    [Fact]
    [Clause("B-148")]
    public void Figures_SplitByTypeAndPeriod_AndTotal()
    {
        _fees.Import(
            _fees.Bill("B-1", 10_000, waived: 1_000),
            _fees.Bill("B-2", 5_000, type: FeeType.Utility),
            _fees.Bill("B-3", 70_000, period: StoredFees.October.Next));
        _fees.Import(_fees.Payment("P-1", 6_000, bill: "B-1"), _fees.Payment("P-2", 5_000, bill: "B-2"), _fees.Payment("P-3", 1, bill: "B-3"));

        var figures = _fees.Collection(StoredFees.Day(31));

        Assert.Equal([FeeType.Property, FeeType.Utility, FeeType.Service], figures.Types.Select(figure => figure.Type!.Value));
        Assert.Equal((9_000, 6_000, 3_000, 66.67m, 95m), Row(figures[FeeType.Property]));
        Assert.Equal((5_000, 5_000, 0, 100m, 100m), Row(figures[FeeType.Utility]));
        Assert.Equal((0, 0, 0, null, 100m), Row(figures[FeeType.Service]));
        Assert.Equal((14_000, 11_000, 3_000, 78.57m, null), Row(figures.Total));
        Assert.Null(figures.Total.Standing);
    }

    [Fact]
    public void Collected_AtTheInstantOfPayment_Counts()
    {
        _fees.Import(_fees.Bill("B-1", 100));
        _fees.Import(_fees.Payment("P-1", 100));

        Assert.Equal(0, _fees.Collection(StoredFees.Day(5).AddSeconds(-1))[FeeType.Property].Collected.Fen);
        Assert.Equal(100, _fees.Collection(StoredFees.Day(5))[FeeType.Property].Collected.Fen);
        Assert.Equal(100, _fees.Collection(StoredFees.Day(1))[FeeType.Property].Receivable.Fen);
    }

    [Theory]
    [Clause("B-162")]
    [InlineData(99_900, TargetStanding.BelowTarget)]
    [InlineData(100_000, TargetStanding.Met)]
    public void Utility_AgainstAHundredPercent(long paid, TargetStanding expected) =>
        Assert.Equal(expected, Standing(FeeType.Utility, 100_000, paid));

    [Theory]
    [Clause("B-163")]
    [InlineData(false, TargetStanding.BelowTarget)]
    [InlineData(true, TargetStanding.Met)]
    public void Service_OneUnpaidCharge_IsBelowTarget(bool lastIsPaid, TargetStanding expected)
    {
        for (var i = 0; i < 40; i++)
        {
            _fees.Import(_fees.Bill($"B-{i}", 1_000_000, type: FeeType.Service));
            _fees.Import(_fees.Payment($"P-{i}", 1_000_000));
        }

        _fees.Import(_fees.Bill("B-last", 1, type: FeeType.Service));
        if (lastIsPaid)
        {
            _fees.Import(_fees.Payment("P-last", 1));
        }

        var figure = _fees.Collection(StoredFees.Day(31))[FeeType.Service];

        // The rate shown is 100.00 either way; the judgement is exact.
        Assert.Equal((100m, expected, "B-163"), (figure.RatePercent, figure.Standing, figure.Clause));
    }

    [Theory]
    [Clause("B-164")]
    [InlineData(94_900, 95, TargetStanding.BelowTarget)]
    [InlineData(94_999, 95, TargetStanding.BelowTarget)]
    [InlineData(95_000, 95, TargetStanding.Met)]
    [InlineData(94_900, 94.9, TargetStanding.Met)]
    [InlineData(95_000, 96, TargetStanding.BelowTarget)]
    public void Property_AgainstAnEditableTarget(long paid, double target, TargetStanding expected) =>
        Assert.Equal(expected, Standing(FeeType.Property, 100_000, paid, new CollectionTargets(Property: (decimal)target)));

    [Fact]
    public void Standing_NothingReceivable_IsNeitherMetNorBelow()
    {
        _fees.Import(_fees.Bill("B-1", 100, waived: 100));

        var figure = _fees.Collection(StoredFees.Day(31))[FeeType.Property];

        Assert.Null(figure.RatePercent);
        Assert.Null(figure.Standing);
    }

    [Fact]
    public void FeeTypes_Codes_ReadBack()
    {
        Assert.Equal(["property", "utility", "service"], FeeTypes.All.Select(type => type.Code));
        Assert.All(FeeTypes.All, type => Assert.True(FeeTypes.TryParse(type.Code, out var read) && read == type));
        Assert.False(FeeTypes.TryParse("Property", out _));
        Assert.False(FeeTypes.TryParse(null, out _));
    }

    private static (long Receivable, long Collected, long Outstanding, decimal? Rate, decimal? Target) Row(CollectionFigure figure) =>
        (figure.Receivable.Fen, figure.Collected.Fen, figure.Outstanding.Fen, figure.RatePercent, figure.Target);

    private static TargetStanding? Standing(FeeType type, long receivable, long collected, CollectionTargets? targets = null) =>
        CollectionFigures.Of(
            StoredFees.October,
            StoredFees.Now,
            [new CollectionSum(type, new Money(receivable), new Money(collected))],
            targets ?? CollectionTargets.OfTheRules)[type].Standing;
}
