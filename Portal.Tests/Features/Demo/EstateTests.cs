using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Demo;
using Portal.Features.Demo.Making;

namespace Portal.Tests.Features.Demo;

/// <summary>The estate that the generator makes, checked by the rules of the domain.</summary>
public sealed class EstateTests
{
    private static readonly Estate Made = DemoEstates.Estate;

    /// <summary>Of the size that the portal makes by itself, so that the wall has enough to show.</summary>
    private static readonly Estate Busy = DemoEstates.Make(new EstatePlan(Months: 7));

    [Fact]
    public void Make_WithOneSeedTwice_MakesTheSameEstate() =>
        Assert.Equal(DemoEstates.Content(Made), DemoEstates.Content(DemoEstates.Make(DemoEstates.Plan)));

    [Fact]
    public void Make_WithAnotherSeed_MakesOtherOwnersAndPayments()
    {
        var other = DemoEstates.Make(DemoEstates.Plan with { Seed = 8 });

        Assert.NotEqual(Made.Units.Select(unit => unit.Owner), other.Units.Select(unit => unit.Owner));
        Assert.NotEqual(DemoEstates.Content(Made).Count(), DemoEstates.Content(other).Count());
    }

    [Fact]
    public void People_AreFortyWithKnownRolesAndSuperiors()
    {
        var codes = Made.People.Select(person => person.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(40, codes.Count);
        Assert.All(Made.People, person => Assert.NotNull(person.Role));
        Assert.All(Made.People, person => Assert.True(person.SuperiorCode is null || codes.Contains(person.SuperiorCode), person.Name));
        Assert.Equal(Roles.All.Select(role => role.Key).Order(), Made.People.Select(person => person.Role!).Distinct().Order());
        Assert.Single(Made.People, person => person.SuperiorCode is null);
    }

    [Fact]
    public void Roster_OfEveryDay_PlansAsManyAsEveryPostNeeds()
    {
        var coverage = DemoEstates.CoverageOf(Made);
        const int Days = 30;
        var from = DemoEstates.Zone.ToInstant(DemoEstates.Zone.DateOf(DemoEstates.Now).AddDays(1 - Days));

        for (var at = from; at < from.AddDays(Days + Estate.ComingDays - 2); at = at.AddMinutes(30))
        {
            Assert.All(
                coverage.At(at, DemoEstates.Now).Posts,
                post => Assert.True(post.Planned >= post.Required, $"{post.Post.Name} at {at:O}: {post.Planned} planned, {post.Required} required"));
        }
    }

    [Fact]
    public void Roster_OfEachPerson_HasNoTwoShiftsAtOnceAndAtLeastEightHoursBetween()
    {
        foreach (var own in Made.Assignments.GroupBy(shift => shift.PersonId))
        {
            var shifts = own.OrderBy(shift => shift.Start).ToList();
            Assert.All(shifts.Zip(shifts.Skip(1)), pair => Assert.True(pair.Second.Start - pair.First.End >= TimeSpan.FromHours(8)));
        }
    }

    [Fact]
    public void Roster_OfTheFireControlRoom_HoldsTheTwelveHourLimit()
    {
        var post = Made.Posts.Single(post => post.Windows.Any(window => window.Qualification is not null));

        Assert.All(Made.Assignments.Where(shift => shift.PostId == post.Id), shift => Assert.True(shift.End - shift.Start <= TimeSpan.FromHours(12)));
    }

    [Fact]
    public void Presence_AsReplayed_HasNoStrayEventsAndCoversNearlyEverything()
    {
        var coverage = DemoEstates.CoverageOf(Made);
        var range = coverage.Range(DemoEstates.Now.AddDays(-28), DemoEstates.Now, DemoEstates.Now).Value;

        Assert.Empty(coverage.StrayOuts);
        Assert.Empty(coverage.LapsedAt(DemoEstates.Now));
        Assert.InRange(range.Rate!.Value, 96m, 99.9m);
        Assert.All(Made.Presence, one => Assert.True(one.At <= DemoEstates.Now));
    }

    [Fact]
    public void Presence_OfEachPerson_IsAtOnePostAndInsideTheShifts()
    {
        foreach (var own in Made.Presence.GroupBy(one => one.PersonId))
        {
            var kinds = own.OrderBy(one => one.Sequence).ToList();
            Assert.All(kinds.Zip(kinds.Skip(1)), pair => Assert.True(Follows(pair.First, pair.Second), $"{pair.First.Kind} {pair.Second.Kind}"));
            Assert.All(kinds, one => Assert.Contains(
                Made.Assignments,
                shift => shift.PersonId == own.Key && shift.PostId == one.PostId && one.At >= shift.Start - ShiftHabit.Earliest && one.At <= shift.End + ShiftHabit.Latest));
        }
    }

    [Fact]
    public void Presence_Arrivals_AreMostlyInGoodTimeAndSometimesLate()
    {
        var coverage = DemoEstates.CoverageOf(Made);
        var arrivals = Made.Assignments.Where(shift => shift.End < DemoEstates.Now)
            .GroupBy(shift => coverage.ArrivalOf(shift, new ArrivalPolicy(), DemoEstates.Now))
            .ToDictionary(group => group.Key!.Value, group => group.Count());

        Assert.InRange(arrivals[Arrival.InGoodTime] / (double)arrivals.Values.Sum(), 0.8, 0.95);
        Assert.InRange(arrivals[Arrival.Late] / (double)arrivals.Values.Sum(), 0.01, 0.08);
        Assert.DoesNotContain(Arrival.Absent, arrivals.Keys);
    }

    [Fact]
    public void Numbers_OfBillsPaymentsAndClockings_AreUnique()
    {
        AssertUnique(Made.Accounts.SelectMany(account => account.Changes.Bills).Select(bill => bill.Number));
        AssertUnique(Made.Accounts.SelectMany(account => account.Changes.Payments).Select(payment => payment.Number));
        AssertUnique(Made.Units.Select(unit => unit.Code));
        AssertUnique(Made.Presence.Select(one => one.Number.ToString()));
        Assert.Equal(Enumerable.Range(1, Made.Presence.Count), Made.Presence.Select(one => (int)one.Sequence));
    }

    [Fact]
    public void Money_OfEachUnit_AddsUp()
    {
        foreach (var account in Made.Accounts)
        {
            var paid = account.Changes.Payments.Sum(payment => payment.Amount.Fen);
            var allocated = account.Changes.Allocations.Sum(row => row.Amount.Fen);
            Assert.Equal(account.Credit.Fen, paid - allocated);
            Assert.All(account.Changes.Bills, bill => Assert.True(!bill.Open.IsNegative && bill.Open <= bill.Owed));
            Assert.Equal(account.Changes.Bills.Sum(bill => bill.Paid.Fen), allocated);
            Assert.All(account.Changes.Payments, payment => Assert.True(payment.PaidAt <= DemoEstates.Now));
        }
    }

    [Fact]
    public void Collection_OfTheMonths_LooksLikeAnEstate()
    {
        var past = RatesAt(new Period(2026, 8), DemoEstates.Now);
        var monthEnd = RatesAt(new Period(2026, 8), DemoEstates.Zone.EndOf(new Period(2026, 8)));
        var current = RatesAt(new Period(2026, 11), DemoEstates.Now);

        Assert.InRange(past[FeeType.Property], 94m, 99m);
        Assert.InRange(monthEnd[FeeType.Property], 91m, 97m);
        Assert.InRange(monthEnd[FeeType.Utility], 94m, 99.9m);
        Assert.InRange(monthEnd[FeeType.Service], 98m, 100m);
        Assert.InRange(current[FeeType.Property], 80m, 95m);
        Assert.True(current[FeeType.Property] < monthEnd[FeeType.Property]);
    }

    [Fact]
    public void Collection_OfTheCurrentMonth_GrowsDayByDay()
    {
        var period = new Period(2026, 11);
        var days = Enumerable.Range(1, 21).Select(day => RatesAt(period, DemoEstates.Zone.ToInstant(new DateOnly(2026, 11, day), 23 * 60))[FeeType.Property]).ToList();

        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
        Assert.True(days[4] is > 20m and < 60m, days[4].ToString());
    }

    [Fact]
    public void Cases_PlayedThroughTheDomain_LeaveWhatTheWallNeeds()
    {
        var cases = Busy.Cases;
        var summary = CaseSummary.At(cases.Select(one => one.History), DemoEstates.Now, TimeLimits.None, DemoEstates.Zone);
        var pending = cases.Where(one => one.ResolvedAt is null).ToList();

        Assert.InRange(summary.Pending, 12, 24);
        Assert.InRange(summary.Overdue, 1, 6);
        Assert.InRange(summary.AwaitingCallback, 5, 30);
        Assert.Contains(CaseStatus.InProgress, pending.Select(one => one.Status));
        Assert.InRange(pending.Select(one => (one.Title, one.Unit)).Distinct().Count(), pending.Count - 2, pending.Count);
    }

    [Fact]
    public void Cases_OfEveryFullMonth_AreAsManyAndHandledAsWell()
    {
        var limits = TimeLimits.None;
        var months = Enumerable.Range(5, 6).Select(month => new Period(2026, month) is var period ? CaseMonth.Of(
            Busy.Cases.Select(one => one.History), DemoEstates.Zone.StartOf(period), DemoEstates.Zone.EndOf(period), limits) : null).ToList();

        Assert.All(months, month => Assert.InRange(month!.Received, 750, 930));
        Assert.All(months, month => Assert.InRange(month!.Both.TimelyRate!.Value, 90m, 97m));
        Assert.All(months, month => Assert.InRange(month!.Both.EffectiveRate!.Value, 88m, 97m));
    }

    [Fact]
    public void Coverage_OfEveryMonth_IsThatOfAStaffThatKeepsItsShifts()
    {
        var coverage = DemoEstates.CoverageOf(Made);

        foreach (var period in Enumerable.Range(6, 6).Select(month => new Period(2026, month)))
        {
            Assert.InRange(coverage.Range(DemoEstates.Zone.StartOf(period), DemoEstates.Zone.EndOf(period), DemoEstates.Now).Value.Rate!.Value, 96m, 99.5m);
        }
    }

    [Theory]
    [InlineData("2026-11-01T00:00:00+08:00")]
    [InlineData("2026-03-01T03:59:59+08:00")]
    [InlineData("2025-12-31T23:59:59+08:00")]
    [InlineData("2027-02-28T08:00:00+08:00")]
    public void Make_AtTheEdgesOfMonthsAndShifts_Holds(string now)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var estate = DemoEstates.Make(new EstatePlan(20, 2, 3), at);

        Assert.NotEmpty(estate.Cases);
        Assert.Empty(DemoEstates.CoverageOf(estate).StrayOuts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(119)]
    [InlineData(1200)]
    public void Households_OfAnyNumber_HaveThatManyCodes(int units)
    {
        var made = Households.Make(new EstatePlan(units), [], DemoEstates.Now);

        Assert.Equal(units, made.Select(unit => unit.Code).Distinct().Count());
        Assert.Equal(Math.Max(1, (units + 60) / 120), made.Select(unit => unit.Building).Distinct().Count());
        Assert.All(made, unit => Assert.Matches(@"\A1\d{10}\z", unit.Phone));
    }

    private static bool Follows(PresenceEvent first, PresenceEvent second) => first.Kind switch
    {
        PresenceKind.In or PresenceKind.Back => second.Kind is PresenceKind.Away or PresenceKind.Out && second.PostId == first.PostId,
        PresenceKind.Away => second.Kind is PresenceKind.Back && second.PostId == first.PostId,
        PresenceKind.Out => second.Kind is PresenceKind.In,
    };

    private static Dictionary<FeeType, decimal> RatesAt(Period period, DateTimeOffset at) =>
        CollectionFigures.Of(
            period,
            at,
            Made.Accounts.SelectMany(account => account.Changes.Bills),
            Made.Accounts.SelectMany(account => account.Changes.Allocations),
            CollectionTargets.OfTheRules).Types.ToDictionary(figure => figure.Type!.Value, figure => figure.RatePercent!.Value);

    private static void AssertUnique(IEnumerable<string> numbers)
    {
        var list = numbers.ToList();
        Assert.NotEmpty(list);
        Assert.Equal(list.Count, list.Distinct(StringComparer.Ordinal).Count());
    }
}
