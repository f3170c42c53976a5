using Portal.Domain.Cases;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseSummaryTests
{
    [Fact]
    public void Summary_OfNothing_HasAllFiveKindsAndNoOldest()
    {
        var summary = At(0, []);

        Assert.Equal(0, summary.Pending);
        Assert.Null(summary.OldestPendingSeconds);
        Assert.Equal(5, summary.ByKind.Count);
        Assert.All(summary.ByKind.Values, count => Assert.Equal(new CaseCount(0, 0), count));
    }

    [Theory]
    [InlineData(-0.001, CaseStanding.Absent)]
    [InlineData(0, CaseStanding.Pending)]
    [InlineData(9.999, CaseStanding.Pending)]
    [InlineData(10, CaseStanding.AwaitingCallback)]
    [InlineData(19.999, CaseStanding.AwaitingCallback)]
    [InlineData(20, CaseStanding.Closed)]
    public void Standing_ChangesAtTheVeryInstant(double minutes, CaseStanding standing)
    {
        Assert.Equal(standing, History(resolved: 10, closed: 20).StandingAt(CaseBuilder.At(minutes)));
    }

    [Theory]
    [InlineData(5, CaseStanding.Pending)]
    [InlineData(10, CaseStanding.AwaitingCallback)]
    [InlineData(20, CaseStanding.Closed)]
    [InlineData(30, CaseStanding.Pending)]
    [InlineData(40, CaseStanding.AwaitingCallback)]
    [InlineData(45, CaseStanding.Pending)]
    [InlineData(50, CaseStanding.AwaitingCallback)]
    public void Standing_OfAReopenedCase_IsWhatItWasThen(double minutes, CaseStanding standing)
    {
        var history = History(resolved: 50) with
        {
            Reopenings =
            [
                new(CaseBuilder.At(10), CaseBuilder.At(20), CaseBuilder.At(30)),
                new(CaseBuilder.At(40), null, CaseBuilder.At(45)),
            ],
        };

        Assert.Equal(standing, history.StandingAt(CaseBuilder.At(minutes)));
    }

    [Fact]
    public void Summary_CountsPendingOverdueWaitingAndOldest()
    {
        CaseHistory[] cases =
        [
            History(1, CaseKind.Complaint, received: 0, due: 50),
            History(2, CaseKind.Complaint, received: -90, due: 99),
            History(3, CaseKind.Repair, received: 10, due: 100),
            History(4, CaseKind.Repair, received: 20, resolved: 60),
            History(5, CaseKind.Enquiry, received: -500, resolved: 60, closed: 70),
            History(6, CaseKind.Suggestion, received: 101),
            History(7, CaseKind.Service, received: 30, due: 160.1),
        ];

        var summary = At(100, cases);

        Assert.Equal((4, 2, 1), (summary.Pending, summary.Overdue, summary.AwaitingCallback));
        Assert.Equal(190 * 60, summary.OldestPendingSeconds);
        Assert.Equal(new CaseCount(2, 2), summary.ByKind[CaseKind.Complaint]);
        Assert.Equal(new CaseCount(1, 0), summary.ByKind[CaseKind.Repair]);
        Assert.Equal(new CaseCount(1, 0), summary.ByKind[CaseKind.Service]);
        Assert.Equal(new CaseCount(0, 0), summary.ByKind[CaseKind.Suggestion]);
        Assert.Equal([Id(1), Id(2)], summary.Late.Select(late => late.Id));
        Assert.Equal(TimeSpan.FromMinutes(-50), summary.Late[0].Remaining);
        Assert.Equal((Id(3), TimeSpan.Zero), (summary.DueSoon[0].Id, summary.DueSoon[0].Remaining));
        Assert.Single(summary.DueSoon);
    }

    [Fact]
    public void Summary_WithConfiguredLimits_AppliesThemFromReceipt()
    {
        var limits = new TimeLimits([new(CaseKind.Complaint, Resolve: TimeSpan.FromMinutes(30))]);

        Assert.Equal(0, CaseSummary.At([History()], CaseBuilder.At(30), limits, Shanghai).Overdue);
        Assert.Equal(1, CaseSummary.At([History()], CaseBuilder.At(31), limits, Shanghai).Overdue);
    }

    [Fact]
    public void OldestPending_IsCutToWholeSeconds()
    {
        Assert.Equal(59, At(0.999, [History()]).OldestPendingSeconds);
    }

    // Nine is 09:00 in Shanghai; asked at 21:00, 12 hours later.
    [Theory]
    [InlineData(8 * 60, "4 h")]
    [InlineData(8 * 60 - 0.01, "today")]
    [InlineData(-9 * 60, "today")]
    [InlineData(-9 * 60 - 0.01, "3 days")]
    [InlineData(-60 * 60, "3 days")]
    [InlineData(-60 * 60 - 0.01, "longer")]
    public void Ages_AtTheirBorders_FallIntoOneBand(double received, string band)
    {
        var expected = band switch
        {
            "4 h" => new CaseAges(1, 0, 0, 0),
            "today" => new CaseAges(0, 1, 0, 0),
            "3 days" => new CaseAges(0, 0, 1, 0),
            _ => new CaseAges(0, 0, 0, 1),
        };

        Assert.Equal(expected, At(12 * 60, [History(received: received)]).Ages);
    }

    [Fact]
    public void Ages_JustAfterMidnight_KeepYesterdaysLateCaseWithinFourHours()
    {
        // 00:30 in Shanghai, received at 23:30.
        Assert.Equal(new CaseAges(1, 0, 0, 0), At(15.5 * 60, [History(received: 14.5 * 60)]).Ages);
    }

    private static CaseSummary At(double minutes, CaseHistory[] cases) =>
        CaseSummary.At(cases, CaseBuilder.At(minutes), TimeLimits.None, Shanghai);
}
