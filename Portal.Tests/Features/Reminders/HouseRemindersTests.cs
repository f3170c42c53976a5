using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

/// <summary>The pack that is always on, over a real database, without the loop: what the job does every minute.</summary>
[Trait("Engines", "Both")]
public sealed class HouseRemindersTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly Assignment _night = Shift(Zhou);
    private PortalApp _app;

    public HouseRemindersTests() => _app = new PortalApp(postgres: _postgres, folder: _folder);

    public Task InitializeAsync() => _app.SeedAsync(Zhou, Lin, Wu, Qian, FireRoom, _night);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Reconcile_RunAgain_PlansAndTellsNothingTwice()
    {
        var first = await RunAsync();
        var second = await RunAsync();

        Assert.True(first.Numbers[0].Number > 0);
        Assert.All(second.Numbers, one => Assert.Equal(0, one.Number));
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    [Clause("A-051", "D-176")]
    public async Task Shift_IsToldHalfAnHourBefore_AndItsPersonToTheLeaderWhenNotThereTenMinutesBefore()
    {
        await RunAsync();
        await RunAtAsync(30);
        await RunAtAsync(50);
        await RunAtAsync(51);

        var messages = await MessagesAsync();
        Assert.Equal(
            [("reminder.ShiftSoon", Zhou.Id, Evening.AddMinutes(30), "P-001@1"), ("reminder.LateForShift", Lin.Id, Evening.AddMinutes(50), "D-176@1")],
            messages.Select(one => (one.Text, one.Person, one.DueAt, one.Clause!)));
        Assert.All(messages, one => Assert.Equal(one.DueAt, one.DeliveredAt));
        Assert.Equal($"[\"周海\",\"消防控制室\",{{\"at\":{Evening.AddMinutes(60).ToUnixTimeMilliseconds()}}}]", messages[1].Args);
    }

    [Fact]
    public async Task Restart_TellsNothingTwiceAndForgetsNothing()
    {
        await RunAsync();
        await RunAtAsync(30);
        await _app.DisposeAsync();

        _app = new PortalApp(postgres: _postgres, folder: _folder, start: Evening.AddMinutes(55));
        await RunAsync();
        await RunAsync();

        Assert.Equal(["reminder.ShiftSoon", "reminder.LateForShift"], await TextsAsync());
    }

    [Fact]
    public async Task Restart_AfterTheShift_TellsNothingOfIt()
    {
        await RunAsync();
        await _app.DisposeAsync();

        _app = new PortalApp(postgres: _postgres, folder: _folder, start: Evening.AddHours(9.5));
        await RunAsync();

        Assert.Empty(await TextsAsync());
    }

    [Fact]
    [Clause("A-051", "D-176")]
    public async Task Arrival_BeforeItWasDue_IsNotToldAsLate()
    {
        await RunAsync();
        await RunAtAsync(45, Clocking(PresenceKind.In, 45));
        await RunAtAsync(55);

        Assert.Equal(["reminder.ShiftSoon"], await TextsAsync());
    }

    [Fact]
    public async Task Arrival_AndGoneAgainBeforeItWasDue_IsLateAfterAll()
    {
        await RunAtAsync(5, Clocking(PresenceKind.In, 5));
        await RunAtAsync(45, Clocking(PresenceKind.Out, 45, sequence: 2));
        await RunAtAsync(50);

        Assert.Single(await MessagesAsync(), one => one.Text == "reminder.LateForShift" && one.Person == Lin.Id);
    }

    [Fact]
    public async Task Shift_Withdrawn_HasNothingToTell()
    {
        await RunAsync();
        await _app.Writer.WriteAsync<Preparing>(
            PortalApp.Tester, async (unit, token) => (await unit.Db.Set<Assignment>().SingleAsync(shift => shift.Id == _night.Id, token)).Withdraw("生病"), default);

        var tally = await RunAsync();
        await RunAtAsync(70);

        Assert.Equal(("obsolete", 3L), tally.Numbers[2]);
        Assert.Empty(await TextsAsync());
    }

    [Fact]
    public async Task Shift_WithdrawnAfterItsReminderFellDue_IsNotToldBelated()
    {
        await RunAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await _app.Writer.WriteAsync<Preparing>(
            PortalApp.Tester, async (unit, token) => (await unit.Db.Set<Assignment>().SingleAsync(shift => shift.Id == _night.Id, token)).Withdraw("生病"), default);

        await RunAsync();

        Assert.Empty(await TextsAsync());
    }

    [Fact]
    public async Task Setting_Changed_MovesWhatWaits()
    {
        await RunAsync();
        await _app.Services.GetRequiredService<Portal.Features.Settings.ChangeSetting>().RunAsync(PortalApp.Tester, ReminderSettings.BeforeShift.Name, 45, null, default);

        await RunAsync();
        await RunAtAsync(15);

        Assert.Equal(["reminder.ShiftSoon"], await TextsAsync());
    }

    [Fact]
    public async Task Post_WithoutAnybodyAfterTheGrace_TellsWhoIsDueAndTheLeaderOnce()
    {
        await RunAtAsync(45, Clocking(PresenceKind.In, 45));
        await RunAtAsync(90, Clocking(PresenceKind.Out, 90, sequence: 2));
        await RunAtAsync(92.9);
        Assert.DoesNotContain("reminder.PostUnmanned", await TextsAsync());

        await RunAtAsync(93);
        await RunAtAsync(120);

        var told = (await MessagesAsync()).Where(one => one.Text == "reminder.PostUnmanned").ToArray();
        Assert.Equal(new[] { Zhou.Id.Value, Lin.Id.Value }.Order(), told.Select(one => one.Person.Value).Order());
        Assert.All(told, one => Assert.Equal(("D-305@1", Evening.AddMinutes(93)), (one.Clause, one.DueAt)));
    }

    [Fact]
    public async Task Post_MannedAgainWithinTheGrace_IsNotTold()
    {
        await RunAtAsync(45, Clocking(PresenceKind.In, 45));
        await RunAtAsync(90, Clocking(PresenceKind.Away, 90, sequence: 2));
        await RunAtAsync(92, Clocking(PresenceKind.Back, 92, sequence: 3));
        await RunAtAsync(94);

        Assert.DoesNotContain("reminder.PostUnmanned", await TextsAsync());
    }

    [Fact]
    public async Task Bills_Due_AreOneDigestADayToTheStewardElseToTheCashiers()
    {
        var (unit, orphan) = (Unit("3-1204", Zhou.Id), Unit("3-1205", null));
        await _app.SeedAsync(unit, orphan, Bill(unit, "B1", 20), Bill(unit, "B2", 21), Bill(unit, "B3", 30), Bill(orphan, "B4", 21));

        await RunAsync();
        await RunAtAsync(13 * 60);
        await RunAtAsync(13 * 60 + 1);

        var digests = (await MessagesAsync()).Where(one => one.Text == "reminder.BillsDue").OrderBy(one => one.DueAt).ThenBy(one => one.Person.Value).ToArray();
        Assert.Equal([Zhou.Id, Qian.Id, Zhou.Id, Qian.Id], digests.Select(one => one.Person));
        Assert.All(digests, one => Assert.Equal("B-152@1", one.Clause));
        Assert.Equal(["[2,1,{\"fen\":24600}]", "[1,1,{\"fen\":12300}]"], digests.Take(2).Select(one => one.Args));
    }

    [Theory]
    [InlineData(90, 29.9, null)]
    [InlineData(90, 30, "reminder.CaseDueSoon")]
    [InlineData(90, 90, "reminder.CaseOverdue")]
    [InlineData(30, 0, "reminder.CaseDueSoon")]
    [InlineData(-30, 0, "reminder.CaseOverdue")]
    public async Task Case_NearOrPastItsLimit_IsToldToTheSupervisorsWithALinkToItsPage(int minutesLeft, double at, string? text)
    {
        var taken = await TakeCaseAsync(minutesLeft);
        await RunAsync();

        await RunAtAsync(at);

        var told = (await MessagesAsync()).LastOrDefault(one => one.Text.StartsWith("reminder.Case", StringComparison.Ordinal));
        Assert.Equal(text, told?.Text);
        Assert.Equal(text is null ? null : "/cases/" + taken, told?.Link);
        Assert.True(told is null || told.Person == Wu.Id);
    }

    [Fact]
    public async Task Case_ResolvedInTime_IsNotToldAsOverdue()
    {
        var number = await TakeCaseAsync(minutesLeft: 30, Wu.Id);
        await RunAsync();
        var resolved = await _app.Writer.WriteAsync<Preparing>(
            PortalApp.Tester,
            async (unit, token) => (await unit.Db.Set<Case>().SingleAsync(token)).Resolve("已修", new CaseMove(new CaseActor(Wu.Id, "吴"), unit.Now)),
            default);
        Assert.Null(resolved.Refusal);

        await RunAtAsync(31);

        Assert.Equal(["reminder.CaseDueSoon"], (await MessagesAsync()).Where(one => one.Link == "/cases/" + number).Select(one => one.Text));
    }

    [Fact]
    [Clause("A-021")]
    public async Task Case_OfTheDayStillOpenNearTheEndOfTheShift_IsListedToItsPerson()
    {
        var mine = await TakeCaseAsync(minutesLeft: null, Zhou.Id);
        await RunAsync();

        await RunAtAsync((60 + 7 * 60) - 0.1);
        Assert.DoesNotContain("reminder.UnfinishedCases", await TextsAsync());
        await RunAtAsync(60 + 7 * 60);

        var told = Assert.Single(await MessagesAsync(), one => one.Text == "reminder.UnfinishedCases");
        Assert.Equal((Zhou.Id, $"[1,{{\"at\":{Evening.AddHours(9).ToUnixTimeMilliseconds()}}},\"{mine}\"]"), (told.Person, told.Args));
    }

    [Fact]
    public async Task Person_WhoHasLeft_IsNotReminded_AndTheSupervisorsHearOfTheEmptyPlace()
    {
        await _app.Writer.WriteAsync<Preparing>(PortalApp.Tester, async (unit, token) =>
        {
            (await unit.Db.Set<Person>().SingleAsync(person => person.Id == Zhou.Id, token)).Leave();
            return Result.Done;
        }, default);

        await RunAsync();
        await RunAtAsync(30);
        await RunAtAsync(50);

        Assert.Equal([("reminder.LateForShift", Wu.Id)], (await MessagesAsync()).Select(one => (one.Text, one.Person)));
    }

    private async Task<string> TakeCaseAsync(int? minutesLeft, PersonId? assignee = null)
    {
        var taken = await _app.Services.GetRequiredService<TakeCase>().RunAsync(
            PortalApp.Tester,
            new CaseIntake
            {
                Kind = CaseKind.Repair, Title = "门禁失灵", ReceivedAt = Evening.AddHours(-2), ResolveDue = minutesLeft is { } left ? Evening.AddMinutes(left) : null,
            },
            default);
        if (assignee is { } person)
        {
            await _app.Writer.WriteAsync<Preparing>(
                PortalApp.Tester,
                async (unit, token) => (await unit.Db.Set<Case>().SingleAsync(token)).Assign(person, new CaseMove(new CaseActor(Wu.Id, "吴"), unit.Now)),
                default);
        }

        return taken.Value.Number.ToString();
    }

    private static Unit Unit(string code, PersonId? steward) =>
        Portal.Domain.Fees.Unit.Register(code, new UnitDetails("3", 90m, "王", "13800000000", steward), Evening).Value;

    private static Bill Bill(Unit unit, string number, int day) => Portal.Domain.Fees.Bill.Issue(
        new BillEntry(number, unit.Id, FeeType.Property, new Period(2026, 11), new Money(12_300), new DateOnly(2026, 11, day)), Evening).Value;

    private static PresenceEvent Clocking(PresenceKind kind, double minutes, int sequence = 1) => ReminderBuilder.Clocking(Zhou, kind, Evening.AddMinutes(minutes), sequence);

    private Task<Portal.Jobs.JobTally> RunAsync() => _app.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);

    private async Task RunAtAsync(double minutes, params object[] seed)
    {
        _app.Clock.MoveTo(Evening.AddMinutes(minutes));
        if (seed.Length > 0)
        {
            await _app.SeedAsync(seed);
        }

        await RunAsync();
    }

    private async Task<IEnumerable<string>> TextsAsync() => (await MessagesAsync()).Select(one => one.Text);

    private Task<List<InboxMessage>> MessagesAsync() =>
        _app.QueryAsync(db => db.Set<InboxMessage>().OrderBy(one => one.DeliveredAt).ThenBy(one => one.Id).ToListAsync());
}
