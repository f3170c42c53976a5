using Portal.Domain.Cases;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseMonthTests
{
    private static readonly DateTimeOffset From = Shanghai.StartOf(new(2026, 11));
    private static readonly DateTimeOffset To = Shanghai.EndOf(new(2026, 11));

    [Fact]
    [Clause("B-214")]
    public void Month_OfTheClause_ShowsRatesForComplaintsAndRepairsUnmixed()
    {
        var cases = Handled(CaseKind.Complaint, total: 10, timely: 8, effective: 9)
            .Concat(Handled(CaseKind.Repair, total: 20, timely: 15, effective: 18))
            .Append(History(99, CaseKind.Enquiry, resolved: 1));

        var month = CaseMonth.Of(cases, From, To, TimeLimits.None);

        Assert.Equal((80m, 90m), (month.Complaints.TimelyRate, month.Complaints.EffectiveRate));
        Assert.Equal((75m, 90m), (month.Repairs.TimelyRate, month.Repairs.EffectiveRate));
        Assert.Equal((76.67m, 90m), (month.Both.TimelyRate, month.Both.EffectiveRate));
        Assert.Equal((31, 31), (month.Received, month.Resolved));
    }

    [Fact]
    public void Month_WithoutComplaintsOrRepairs_HasNoRate()
    {
        var month = CaseMonth.Of([History(kind: CaseKind.Enquiry)], From, To, TimeLimits.None);

        Assert.Equal(1, month.Received);
        Assert.Null(month.Both.TimelyRate);
        Assert.Null(month.Both.EffectiveRate);
    }

    [Fact]
    public void Month_CountsByInstant_StartInclusiveEndExclusive()
    {
        var first = History() with { ReceivedAt = From, ResolvedAt = To };
        var last = History() with { ReceivedAt = To.AddTicks(-1) };
        var before = History() with { ReceivedAt = From.AddTicks(-1), ResolvedAt = From };
        var after = History() with { ReceivedAt = To };

        var month = CaseMonth.Of([first, last, before, after], From, To, TimeLimits.None);

        Assert.Equal((2, 1), (month.Received, month.Resolved));
    }

    [Theory]
    [InlineData(null, 60.0, false)]
    [InlineData(60.0, 60.0, true)]
    [InlineData(60.1, 60.0, false)]
    [InlineData(60.1, null, true)]
    [InlineData(null, null, false)]
    public void Timely_IsResolvedAtOrBeforeTheLimit(double? resolved, double? due, bool timely)
    {
        Assert.Equal(timely, History(resolved: resolved, due: due).IsTimely(TimeLimits.None));
    }

    [Fact]
    public void Timely_WithoutItsOwnLimit_GoesByTheConfigured()
    {
        var limits = new TimeLimits([new(CaseKind.Complaint, Resolve: TimeSpan.FromMinutes(30))]);

        Assert.True(History(resolved: 30).IsTimely(limits));
        Assert.False(History(resolved: 31).IsTimely(limits));
    }

    [Theory]
    [InlineData(10.0, 0, null, true)]
    [InlineData(10.0, 0, 3, true)]
    [InlineData(10.0, 0, 2, false)]
    [InlineData(10.0, 1, 5, false)]
    [InlineData(null, 0, null, false)]
    public void Effective_IsResolvedForGoodWithoutAComplaintAboutIt(double? resolved, int reopened, int? satisfaction, bool effective)
    {
        var history = History(resolved: resolved) with { Reopened = reopened, Satisfaction = satisfaction };

        Assert.Equal(effective, history.IsEffective(CaseMonth.DefaultLeastSatisfaction));
    }

    private static IEnumerable<CaseHistory> Handled(CaseKind kind, int total, int timely, int effective) =>
        Enumerable.Range(0, total).Select(no => History(no, kind, resolved: no < timely ? 60 : 61, due: 60) with
        {
            Satisfaction = no < effective ? null : 1,
        });
}
