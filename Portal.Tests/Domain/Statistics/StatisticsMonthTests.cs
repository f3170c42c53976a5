using Portal.Domain.Kernel;
using Portal.Domain.Statistics;

namespace Portal.Tests.Domain.Statistics;

public sealed class StatisticsMonthTests
{
    private static readonly SiteZone Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly Period October = new(2026, 10);
    private static readonly DateTimeOffset FreezesAt = new(2026, 11, 1, 0, 10, 0, TimeSpan.FromHours(8));
    private static readonly FigureKey Key = FigureKey.CasesTimely;

    private readonly StatisticsMonth _month = new(October);

    [Fact]
    public void Open_EachComputation_ReplacesTheValue()
    {
        _month.Compute([new(Key, 80m, 10, 90m)], FreezesAt.AddDays(-9));
        _month.Compute([new(Key, 75m, 12, 95m)], FreezesAt.AddDays(-8));

        var figure = Assert.Single(_month.Figures);
        Assert.Equal(MonthState.Open, _month.State);
        Assert.Equal((75m, 12, 95m, "B-214"), (figure.Value, figure.Rows, figure.Target, figure.Clause));
        Assert.Equal((null, false), (figure.Restated, figure.IsRestated));
    }

    [Fact]
    public void Freeze_BeforeTenPastMidnight_IsRefusedAndChangesNothing()
    {
        _month.Compute([new(Key, 80m, 10)], FreezesAt.AddDays(-9));

        var result = _month.Freeze([new(Key, 75m, 12)], FreezesAt.AddTicks(-1), Shanghai);

        Assert.Equal("statistics.too-early", result.Refusal?.Code);
        Assert.Equal((MonthState.Open, 80m), (_month.State, _month.Find(Key)?.Value));
    }

    [Fact]
    public void Freeze_AtTenPastMidnight_KeepsTheValuesOfThatInstant()
    {
        _month.Compute([new(Key, 80m, 10)], FreezesAt.AddHours(-2));

        Assert.True(_month.Freeze([new(Key, 75m, 12)], FreezesAt, Shanghai).IsDone);

        Assert.Equal((MonthState.Frozen, FreezesAt, 75m), (_month.State, _month.FrozenAt, _month.Find(Key)?.Value));
        Assert.Equal(TimeSpan.Zero, _month.FrozenAt?.Offset);
    }

    [Fact]
    public void Freeze_Late_IsAccepted() => Assert.True(_month.Freeze([new(Key, 75m, 12)], FreezesAt.AddDays(3), Shanghai).IsDone);

    [Fact]
    public void Freeze_Twice_IsRefused()
    {
        _month.Freeze([new(Key, 75m, 12)], FreezesAt, Shanghai);

        var result = _month.Freeze([new(Key, 60m, 13)], FreezesAt.AddDays(1), Shanghai);

        Assert.Equal("statistics.already-frozen", result.Refusal?.Code);
        Assert.Equal((75m, null), (_month.Find(Key)?.Value, _month.Find(Key)?.Restated));
    }

    [Fact]
    public void FreezesAt_InDecember_IsNextYear() =>
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 16, 10, 0, TimeSpan.Zero), StatisticsMonth.FreezesAt(new Period(2026, 12), Shanghai));

    [Theory]
    [InlineData(75, 12, null, null)]
    [InlineData(80, 12, 80, 12)]
    [InlineData(75, 13, null, 13)]
    [InlineData(null, 0, null, 0)]
    public void Frozen_Computation_OnlyFillsRestatedWithWhatDiffers(int? value, int rows, int? restated, int? restatedRows)
    {
        _month.Freeze([new(Key, 75m, 12, 90m, "B-214@1")], FreezesAt, Shanghai);

        _month.Compute([new(Key, value, rows, 95m, "B-214@2")], FreezesAt.AddDays(5));

        var figure = Assert.Single(_month.Figures);
        Assert.Equal((75m, 12, 90m, "B-214@1"), (figure.Value, figure.Rows, figure.Target, figure.Clause));
        Assert.Equal(((decimal?)restated, restatedRows), (figure.Restated, figure.RestatedRows));
        Assert.Equal(restatedRows is not null, figure.IsRestated);
        Assert.Equal(FreezesAt.AddDays(5), _month.ComputedAt);
    }

    [Fact]
    public void Frozen_CorrectionTakenBack_IsNoLongerRestated()
    {
        _month.Freeze([new(Key, 75m, 12)], FreezesAt, Shanghai);
        _month.Compute([new(Key, 80m, 12)], FreezesAt.AddDays(1));

        _month.Compute([new(Key, 75m, 12)], FreezesAt.AddDays(2));

        Assert.False(_month.Find(Key)?.IsRestated);
        Assert.Null(_month.Find(Key)?.Restated);
    }

    [Fact]
    public void Frozen_NothingToDivideByAtFirst_IsRestatedOnce()
    {
        _month.Freeze([new(Key, null, 0)], FreezesAt, Shanghai);

        _month.Compute([new(Key, 100m, 1)], FreezesAt.AddDays(1));

        Assert.Equal((null, 100m), (_month.Find(Key)?.Value, _month.Find(Key)?.Restated));
    }

    [Fact]
    public void Frozen_FigureThatWasNotThere_HasNoFrozenValue()
    {
        _month.Freeze([new(Key, 75m, 12)], FreezesAt, Shanghai);

        _month.Compute([new(FigureKey.CasesReceived, 40m, 40)], FreezesAt.AddDays(1));

        Assert.Equal((null, 40m), (_month.Find(FigureKey.CasesReceived)?.Value, _month.Find(FigureKey.CasesReceived)?.Restated));
        Assert.Equal((75m, null), (_month.Find(Key)?.Value, _month.Find(Key)?.Restated));
    }
}
