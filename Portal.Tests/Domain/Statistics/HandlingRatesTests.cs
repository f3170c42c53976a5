using Portal.Domain.Statistics;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Statistics;

public sealed class HandlingRatesTests
{
    private static readonly DateTimeOffset Due = new(2026, 10, 12, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Clause("B-214")]
    public void Rates_OfAMonth_AreSeparateForComplaintsAndRepairs()
    {
        var month = Cases(RatedKind.Complaint, 10, timely: 8, effective: 9)
            .Concat(Cases(RatedKind.Repair, 20, timely: 15, effective: 18))
            .ToList();

        var complaints = HandlingRates.Of(RatedKind.Complaint, month);
        var repairs = HandlingRates.Of(RatedKind.Repair, month);
        var together = HandlingRates.Of(month);

        Assert.Equal((80m, 90m), (complaints.TimelyPercent, complaints.EffectivePercent));
        Assert.Equal((75m, 90m), (repairs.TimelyPercent, repairs.EffectivePercent));
        Assert.Equal((30, 76.67m, 90m), (together.Received, together.TimelyPercent, together.EffectivePercent));
    }

    [Theory]
    [InlineData(null, 0, false)]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(1, null, true)]
    [InlineData(null, null, false)]
    public void Timely_IsResolvedAtOrBeforeTheLimit(int? resolvedSecondsAfterDue, int? dueSeconds, bool expected)
    {
        var one = new RatedCase(
            RatedKind.Repair,
            resolvedSecondsAfterDue is { } after ? Due.AddSeconds(after) : null,
            dueSeconds is { } due ? Due.AddSeconds(due) : null,
            0,
            null);

        Assert.Equal(expected, one.IsTimely);
    }

    [Theory]
    [InlineData(true, 0, null, 3, true)]
    [InlineData(true, 0, 3, 3, true)]
    [InlineData(true, 0, 2, 3, false)]
    [InlineData(true, 0, 3, 4, false)]
    [InlineData(true, 0, 2, 2, true)]
    [InlineData(true, 1, 5, 3, false)]
    [InlineData(false, 0, 5, 3, false)]
    [InlineData(false, 0, null, 3, false)]
    public void Effective_IsResolvedForGoodAndNotDissatisfied(bool resolved, int reopened, int? satisfaction, int minimum, bool expected)
    {
        var one = new RatedCase(RatedKind.Complaint, resolved ? Due : null, Due, reopened, satisfaction);

        Assert.Equal(expected, one.IsEffective(minimum));
    }

    [Fact]
    public void Rates_NoCases_AreNull()
    {
        var none = HandlingRates.Of(RatedKind.Repair, Cases(RatedKind.Complaint, 3, timely: 3, effective: 3));

        Assert.Equal((0, null, null), (none.Received, none.TimelyPercent, none.EffectivePercent));
    }

    private static IEnumerable<RatedCase> Cases(RatedKind kind, int count, int timely, int effective) =>
        Enumerable.Range(0, count).Select(i => new RatedCase(
            kind, Due.AddHours(i < timely ? -1 : 1), Due, Reopened: 0, Satisfaction: i < effective ? 4 : 2));
}
