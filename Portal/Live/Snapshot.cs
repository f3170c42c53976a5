using System.Collections.Concurrent;

namespace Portal.Live;

/// <summary>
/// A read model that is loaded once for everybody. A change of one of its topics makes it stale; it is then loaded
/// once, at most every 100 ms, and only while somebody watches or asks. A read model that changes by itself as time
/// passes says when (<see cref="NextChange"/>).
/// </summary>
/// <typeparam name="T">Immutable read model.</typeparam>
public abstract class Snapshot<T> : ISnapshot, IAsyncDisposable
    where T : class
{
    /// <summary>Shortest time between two loads.</summary>
    public static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(100);

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
    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription([], closed => _watchers.TryRemove(closed, out _));
        _watchers.TryAdd(subscription, 0);
        _wake.Signal();
        return subscription;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
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

    private bool IsStale(Versioned<T> state) =>
        Volatile.Read(ref _loaded) < Volatile.Read(ref _requested)
        || (NextChange(state.Value, state.AsOf) is { } next && next <= _clock.GetUtcNow());

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
        try
        {
            while (!token.IsCancellationRequested)
            {
                if (!_watchers.IsEmpty && (_current is null || IsStale(_current)))
                {
                    await TryLoadAsync(token);
                    await Task.Delay(Coalescing, _clock, token);
                    continue;
                }

                await WaitForReasonAsync(token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
        }
    }

    private async Task WaitForReasonAsync(CancellationToken token)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token);
        var woken = _wake.WaitAsync(waiting.Token).AsTask();
        var next = _watchers.IsEmpty || _current is null ? null : NextChange(_current.Value, _current.AsOf);
        if (next is { } instant)
        {
            var rest = instant - _clock.GetUtcNow();
            var due = Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _clock, waiting.Token);
            await Task.WhenAny(woken, due);
            await waiting.CancelAsync();
            await Task.WhenAny(woken);
        }
        else
        {
            await woken;
        }
    }

    private void Invalidate()
    {
        Interlocked.Increment(ref _requested);
        _wake.Signal();
    }

    private async Task TryLoadAsync(CancellationToken token)
    {
        try
        {
            await LoadOnceAsync(token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !token.IsCancellationRequested)
        {
            _logger.LogError(exception, "{Snapshot} could not be loaded; the last state stays and ages", GetType().Name);
            await Task.Delay(TimeSpan.FromSeconds(1), _clock, token);
        }
    }
}
