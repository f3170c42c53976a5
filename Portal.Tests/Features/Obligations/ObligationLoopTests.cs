using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Obligations;

/// <summary>The loop itself, on a clock that the test moves second by second.</summary>
[Trait("Engines", "Both")]
public sealed class ObligationLoopTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private PortalApp _app;

    public ObligationLoopTests() => _app = NewApp(Evening);

    private ObligationLoop Loop => _app.Services.GetRequiredService<ObligationLoop>();

    public Task InitializeAsync() => _app.SeedAsync(Zhou, Lin, Wu, Qian, FireRoom);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Loop_ReminderFallsDue_IsInTheInboxWithinASecond()
    {
        await _app.SeedAsync(Shift(Zhou));
        await SettleAsync(until: Evening.AddMinutes(30));

        _app.Clock.MoveTo(Evening.AddMinutes(30).AddSeconds(1));

        var message = (await MessagesAsync(count: 1)).Single();
        Assert.Equal("reminder.ShiftSoon", message.Text);
        Assert.InRange(message.DeliveredAt - message.DueAt, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Loop_EarlierReminderArrives_WakesForIt()
    {
        await _app.SeedAsync(Shift(Zhou, startMinutes: 120));
        await SettleAsync(until: Evening.AddMinutes(90));

        await _app.SeedAsync(Shift(Lin, startMinutes: 31, hours: 1));

        await SettleAsync(until: Evening.AddMinutes(1));
    }

    [Fact]
    public async Task Loop_ShiftPlannedAtTheLastMinute_IsToldAtOnce()
    {
        await SettleAsync();

        await _app.SeedAsync(Shift(Zhou, startMinutes: 20, planned: Evening));

        // How long the loop rests before it plans again depends on how long the planning before took.
        Assert.Equal("reminder.ShiftSoon", (await MessagesAsync(count: 1, whileWaiting: () => _app.Clock.Advance(TimeSpan.FromMilliseconds(20)))).Single().Text);
    }

    [Fact]
    public async Task Loop_ReasonVanishedAMomentBefore_TellsNothing()
    {
        await _app.SeedAsync(Shift(Zhou));
        await SettleAsync(until: Evening.AddMinutes(30));
        _app.Clock.MoveTo(Evening.AddMinutes(30));
        await MessagesAsync(count: 1);
        await SettleAsync(until: Evening.AddMinutes(50));

        _app.Clock.MoveTo(Evening.AddMinutes(50).AddSeconds(-1));
        await _app.SeedAsync(Clocking(Zhou, PresenceKind.In, _app.Clock.GetUtcNow()));
        _app.Clock.MoveTo(Evening.AddMinutes(50));
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(async () => await WaitingAsync() == 0);

        Assert.Equal(["reminder.ShiftSoon"], (await MessagesAsync(count: 1)).Select(one => one.Text));
    }

    [Fact]
    public async Task Loop_RestartedOverWhatFellDueMeanwhile_DeliversItOnce()
    {
        await _app.SeedAsync(Shift(Zhou));
        await SettleAsync(until: Evening.AddMinutes(30));
        await _app.DisposeAsync();

        _app = NewApp(Evening.AddMinutes(31));
        await MessagesAsync(count: 1);
        await _app.DisposeAsync();
        _app = NewApp(Evening.AddMinutes(32));
        await SettleAsync(until: Evening.AddMinutes(50));

        Assert.Equal(["reminder.ShiftSoon"], (await MessagesAsync(count: 1)).Select(one => one.Text));
    }

    [Fact]
    public async Task Loop_Stopped_LeavesNoSubscriber()
    {
        var feed = _app.Feed;
        await SettleAsync();
        var open = feed.SubscriberCount;

        await Loop.StopAsync(default);
        Loop.Dispose();

        Assert.Equal(open - 2, feed.SubscriberCount);
    }

    private PortalApp NewApp(DateTimeOffset start) =>
        new(PortalApp.RunLoops, _postgres, _folder, start);

    /// <summary>Lets the loop finish what it is at, moving the clock only as far as a burst of changes is collected.</summary>
    private Task SettleAsync(DateTimeOffset? until = null)
    {
        _ = _app.Services;
        return Eventually.TrueAsync(() =>
        {
            if (Loop.Armed is { } armed && (until is null || armed == until))
            {
                return true;
            }

            if (_app.Clock.GetUtcNow() < Evening.AddSeconds(20) || until is null)
            {
                _app.Clock.Advance(TimeSpan.FromMilliseconds(20));
            }

            return false;
        });
    }

    private Task<int> WaitingAsync() => _app.QueryAsync(db => db.Set<OccurrenceStage>().CountAsync(one => one.SettledAt == null && one.At <= Evening.AddMinutes(50)));

    private async Task<List<InboxMessage>> MessagesAsync(int count, Action? whileWaiting = null)
    {
        List<InboxMessage> messages = [];
        await Eventually.TrueAsync(async () =>
        {
            whileWaiting?.Invoke();
            messages = await _app.QueryAsync(db => db.Set<InboxMessage>().OrderBy(one => one.DeliveredAt).ToListAsync());
            return messages.Count >= count;
        });
        return messages;
    }
}
