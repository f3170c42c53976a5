using System.Collections.Concurrent;

namespace Portal.Live;

/// <summary>
/// A read model that is loaded once for everybody. A change of one of its topics makes it stale; it is then loaded
/// once, at most every 100 ms, and only while somebody watches or asks. A read model that changes by itself as time
/// passes says when (<see cref="NextChange"/>); and what is a minute old is read again, so an age above that means trouble.
/// </summary>
/// <typeparam name="T">Immutable read model.</typeparam>
public abstract class Snapshot<T> : ISnapshot, IAsyncDisposable
    where T : class
{
    /// <summary>Shortest time between two loads.</summary>
    public static readonly TimeSpan Coalescing = Wire.Pace;

    /// <summary>How long a failed load rests before the next attempt.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>The oldest that a watched state becomes while everything works.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<LiveSubscription, byte> _watchers = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly LiveSubscription _changes;
    private readonly LiveSubscription _wake;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private volatile Versioned<T>? _current;
    private long _requested = 1;
    private long _loaded;
    private int _disposed;

    /// <summary>Starts to listen; nothing is loaded before somebody asks.</summary>
    protected Snapshot(LiveFeed feed, TimeProvider clock, ILogger logger, params IReadOnlyCollection<string> topics)
    {
        _clock = clock;
        _logger = logger;
        _wake = new LiveSubscription([], static _ => { });
        _changes = feed.Subscribe(topics, heard: Invalidate);
        _loop = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    public int SubscriberCount => _watchers.Count;

    /// <summary>The last state that was loaded, stale or not; null before the first load.</summary>
    public Versioned<T>? Latest => _current;

    /// <summary>The state now: the shared one when it is fresh, else one load that all who ask at once wait for.</summary>
    public async ValueTask<Versioned<T>> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } fresh && !IsStale(fresh))
        {
            return fresh;
        }

        return await LoadOnceAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public LiveSubscription Subscribe() => LiveSubscription.To(this);

    void ISnapshot.Join(LiveSubscription subscription)
    {
        _watchers.TryAdd(subscription, 0);
        _wake.Signal();
    }

    void ISnapshot.Leave(LiveSubscription subscription) => _watchers.TryRemove(subscription, out _);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container disposes a service once for each type that it is registered as.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        _changes.Dispose();
        _wake.Dispose();
        await _loop;
        _loading.Dispose();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the state of an instant. Runs off every circuit's dispatcher.</summary>
    protected abstract Task<T> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The next instant at which the state changes although nobody writes; null when it never does.</summary>
    protected virtual DateTimeOffset? NextChange(T value, DateTimeOffset now) => null;

    /// <summary>What <see cref="Coalescing"/> and <see cref="Rest"/> are measured by.</summary>
    internal virtual TimeProvider PacingClock => Wire.Clock;

    private bool IsStale(Versioned<T> state) =>
        Volatile.Read(ref _loaded) < Volatile.Read(ref _requested)
        || ReadAgainAt(state) <= _clock.GetUtcNow();

    private DateTimeOffset ReadAgainAt(Versioned<T> state)
    {
        var oldest = state.AsOf + LongestAge;
        return NextChange(state.Value, state.AsOf) is { } next && next < oldest ? next : oldest;
    }

    private async Task<Versioned<T>> LoadOnceAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_current is { } fresh && !IsStale(fresh))
            {
                return fresh;
            }

            var requested = Volatile.Read(ref _requested);
            var now = _clock.GetUtcNow();
            var value = await Task.Run(() => LoadAsync(now, cancellationToken), cancellationToken);
            var state = new Versioned<T>(value, (_current?.Version ?? 0) + 1, now);
            _current = state;
            Volatile.Write(ref _loaded, requested);
            foreach (var (watcher, _) in _watchers)
            {
                watcher.Signal();
            }

            return state;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task RunAsync()
    {
        var token = _stopping.Token;
        while (!token.IsCancellationRequested)
        {
            try
            {
                if (_watchers.IsEmpty || (_current is { } current && !IsStale(current)))
                {
                    await WaitForReasonAsync(token);
                    continue;
                }

                await LoadOnceAsync(token);
                await Task.Delay(Coalescing, PacingClock, token);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "{Snapshot} could not be loaded; the last state stays and ages", GetType().Name);
                await Task.Delay(Rest, PacingClock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitForReasonAsync(CancellationToken token)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token);
        var woken = _wake.WaitAsync(waiting.Token).AsTask();
        if (_watchers.IsEmpty || _current is not { } current)
        {
            await woken;
            return;
        }

        var rest = ReadAgainAt(current) - _clock.GetUtcNow();
        var due = Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _clock, waiting.Token);
        await Task.WhenAny(woken, due);
        await waiting.CancelAsync();
        await Task.WhenAny(woken);
    }

    private void Invalidate()
    {
        Interlocked.Increment(ref _requested);
        _wake.Signal();
    }
}
