using Microsoft.Extensions.Logging.Abstractions;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly LiveFeed _feed = new();
    private readonly Counted _snapshot;

    public SnapshotTests() => _snapshot = new Counted(_feed, _clock);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _snapshot.DisposeAsync();

    [Fact]
    public async Task Get_ManyAtOnce_LoadsOnce()
    {
        var gate = _snapshot.HoldNextLoad();
        var waiting = Enumerable.Range(0, 50).Select(_ => _snapshot.GetAsync(default).AsTask()).ToList();
        await Eventually.TrueAsync(() => _snapshot.Loads == 1);

        gate.SetResult();
        var answers = await Task.WhenAll(waiting);

        Assert.Equal(1, _snapshot.Loads);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Get_NothingChanged_SharesTheState()
    {
        var first = await _snapshot.GetAsync(default);
        _clock.Advance(Snapshot<Box>.LongestAge - TimeSpan.FromSeconds(1));

        Assert.Same(first, await _snapshot.GetAsync(default));
    }

    [Fact]
    public async Task Get_AfterAChange_LoadsAgain()
    {
        var first = await _snapshot.GetAsync(default);
        _feed.Publish(Topics.Cases);
        var second = await _snapshot.GetAsync(default);

        Assert.Equal((2, first.Version + 1), (_snapshot.Loads, second.Version));
    }

    [Fact]
    public async Task Get_ForeignTopic_DoesNotLoad()
    {
        await _snapshot.GetAsync(default);
        _feed.Publish(Topics.Coverage);
        await _snapshot.GetAsync(default);

        Assert.Equal(1, _snapshot.Loads);
    }

    [Fact]
    public async Task Change_NobodyWatches_LoadsNothing()
    {
        _feed.Publish(Topics.Cases);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(0, _snapshot.Loads);
        Assert.Null(_snapshot.Latest);
        using var watcher = _snapshot.Subscribe();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        Assert.Equal(1, _snapshot.Loads);
    }

    [Fact]
    public async Task Burst_Watched_LoadsOnceForEachTenthOfASecondAndEndsWithTheLastState()
    {
        using var watcher = _snapshot.Subscribe();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();

        for (var change = 1; change <= 500; change++)
        {
            _snapshot.Source = change;
            _feed.Publish(Topics.Cases);
        }

        Assert.Equal(1, _snapshot.Loads);
        _clock.Advance(Snapshot<Box>.Coalescing);
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();

        Assert.Equal((2, 500), (_snapshot.Loads, _snapshot.Latest!.Value.Number));
    }

    [Fact]
    public async Task Change_WhileLoading_IsLoadedAfterwards()
    {
        using var watcher = _snapshot.Subscribe();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();
        var gate = _snapshot.HoldNextLoad();
        _feed.Publish(Topics.Cases);
        _clock.Advance(Snapshot<Box>.Coalescing);
        await Eventually.TrueAsync(() => _snapshot.Loads == 2);

        _snapshot.Source = 7;
        _feed.Publish(Topics.Cases);
        gate.SetResult();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();
        _clock.Advance(Snapshot<Box>.Coalescing);
        await Eventually.TrueAsync(() => _snapshot.Loads == 3 && _snapshot.Latest!.Version == 3);

        Assert.Equal(7, _snapshot.Latest!.Value.Number);
    }

    [Fact]
    public async Task Load_Fails_KeepsTheLastStateAndTriesAgain()
    {
        using var watcher = _snapshot.Subscribe();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();
        var before = _snapshot.Latest;

        _snapshot.FailNext = true;
        _snapshot.Source = 9;
        _feed.Publish(Topics.Cases);
        _clock.Advance(Snapshot<Box>.Coalescing);
        await Eventually.TrueAsync(() => _snapshot.Loads == 2 && _clock.TimersSet == 1);
        Assert.Same(before, _snapshot.Latest);

        _clock.Advance(Snapshot<Box>.Rest);
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        Assert.Equal(9, _snapshot.Latest!.Value.Number);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(60 * 60 * 24 * 365 * 3, 60)]
    [InlineData(null, 60)]
    public async Task Watched_NobodyWrites_IsReadAgainAtItsNextChangeAndAtTheLatestAfterAMinute(int? nextInSeconds, int readAgainAfter)
    {
        _snapshot.Next = _clock.GetUtcNow().AddSeconds(nextInSeconds ?? 0);
        using var watcher = _snapshot.Subscribe();
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await RestsAsync();
        _clock.Advance(Snapshot<Box>.Coalescing);
        await RestsAsync();

        _snapshot.Source = 3;
        _clock.Advance(TimeSpan.FromSeconds(readAgainAfter - 1));
        Assert.Equal(1, _snapshot.Loads);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.EndsAsync(watcher.WaitAsync(default));

        Assert.Equal(3, _snapshot.Latest!.Value.Number);
    }

    [Fact]
    public async Task Subscription_Disposed_EndsAndIsForgotten()
    {
        var watcher = _snapshot.Subscribe();
        Assert.Equal(1, _snapshot.SubscriberCount);

        watcher.Dispose();

        Assert.Equal(0, _snapshot.SubscriberCount);
        await Eventually.TrueAsync(() => !watcher.WaitAsync(default).AsTask().GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Subscription_ToSeveralSnapshots_WakesForEach()
    {
        await using var other = new Counted(_feed, _clock);
        using var watcher = LiveSubscription.To(_snapshot, other);
        await Eventually.TrueAsync(() => _snapshot.Latest is not null && other.Latest is not null);
        await Eventually.EndsAsync(watcher.WaitAsync(default));
        await Eventually.TrueAsync(() => _clock.TimersSet == 2);
        _clock.Advance(Snapshot<Box>.Coalescing);

        _feed.Publish(Topics.Cases);
        await Eventually.EndsAsync(watcher.WaitAsync(default));

        watcher.Dispose();
        Assert.Equal((0, 0), (_snapshot.SubscriberCount, other.SubscriberCount));
    }

    [Fact]
    public async Task Disposed_StopsListening()
    {
        await using var other = new Counted(_feed, _clock);
        Assert.Equal(2, _feed.SubscriberCount);

        await other.DisposeAsync();

        Assert.Equal(1, _feed.SubscriberCount);
    }

    // The loop has one timer set whenever it rests, be it to coalesce or until the next change.
    private Task RestsAsync() => Eventually.TrueAsync(() => _clock.TimersSet == 1);

    public sealed record Box(int Number);

    private sealed class Counted(LiveFeed feed, TimeProvider clock) : Snapshot<Box>(feed, clock, NullLogger.Instance, Topics.Cases)
    {
        private TaskCompletionSource? _gate;
        private int _loads;

        internal override TimeProvider PacingClock { get; } = clock;

        public int Loads => Volatile.Read(ref _loads);

        public int Source { get; set; }

        public bool FailNext { get; set; }

        public DateTimeOffset? Next { get; set; }

        public TaskCompletionSource HoldNextLoad() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<Box> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken)
        {
            var number = Source;
            Interlocked.Increment(ref _loads);
            if (Interlocked.Exchange(ref _gate, null) is { } gate)
            {
                await gate.Task;
            }

            if (FailNext)
            {
                FailNext = false;
                throw new InvalidOperationException("As the test wants it.");
            }

            return new Box(number);
        }

        protected override DateTimeOffset? NextChange(Box value, DateTimeOffset now) => Next > now ? Next : null;
    }
}
