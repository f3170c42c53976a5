using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Statistics;
using Portal.Features.Demo;
using Portal.Features.Demo.Life;
using Portal.Features.Demo.Making;
using Portal.Features.Duty;
using Portal.Features.Statistics;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Demo;

/// <summary>The life of the estate, step by step on a clock that the test moves.</summary>
public sealed class EstateLifeTests : IAsyncLifetime
{
    private static readonly EstatePlan Small = new(Units: 60, Months: 2);

    private PortalApp _app = null!;

    private EstateLife Life => _app.Services.GetRequiredService<EstateLife>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Step_OnADatabaseWithoutTheMark_TouchesNothing()
    {
        _app = new PortalApp();
        await _app.SeedAsync(new Post(TypedId.New<PostId>(_app.Clock.GetUtcNow()), "G01", "中控室", []), Unit.Register("1-101", new UnitDetails(), _app.Clock.GetUtcNow()).Value);
        var before = _app.Writer.AuditHead;

        Assert.False(await Life.StepAsync(default));

        Assert.Equal(before, _app.Writer.AuditHead);
    }

    [Fact]
    public async Task Life_AroundAShiftChange_MovesCoverageCasesAndCollection()
    {
        // Gates and engineers change at 20:00.
        await FillAsync("2026-11-05T19:40:00+08:00");
        Watch();
        var before = await StateAsync();

        await LiveAsync(TimeSpan.FromMinutes(35), TimeSpan.FromSeconds(12));

        var after = await StateAsync();
        Assert.True(after.Steps > before.Steps + 20, $"{before.Steps} to {after.Steps} steps of cases");
        Assert.True(after.Cases > before.Cases, $"{before.Cases} to {after.Cases} cases");
        Assert.True(after.Payments > before.Payments, $"{before.Payments} to {after.Payments} payments");
        Assert.True(after.Clockings > before.Clockings + 6, $"{before.Clockings} to {after.Clockings} clockings");
        Assert.InRange(after.Pending, 4, 24);
        var now = _app.Clock.GetUtcNow();
        var relieved = await ShiftsAsync(shift => shift.Start == new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero));
        var coverage = await CoverageAsync(now);
        Assert.Equal(3, relieved.Count);
        Assert.All(relieved, shift => Assert.Equal(shift.PostId, coverage.StateOf(shift.PersonId, now)?.Post));
        Assert.All(await ShiftsAsync(shift => shift.End == new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero)), shift => Assert.Null(coverage.StateOf(shift.PersonId, now)));
    }

    [Fact]
    public async Task Life_ThroughAWholeDay_KeepsThePostsMannedAndTheMoneyRight()
    {
        await FillAsync("2026-11-21T06:50:00+08:00");
        var from = _app.Clock.GetUtcNow();

        await LiveAsync(TimeSpan.FromHours(14), TimeSpan.FromMinutes(2));

        var now = _app.Clock.GetUtcNow();
        var coverage = await CoverageAsync(now);
        var range = coverage.Range(from, now, now).Value;
        Assert.InRange(range.Rate!.Value, 95m, 100m);
        Assert.Empty(coverage.StrayOuts);
        var (bills, allocations) = await _app.QueryAsync(async db => (await db.Set<Bill>().ToListAsync(), await db.Set<Allocation>().ToListAsync()));
        var paid = allocations.ToLookup(row => row.Bill);
        Assert.All(bills, bill => Assert.Equal(bill.Paid.Fen, paid[bill.Id].Sum(row => row.Amount.Fen)));
        Assert.All(bills, bill => Assert.False(bill.Open.IsNegative));
    }

    [Fact]
    public async Task Life_IntoANewMonth_IssuesItsBillsOnce()
    {
        await FillAsync("2026-11-30T23:55:00+08:00");

        await LiveAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(3));

        var december = await _app.QueryAsync(db => db.Set<Bill>().Where(bill => bill.Period == new Period(2026, 12)).ToListAsync());
        Assert.Equal(Small.Units * 3, december.Count(bill => !bill.Number.StartsWith("FW", StringComparison.Ordinal)));
        Assert.Equal(december.Count, december.Select(bill => bill.Number).Distinct().Count());
    }

    [Fact]
    public async Task Life_AfterThreeDaysOfStandstill_HasTheDaysBetweenAndTheDaysAhead()
    {
        await FillAsync("2026-11-21T20:00:00+08:00");
        var stopped = _app.Clock.GetUtcNow();
        _app.Clock.Advance(TimeSpan.FromDays(3));

        await Life.StepAsync(default);

        var now = _app.Clock.GetUtcNow();
        var coverage = await CoverageAsync(now);
        Assert.InRange(coverage.Range(stopped, now, now).Value.Rate!.Value, 95m, 100m);
        var last = (await ShiftsAsync(_ => true)).Max(shift => DemoEstates.Zone.DateOf(shift.Start));
        Assert.Equal(DemoEstates.Zone.DateOf(now).AddDays(Estate.ComingDays), last);
    }

    [Fact]
    public async Task Life_OfSomebodyWhoLeftByHand_DoesNotBringThePersonBack()
    {
        await FillAsync("2026-11-21T10:00:00+08:00");
        var guard = await _app.QueryAsync(async db =>
        {
            var post = await db.Set<Post>().SingleAsync(post => post.Code == "G05");
            var now = _app.Clock.GetUtcNow();
            var shift = await db.Set<Assignment>().FirstAsync(shift => shift.PostId == post.Id && shift.Start <= now && shift.End > now);
            return await db.Set<Person>().SingleAsync(person => person.Id == shift.PersonId);
        });
        await LiveAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        var left = await _app.Services.GetRequiredService<ClockMyself>().RunAsync(LifeSituation.ActorOf(guard), PresenceKind.Out, null, default);
        Assert.True(left.IsDone, left.Refusal?.ToString());

        await LiveAsync(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(30));

        var now = _app.Clock.GetUtcNow();
        Assert.Null((await CoverageAsync(now)).StateOf(guard.Id, now));
    }

    [Fact]
    public async Task Life_WhileSomebodyWatches_MovesTheWallEveryFewSeconds()
    {
        await FillAsync("2026-11-21T02:30:00+08:00", new EstatePlan(Units: 1200, Months: 1));
        await Life.StepAsync(default);
        Watch();
        var (still, longest) = (TimeSpan.Zero, TimeSpan.Zero);
        var step = TimeSpan.FromSeconds(6);

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(15); passed += step)
        {
            var before = _app.Writer.AuditHead;
            await LiveAsync(step, step);
            still = _app.Writer.AuditHead == before ? still + step : TimeSpan.Zero;
            longest = still > longest ? still : longest;
        }

        Assert.True(longest < TimeSpan.FromSeconds(60), $"still for {longest}");
    }

    /// <summary>Steps hours apart stand for many stops and starts; somebody watches in between.</summary>
    [Fact]
    public async Task Life_OfAMonth_KeepsItsFiguresLikeThoseOfTheHistory()
    {
        await FillAsync("2026-11-21T09:00:00+08:00", new EstatePlan(Units: 200, Months: 3));
        await Life.StepAsync(default);
        var october = await FiguresAsync(new Period(2026, 10));
        await LiveAsync(TimeSpan.FromDays(4), TimeSpan.FromHours(8));
        Watch();
        await LiveAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));
        _app.Services.GetRequiredService<Audience>().Go();
        await LiveAsync(TimeSpan.FromDays(10), TimeSpan.FromHours(5));
        var early = await FiguresAsync(new Period(2026, 12));
        _app.Clock.Advance(TimeSpan.FromDays(9));
        await LiveAsync(TimeSpan.FromHours(12), TimeSpan.FromHours(2));

        var late = await FiguresAsync(new Period(2026, 12));
        var full = await FiguresAsync(new Period(2026, 11));
        Assert.Equal(MonthState.Frozen, full.State);
        Assert.Equal(MonthState.Frozen, october.State);
        Assert.InRange(Value(full, FigureKey.CasesReceived) / Value(october, FigureKey.CasesReceived), 0.85m, 1.15m);
        Assert.InRange(Value(full, FigureKey.CasesResolved) / Value(october, FigureKey.CasesResolved), 0.85m, 1.15m);
        foreach (var month in (StatisticsMonth[])[october, full, late])
        {
            Assert.InRange(Value(month, FigureKey.CoverageRate), 96m, 99.5m);
            var (timely, rated) = (Value(month, FigureKey.CasesTimely), month.Find(FigureKey.CasesTimely)!.Rows);
            Assert.True(timely is > 80m and < 99m, $"{month.Period}: {timely} % of {rated} in time");
            Assert.InRange(Value(month, FigureKey.CasesEffective), 86m, 97m);
        }

        // A month that runs has its pending cases not resolved in time yet; all that were frozen look alike.
        Assert.All([october, full], month => Assert.InRange(Value(month, FigureKey.CasesTimely), 89m, 98m));
        Assert.InRange(Value(early, FigureKey.CollectionProperty), 25m, 60m);
        Assert.InRange(Value(late, FigureKey.CollectionProperty), 65m, 92m);
        Assert.InRange(Value(full, FigureKey.CollectionProperty), 90m, 98m);
        Assert.InRange(Value(full, FigureKey.CollectionUtility), 96m, 100m);
    }

    [Fact]
    public async Task Life_AfterTenDaysOfStandstill_EntersCasesAndPaymentsAtOnceAndAtTheirInstants()
    {
        await FillAsync("2026-11-25T20:00:00+08:00");
        var stopped = _app.Clock.GetUtcNow();
        _app.Clock.Advance(TimeSpan.FromDays(10));

        await Life.StepAsync(default);

        var (cases, payments, overdue) = await _app.QueryAsync(async db => (
            await db.Set<Case>().Where(one => one.ReceivedAt > stopped).Select(one => one.ReceivedAt).ToListAsync(),
            await db.Set<Payment>().Where(payment => payment.PaidAt > stopped).Select(payment => payment.PaidAt).ToListAsync(),
            await db.Set<Case>().CountAsync(one => one.ResolvedAt == null && one.ResolveDue < _app.Clock.GetUtcNow())));
        Assert.InRange(cases.Count, 90, 125);
        Assert.InRange(cases.Select(DemoEstates.Zone.DateOf).Distinct().Count(), 10, 11);
        Assert.True(payments.Count > 20, $"{payments.Count} payments");
        Assert.True(payments.Select(DemoEstates.Zone.DateOf).Distinct().Count() > 4);
        Assert.InRange(overdue, 0, 5);
        Assert.Equal(MonthState.Frozen, (await FiguresAsync(new Period(2026, 11))).State);
    }

    private static decimal Value(StatisticsMonth month, FigureKey key) => month.Find(key)!.Value!.Value;

    private async Task<StatisticsMonth> FiguresAsync(Period period) =>
        (await _app.Services.GetRequiredService<ReadStatistics>().RunAsync(PortalApp.Tester, period, default)).Value;

    private void Watch() => _app.Services.GetRequiredService<Audience>().Come();

    private Task FillAsync(string now) => FillAsync(now, Small);

    private async Task FillAsync(string now, EstatePlan plan)
    {
        _app = new PortalApp(start: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        var made = await _app.Services.GetRequiredService<FillEstate>().RunAsync(PortalApp.Tester, plan, default);
        Assert.True(made.IsDone, made.Refusal?.ToString());
    }

    private async Task LiveAsync(TimeSpan time, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            _app.Clock.Advance(step);
            Assert.True(await Life.StepAsync(default));
        }
    }

    private Task<(int Cases, int Steps, int Pending, int Payments, int Clockings)> StateAsync() =>
        _app.QueryAsync(async db => (
            await db.Set<Case>().CountAsync(),
            await db.Set<CaseEvent>().CountAsync(),
            await db.Set<Case>().CountAsync(one => one.ResolvedAt == null),
            await db.Set<Payment>().CountAsync(),
            await db.Set<PresenceEvent>().CountAsync()));

    private Task<List<Assignment>> ShiftsAsync(System.Linq.Expressions.Expression<Func<Assignment, bool>> which) =>
        _app.QueryAsync(db => db.Set<Assignment>().Where(which).ToListAsync());

    private Task<Coverage> CoverageAsync(DateTimeOffset now) =>
        _app.QueryAsync(async db => new Coverage(new DutyRecord
        {
            Posts = await db.Set<Post>().ToListAsync(),
            Assignments = await db.Set<Assignment>().ToListAsync(),
            Events = await db.Set<PresenceEvent>().Where(one => one.At <= now).ToListAsync(),
            Qualifications = (await db.Set<Person>().ToListAsync()).ToDictionary(person => person.Id, person => person.Qualifications),
            Calendar = DemoEstates.Calendar,
            Zone = DemoEstates.Zone,
        }));
}
