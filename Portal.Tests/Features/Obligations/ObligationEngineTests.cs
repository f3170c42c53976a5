using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Editor;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Occurrences from the packs of a site: planned, sent once, done or missed. The clock begins on Saturday 2026-11-21 at 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class ObligationEngineTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("D-011")]
    [Fact]
    public async Task Shift_OfTheControlRoom_HasACleaningTickAndIsListedWithoutOne()
    {
        var seed = await ControlRoomAsync();
        await PlanAsync();
        var first = (await LinesAsync()).Where(line => line.Obligation == "control-room-sweep").ToArray();
        Assert.Equal([DutySeed.At("2026-11-22 08:00")], (await RowsAsync("control-room-sweep")).Where(row => row.Due < DutySeed.At("2026-11-22 12:00")).Select(row => row.Due));
        Assert.Empty(first);

        await AdvanceToAsync("2026-11-22 07:30");
        var night = await LineAsync("control-room-sweep", "2026-11-22");
        Assert.True((await ConfirmAsync(await AccountOfAsync(seed, "N"), night)).IsDone);
        await AdvanceToAsync("2026-11-22 20:01");

        var day = (await LinesAsync("2026-11-22")).Where(line => line.Obligation == "control-room-sweep").ToArray();
        Assert.Equal([OccurrenceStanding.Done, OccurrenceStanding.Missed], day.Select(line => line.Standing));
        Assert.All(day, line => Assert.Equal("D-011@1", line.Citation));
    }

    [Clause("D-002")]
    [Fact]
    public async Task RestRoom_EachCalendarDay_HasACleaningTaskThatIsMissedWhenTheDayEnds()
    {
        await SwitchAsync("rest-rooms");
        await AdvanceToAsync("2026-11-22 23:59:59");
        var today = await LineAsync("staff-rest-room-clean", "2026-11-22");
        Assert.NotEqual(OccurrenceStanding.Missed, today.Standing);

        await AdvanceToAsync("2026-11-23 00:00");

        Assert.Equal(OccurrenceStanding.Missed, (await LineAsync("staff-rest-room-clean", "2026-11-22")).Standing);
        Assert.Single(await LinesAsync("2026-11-23"), line => line.Obligation == "staff-rest-room-clean");
    }

    [Clause("B-029")]
    [Fact]
    public async Task Office_NotCleanedByEight_IsOverdueForThatDay()
    {
        await SwitchAsync("service-centre");

        await AdvanceToAsync("2026-11-23 08:00");

        var line = await LineAsync("office-cleaning-before-work", "2026-11-23");
        Assert.Equal((DutySeed.At("2026-11-23 08:00"), OccurrenceStanding.Missed), (line.Due, line.Standing));
    }

    [Clause("E-019")]
    [Fact]
    public async Task WeeklyReport_IsOpenOnMondayAndOverdueOnTuesday()
    {
        await SwitchAsync("sales-centre");

        await AdvanceToAsync("2026-11-23 00:01");
        Assert.Equal(OccurrenceStanding.Open, (await LineAsync("sales-weekly-report", "2026-11-23")).Standing);
        await AdvanceToAsync("2026-11-24 00:00");
        Assert.Equal(OccurrenceStanding.Missed, (await LineAsync("sales-weekly-report", "2026-11-23")).Standing);
    }

    [Clause("E-020")]
    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("2027-02-28")]
    public async Task PurchasePlan_IsDueOnTheThirtiethOrTheLastOfFebruary_AndOverdueTheDayAfter(string day)
    {
        await SwitchAsync("sales-centre");

        await AdvanceToAsync(day + " 23:59:30");
        Assert.Equal(OccurrenceStanding.Due, (await LineAsync("sales-purchase-plan", day)).Standing);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(OccurrenceStanding.Missed, (await LineAsync("sales-purchase-plan", day)).Standing);
    }

    [Clause("E-081")]
    [Fact]
    public async Task ShowFlat_ClosingWithThreeOfFourChecks_ShowsOneMissing()
    {
        await SwitchAsync("sales-centre");
        string[] checks = ["11:00", "13:00", "15:30"];
        foreach (var check in checks)
        {
            await AdvanceToAsync("2026-11-23 " + check);
            var open = (await LinesAsync("2026-11-23")).Single(line => line.Obligation == "show-flat-goods-check" && line.Standing == OccurrenceStanding.Open);
            await _app.Services.GetRequiredService<AnswerItem>().RunAsync(PortalApp.Tester, open.Obligation, open.Key, new EvidenceAnswer("article", "", "ok"), default);
            Assert.True((await ConfirmAsync(PortalApp.Tester, open)).IsDone);
        }

        await AdvanceToAsync("2026-11-23 18:00");

        var day = (await LinesAsync("2026-11-23")).Where(line => line.Obligation == "show-flat-goods-check").ToArray();
        Assert.Equal(4, day.Length);
        Assert.Equal(checks, day.Where(line => line.DoneAt is not null).Select(line => Time(line.DoneAt!.Value)));
        Assert.Equal(OccurrenceStanding.Missed, Assert.Single(day, line => line.DoneAt is null).Standing);
    }

    [Clause("D-075")]
    [Fact]
    public async Task ManagersOffice_WithAnIntervalSet_IsCleanedAgainAndAgain()
    {
        await SwitchAsync("online-shop");
        await PlanAsync();
        Assert.Empty(await RowsAsync("manager-office-cleaning"));

        await _app.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, "office_cleaning_interval_days", "3", null, default);
        for (var day = 22; day <= 30; day++)
        {
            await AdvanceToAsync($"2026-11-{day} 12:00");
        }

        var due = (await RowsAsync("manager-office-cleaning")).Select(row => row.Due).Order().ToArray();
        Assert.InRange(due.Length, 3, 4);
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.Equal(TimeSpan.FromDays(3), pair.Second - pair.First));
    }

    [Fact]
    public async Task Plan_Again_MakesNothingTwice()
    {
        await ControlRoomAsync();
        await PlanAsync();

        Assert.Equal(new OccurrenceTally(0, 0, 0), await PlanAsync());
        Assert.Equal(new OccurrenceTally(0, 0, 0), await PlanAsync());
    }

    [Fact]
    public async Task Plan_AfterAShiftFellThrough_TakesOutWhatLiesAheadOnly()
    {
        var seed = await ControlRoomAsync();
        await PlanAsync();
        var before = await RowsAsync("control-room-sweep");

        await _app.Writer.WriteAsync<PlanOccurrences>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                (await unit.Db.Set<Portal.Domain.Duty.Assignment>().SingleAsync(shift => shift.Id == seed.LastShift, token)).Withdraw("生病");
                return Result.Done;
            },
            default);
        var tally = await PlanAsync();

        Assert.True(tally.Removed > 0);
        Assert.Equal(before.Count - 1, (await RowsAsync("control-room-sweep")).Count);
    }

    [Fact]
    public async Task Stage_AtItsInstant_TellsWhoeverIsOnDutyThenAndOnlyOnce()
    {
        var seed = await ControlRoomAsync();
        await PlanAsync();

        // The sweep of the night shift is reminded an hour before its end.
        await AdvanceToAsync("2026-11-22 06:59:59");
        await SendAsync();
        Assert.DoesNotContain(await MessagesAsync(), message => message.Clause == "D-011@1");
        await AdvanceToAsync("2026-11-22 07:00");
        Assert.True(await SendAsync() > 0);
        Assert.Equal(0, await SendAsync());

        var told = (await MessagesAsync()).Where(message => message.Clause == "D-011@1");
        Assert.Equal([seed["N"]], told.Select(message => message.Person));
    }

    [Fact]
    public async Task Stage_OfWhatIsDone_FallsAway()
    {
        var seed = await ControlRoomAsync();
        await AdvanceToAsync("2026-11-22 06:30");
        Assert.True((await ConfirmAsync(await AccountOfAsync(seed, "N"), await LineAsync("control-room-sweep", "2026-11-22"))).IsDone);

        await AdvanceToAsync("2026-11-22 07:30");
        await SendAsync();

        Assert.DoesNotContain(await MessagesAsync(), message => message.Clause == "D-011@1");
        Assert.Empty(await _app.QueryAsync(db => db.Set<OccurrenceStage>().Where(stage => stage.SettledAt == null && stage.At <= _app.Clock.GetUtcNow()).ToListAsync()));
    }

    /// <summary>What is not caught up on after a standstill is escalated like anything else while the server runs.</summary>
    [Fact]
    public async Task Ladder_OfWhatIsNotCaughtUp_IsClimbedInItsTime()
    {
        var seed = await ControlRoomAsync();
        await PlanAsync();
        await AdvanceToAsync("2026-11-21 20:15");
        await SendAsync();
        await AdvanceToAsync("2026-11-21 20:35");
        await SendAsync();

        var told = (await MessagesAsync()).Where(message => message.Clause == "D-171@1" && message.DueAt == DutySeed.At("2026-11-21 20:35")).ToArray();
        Assert.Equal([seed["C"]], told.Where(message => message.Text == "obligation.missed").Select(message => message.Person));
    }

    /// <summary>The step about yesterday comes at the instant of today's reminder: each says something of its own.</summary>
    [Fact]
    public async Task Ladder_StepAtTheInstantOfTheNextTurn_IsToldBesideIt()
    {
        var seed = await ControlRoomAsync();
        await SwitchAsync("sales-centre");
        await Terms("sales-weekly-report", new ObligationTerms { Days = "everyday", Ladder = [new EscalationStep(TimeSpan.FromDays(1), new Audience.InRole(Roles.Manager.Key))], RemindBefore = [0], Grace = 0, CatchUp = CatchUp.One });
        await AdvanceToAsync("2026-11-22 12:00");
        var first = (await RowsAsync("sales-weekly-report")).First(row => row.Due > _app.Clock.GetUtcNow()).Due;
        foreach (var at in (DateTimeOffset[])[first, first.AddDays(1)])
        {
            await PlanAsync();
            _app.Clock.MoveTo(at);
            await PlanAsync();
            await SendAsync();
        }

        var told = (await MessagesAsync()).Where(message => message.Origin!.StartsWith("sales-weekly-report|", StringComparison.Ordinal) && message.DueAt == first.AddDays(1));
        Assert.Equal(["obligation.due", "obligation.missed"], told.Select(message => message.Text).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(seed["C"], (await MessagesAsync()).Select(message => message.Person));
    }

    /// <summary>Only the grace changed after the reminder: its instant is the same, and it has been told.</summary>
    [Fact]
    public async Task Reminder_OfWhatChangedAfterIt_IsNotToldAgainAndHoldsNothingUp()
    {
        var seed = await ControlRoomAsync();
        await AdvanceToAsync("2026-11-22 07:00");
        await SendAsync();
        await AdvanceToAsync("2026-11-22 07:10");

        await Terms("control-room-sweep", new ObligationTerms { Grace = 30 });
        await PlanAsync();
        await SendAsync();

        Assert.Equal(DutySeed.At("2026-11-22 08:30"), (await RowsAsync("control-room-sweep"))[0].MissedAt);
        Assert.Equal([seed["N"]], (await MessagesAsync()).Where(message => message.Clause == "D-011@1").Select(message => message.Person));
        Assert.Equal(0, await SendAsync());
    }

    /// <summary>The shift fell through after its reminder and is back: the same occurrence, and nobody hears of it twice.</summary>
    [Fact]
    public async Task Reminder_OfAReasonThatCameBack_IsNotToldAgainAndHoldsNothingUp()
    {
        var seed = await ControlRoomAsync();
        await AdvanceToAsync("2026-11-22 07:00");
        await SendAsync();
        var night = await _app.QueryAsync(db => db.Set<Portal.Domain.Duty.Assignment>().SingleAsync(shift => shift.PersonId == seed["N"]));
        await ChangeAsync(async unit => (await unit.Db.Set<Portal.Domain.Duty.Assignment>().SingleAsync(shift => shift.Id == night.Id)).Withdraw("换班"));
        await PlanAsync();
        Assert.DoesNotContain(await RowsAsync("control-room-sweep"), row => row.Due == night.End);

        await _app.SeedAsync(Portal.Domain.Duty.Assignment.Plan(TypedId.New<Portal.Domain.Duty.AssignmentId>(_app.Clock.GetUtcNow()), seed["N"], night.PostId, night.Start, night.End).Value);
        await PlanAsync();
        await SendAsync();

        Assert.Contains(await RowsAsync("control-room-sweep"), row => row.Due == night.End);
        Assert.Equal([seed["N"]], (await MessagesAsync()).Where(message => message.Clause == "D-011@1").Select(message => message.Person));
        Assert.Equal(0, await SendAsync());
    }

    /// <summary>A miss stays with its people until it is made up for, a week at most.</summary>
    [Fact]
    public async Task Mine_AfterAMiss_KeepsItForAWeekOrUntilItIsDone()
    {
        var seed = await ControlRoomAsync();
        var (mine, other) = (await AccountOfAsync(seed, "N"), await AccountOfAsync(seed, "D"));
        await AdvanceToAsync("2026-11-22 09:00");
        Assert.Contains(await MineAsync(other), line => IsNightsSweep(line));

        await AdvanceToAsync("2026-11-28 09:00");

        var missed = Assert.Single(await MineAsync(mine), IsNightsSweep);
        Assert.Equal(OccurrenceStanding.Missed, missed.Standing);
        Assert.True(missed.MayClose);
        Assert.DoesNotContain(await MineAsync(other), line => IsNightsSweep(line));
        Assert.True((await ConfirmAsync(mine, missed)).IsDone);
        Assert.DoesNotContain(await MineAsync(mine), line => IsNightsSweep(line));

        static bool IsNightsSweep(ObligationLine line) => line.Obligation == "control-room-sweep" && line.Due == DutySeed.At("2026-11-22 08:00");
    }

    [Fact]
    public async Task Mine_AWeekAfterAMiss_LeavesItToTheRecordOfItsDay()
    {
        var seed = await ControlRoomAsync();
        var mine = await AccountOfAsync(seed, "N");
        await AdvanceToAsync("2026-11-29 08:01");

        Assert.DoesNotContain(await MineAsync(mine), line => line.Due == DutySeed.At("2026-11-22 08:00"));
        Assert.Equal(OccurrenceStanding.Missed, (await LineAsync("control-room-sweep", "2026-11-22")).Standing);
    }

    /// <summary>Whoever is away is not reminded at the post: the substitute is. A night shift belongs to the day on which it began.</summary>
    [Theory]
    [InlineData("2026-11-21", "D", "D")]
    [InlineData("2026-11-21", null, "C")]
    [InlineData("2026-11-22", "D", "N")]
    public async Task Leave_OfWhoIsOnDuty_SendsTheReminderToWhoIsThere(string first, string? substitute, string told)
    {
        var seed = await ControlRoomAsync();
        var day = DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
        var leave = await _app.Services.GetRequiredService<Portal.Features.People.Leaves.RecordLeave>()
            .RunAsync(PortalApp.Tester, seed["N"], day, day.AddDays(3), LeaveKind.Other, substitute is null ? null : seed[substitute], default);
        Assert.True(leave.IsDone);

        await AdvanceToAsync("2026-11-22 07:00");
        await SendAsync();

        Assert.Equal([seed[told]], (await MessagesAsync()).Where(message => message.Clause == "D-011@1").Select(message => message.Person));
    }

    [Fact]
    public async Task Confirm_ByOthersTooEarlyTwiceOrWithoutARecord_IsRefused()
    {
        var seed = await ControlRoomAsync();
        await AdvanceToAsync("2026-11-22 07:30");
        var sweep = await LineAsync("control-room-sweep", "2026-11-22");
        var (mine, other) = (await AccountOfAsync(seed, "N"), await AccountOfAsync(seed, "D"));

        Assert.Equal("obligations.not-concerned", (await ConfirmAsync(other, sweep)).Refusal?.Code);
        Assert.True((await ConfirmAsync(mine, sweep)).IsDone);
        Assert.Equal("obligations.already-done", (await ConfirmAsync(mine, sweep)).Refusal?.Code);
        Assert.Equal("obligations.unknown", (await ConfirmAsync(mine, sweep with { Key = "never" })).Refusal?.Code);
        var ahead = (await RowsAsync("control-room-sweep")).First(row => row.Opens > _app.Clock.GetUtcNow());
        Assert.Equal("obligations.not-open", (await ConfirmAsync(mine, sweep with { Key = ahead.Key })).Refusal?.Code);
        await SwitchAsync("sales-centre");
        await AdvanceToAsync("2026-11-23 10:00");
        Assert.Equal("obligations.note-missing", (await ConfirmAsync(PortalApp.Tester, await LineAsync("sales-weekly-report", "2026-11-23"))).Refusal?.Code);
    }

    /// <summary>A night and a day shift in the control room, today and tomorrow.</summary>
    private async Task<DutySeed> ControlRoomAsync()
    {
        var seed = new DutySeed(_app).Person("N").Person("D").Person("C", title: Roles.Manager.Chinese).Post("中控室")
            .Shift("N", "中控室", "2026-11-21 20:00", "2026-11-22 08:00").Shift("D", "中控室", "2026-11-22 08:00", "2026-11-22 20:00");
        await seed.SaveAsync();
        await SwitchAsync("control-room");
        return seed;
    }

    private async Task SwitchAsync(string pack) =>
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    /// <summary>Moves the clock as a running server would see it: planned at least every day.</summary>
    private async Task AdvanceToAsync(string siteTime)
    {
        var until = DutySeed.At(siteTime);
        await PlanAsync();
        while (until - _app.Clock.GetUtcNow() > TimeSpan.FromDays(1))
        {
            _app.Clock.Advance(TimeSpan.FromDays(1));
            await PlanAsync();
        }

        _app.Clock.Advance(until - _app.Clock.GetUtcNow());
        await PlanAsync();
    }

    private async Task Terms(string obligation, ObligationTerms terms) =>
        Assert.Null((await _app.Services.GetRequiredService<SetObligationTerms>().RunAsync(PortalApp.Tester, obligation, terms, null, default)).Refusal);

    private Task<Result> ChangeAsync(Func<WriteUnit, Task> change) =>
        _app.Writer.WriteAsync<PlanOccurrences>(
            PortalApp.Tester,
            async (unit, _) =>
            {
                await change(unit);
                return Result.Done;
            },
            default);

    private async Task<IReadOnlyList<ObligationLine>> MineAsync(Actor actor) => (await _app.Services.GetRequiredService<ReadObligations>().MineAsync(actor, default)).Value;

    private Task<OccurrenceTally> PlanAsync() => _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);

    private Task<int> SendAsync() => _app.Services.GetRequiredService<SendStages>().RunAsync(default);

    private async Task<Actor> AccountOfAsync(DutySeed seed, string person) => await _app.AccountAsync(Roles.ControlRoomOperator, seed[person]);

    private Task<Result> ConfirmAsync(Actor actor, ObligationLine line, string? note = null) =>
        _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(actor, line.Obligation, line.Key, note, default);

    private async Task<ObligationLine> LineAsync(string obligation, string day) => (await LinesAsync(day)).First(line => line.Obligation == obligation);

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(string day = "2026-11-21") =>
        (await _app.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), default)).Value;

    private Task<List<DueOccurrence>> RowsAsync(string obligation) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).OrderBy(row => row.Due).ToListAsync());

    private Task<List<InboxMessage>> MessagesAsync() => _app.QueryAsync(db => db.Set<InboxMessage>().ToListAsync());

    private static string Time(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
