using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Cases;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

/// <summary>Planning and delivering over a real database, without the loop: what the job does every minute.</summary>
[Trait("Engines", "Both")]
public sealed class DueTableTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly Assignment _night = Shift(Zhou);
    private PortalApp _app;

    public DueTableTests() => _app = new PortalApp(postgres: _postgres, folder: _folder);

    private ReconcileReminders Job => _app.Services.GetRequiredService<ReconcileReminders>();

    public Task InitializeAsync() => _app.SeedAsync(Zhou, Lin, Wu, Qian, FireRoom, _night);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Reconcile_RunAgain_PlansNothingTwice()
    {
        var first = await Job.RunAsync(default);
        var second = await Job.RunAsync(default);

        Assert.Equal(("planned", 4L), first.Numbers[0]);
        Assert.All(second.Numbers, one => Assert.Equal(0, one.Number));
        Assert.Equal(4, (await RemindersAsync()).Count);
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    public async Task Reconcile_AtTheDueInstant_DeliversOnce()
    {
        await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromMinutes(30));

        await Job.RunAsync(default);
        await Job.RunAsync(default);

        var message = Assert.Single(await MessagesAsync());
        Assert.Equal((Zhou.Id, "reminder.ShiftSoon", Evening.AddMinutes(30)), (message.Person, message.Text, message.DueAt));
        Assert.Equal(message.DueAt, message.DeliveredAt);
    }

    [Fact]
    public async Task Reconcile_AfterARestart_TellsNothingTwiceAndForgetsNothing()
    {
        await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromMinutes(30));
        await Job.RunAsync(default);
        await _app.DisposeAsync();

        _app = new PortalApp(postgres: _postgres, folder: _folder, start: Evening.AddMinutes(50));
        await Job.RunAsync(default);
        await Job.RunAsync(default);

        Assert.Equal(["reminder.ShiftSoon", "reminder.LateForShift"], (await MessagesAsync()).Select(one => one.Text));
    }

    [Fact]
    [Clause("A-051", "D-176")]
    public async Task Reconcile_PersonClockedInBeforeItWasDue_TakesTheLateNoticeOut()
    {
        await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromMinutes(45));
        await _app.SeedAsync(Clocking(PresenceKind.In));

        var tally = await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Job.RunAsync(default);

        Assert.Equal(("obsolete", 3L), tally.Numbers[2]);
        Assert.Equal(["reminder.ShiftSoon"], (await MessagesAsync()).Select(one => one.Text));
    }

    [Fact]
    public async Task Reconcile_PersonClocksInAndOutAgain_IsLateAfterAll()
    {
        await Job.RunAsync(default);
        await _app.SeedAsync(Clocking(PresenceKind.In));
        await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromMinutes(40));
        await _app.SeedAsync(Clocking(PresenceKind.Out, sequence: 2));
        _app.Clock.Advance(TimeSpan.FromMinutes(10));

        await Job.RunAsync(default);

        Assert.Single(await MessagesAsync(), one => one.Text == "reminder.LateForShift" && one.Person == Lin.Id);
    }

    [Fact]
    public async Task Reconcile_ShiftWithdrawn_TakesItsRemindersOut()
    {
        await Job.RunAsync(default);
        await _app.Writer.WriteAsync<Preparing>(
            PortalApp.Tester,
            async (unit, token) => (await unit.Db.Set<Assignment>().SingleAsync(token)).Withdraw("生病"),
            default);

        var tally = await Job.RunAsync(default);

        Assert.Equal(("obsolete", 4L), tally.Numbers[2]);
        Assert.Empty(await RemindersAsync());
    }

    [Fact]
    public async Task Reconcile_SettingChanged_MovesWhatWaits()
    {
        await Job.RunAsync(default);
        await _app.Services.GetRequiredService<Portal.Features.Settings.ChangeSetting>()
            .RunAsync(PortalApp.Tester, ReminderSettings.BeforeShift.Name, 45, null, default);

        var tally = await Job.RunAsync(default);

        Assert.Equal(("moved", 1L), tally.Numbers[1]);
        Assert.Equal(Evening.AddMinutes(15), (await RemindersAsync()).Single(one => one.Kind == ReminderKind.ShiftSoon).DueAt);
    }

    [Fact]
    public async Task Reconcile_BillsDue_SendOneDigestADay()
    {
        var unit = Unit.Register("3-1204", new UnitDetails("3", 90m, "王", "13800000000", Zhou.Id), Evening).Value;
        await _app.SeedAsync(unit, Bill(unit, "B1", 20), Bill(unit, "B2", 21), Bill(unit, "B3", 30));

        await Job.RunAsync(default);
        await Job.RunAsync(default);
        _app.Clock.Advance(TimeSpan.FromHours(13));
        await Job.RunAsync(default);

        var digests = (await MessagesAsync()).Where(one => one.Text == "reminder.BillsDue").ToArray();
        Assert.Equal(2, digests.Length);
        Assert.All(digests, one => Assert.Equal((Zhou.Id, "B-152"), (one.Person, one.Clause)));
        Assert.Equal("[2,1,{\"fen\":24600}]", digests[0].Args);
    }

    [Theory]
    [InlineData(30, "reminder.CaseDueSoon")]
    [InlineData(-30, "reminder.CaseOverdue")]
    public async Task Deliver_CaseNearOrPastItsLimit_LinksToThePageOfTheCase(int minutesLeft, string text)
    {
        var taken = await _app.Services.GetRequiredService<TakeCase>().RunAsync(
            PortalApp.Tester,
            new CaseIntake { Kind = CaseKind.Repair, Title = "门禁失灵", ReceivedAt = Evening.AddHours(-2), ResolveDue = Evening.AddMinutes(minutesLeft) },
            default);

        await Job.RunAsync(default);

        var message = Assert.Single(await MessagesAsync(), one => one.Text == text);
        Assert.Equal("/cases/" + taken.Value.Number, message.Link);
    }

    [Fact]
    public async Task Deliver_MoreThanABatch_LeavesNothingDueBehind()
    {
        await _app.SeedAsync(
        [
            .. Enumerable.Range(0, DeliverReminders.Batch + 7).Select(number => new Reminder
            {
                Kind = ReminderKind.ShiftSoon, Occurrence = $"o{number}", Person = Zhou.Id, DueAt = Evening, Args = "[\"a\",\"b\",\"c\"]", Clause = null,
            }),
        ]);

        Assert.Equal(DeliverReminders.Batch + 7, await _app.Services.GetRequiredService<DeliverReminders>().RunAsync(default));
        Assert.Equal(DeliverReminders.Batch + 7, (await MessagesAsync()).Count);
    }

    private static Bill Bill(Unit unit, string number, int day) => Portal.Domain.Fees.Bill.Issue(
        new BillEntry(number, unit.Id, FeeType.Property, new Period(2026, 11), new Money(12_300), new DateOnly(2026, 11, day)), Evening).Value;

    private PresenceEvent Clocking(PresenceKind kind, int sequence = 1) => ReminderBuilder.Clocking(Zhou, kind, _app.Clock.GetUtcNow(), sequence);

    private Task<List<Reminder>> RemindersAsync() => _app.QueryAsync(db => db.Set<Reminder>().ToListAsync());

    private Task<List<InboxMessage>> MessagesAsync() =>
        _app.QueryAsync(db => db.Set<InboxMessage>().OrderBy(one => one.DeliveredAt).ThenBy(one => one.Id).ToListAsync());
}
