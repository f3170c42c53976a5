using Microsoft.AspNetCore.Components;

namespace Portal.Live;

/// <summary>
/// A component that stays up to date: subscribe, load, load again on every signal, render; on disposal cancel,
/// unsubscribe and await the loop. Signals that arrive while it loads or rests fold into one more load, so it renders at
/// most ten times a second and ends with the last state. A prerendered component loads once and does not subscribe.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    /// <summary>No page stays open for longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _token;
    private LiveSubscription? _subscription;
    private ITimer? _alarm;
    private Task _loading = Task.CompletedTask;
    private bool _loadAgain;
    private Task _loop = Task.CompletedTask;

    /// <summary>A component that has not been shown yet.</summary>
    protected LiveComponent() => _token = _closing.Token;

    /// <summary>Signals of the house.</summary>
    [Inject]
    public required LiveFeed Feed { get; init; }

    /// <summary>Where failed loads are written down.</summary>
    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Which of the four designed states the component is in.</summary>
    protected LoadState State { get; private set; } = LoadState.Loading;

    /// <summary>Cancelled when the component is closed.</summary>
    protected CancellationToken Closing => _token;

    /// <summary>Opens the component's subscription, to the feed or to a snapshot.</summary>
    protected abstract LiveSubscription Subscribe();

    /// <summary>Reads what the component shows, into fields; called on the dispatcher. Must not block it.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>Whether what was loaded has nothing to show.</summary>
    protected virtual bool IsEmpty => false;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = Subscribe();
        }

        await ReloadAsync();
        if (_subscription is not null && !_token.IsCancellationRequested)
        {
            _loop = FollowAsync(_subscription);
        }
    }

    /// <summary>
    /// Loads again, e.g. at the user's wish or with a changed filter. Called while a load is under way it makes that one
    /// load once more, so that an older answer never overwrites a newer one; the task ends with the last load.
    /// </summary>
    protected Task ReloadAsync()
    {
        if (_loading.IsCompleted)
        {
            _loading = LoadUntilCurrentAsync();
        }
        else
        {
            _loadAgain = true;
        }

        return _loading;
    }

    /// <summary>
    /// Loads again at an instant at which what is shown changes though nothing is signalled, because time passed: to be
    /// called by <see cref="LoadAsync"/>. A later call replaces it; null waits for signals alone.
    /// </summary>
    protected void ReloadAt(DateTimeOffset? at, TimeProvider clock)
    {
        _alarm?.Dispose();
        var rest = at - clock.GetUtcNow();
        _alarm = rest is { } span && span < LongestWait && _subscription is { } subscription
            ? clock.CreateTimer(_ => subscription.Signal(), null, span > TimeSpan.Zero ? span : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
    }

    /// <summary>Called when a load failed; the component shows its failed state and tries again with the next signal.</summary>
    protected virtual void OnLoadFailed(Exception exception)
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _alarm?.Dispose();
        _subscription?.Dispose();
        await _loop;
        _closing.Dispose();
        await OnClosedAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what a derived component holds.</summary>
    protected virtual ValueTask OnClosedAsync() => ValueTask.CompletedTask;

    private async Task LoadUntilCurrentAsync()
    {
        do
        {
            _loadAgain = false;
            try
            {
                await LoadAsync(_token);
                State = IsEmpty ? LoadState.Empty : LoadState.Filled;
            }
            catch (OperationCanceledException) when (_token.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                State = LoadState.Failed;
                Loggers.CreateLogger(GetType()).LogError(exception, "What the page shows could not be loaded");
                OnLoadFailed(exception);
            }
        }
        while (_loadAgain && !_token.IsCancellationRequested);
    }

    private async Task FollowAsync(LiveSubscription subscription)
    {
        try
        {
            while (await subscription.WaitAsync(_token))
            {
                var started = Wire.Clock.GetTimestamp();
                await InvokeAsync(async () =>
                {
                    await ReloadAsync();
                    StateHasChanged();
                });
                var rest = Wire.Pace - Wire.Clock.GetElapsedTime(started);
                if (rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest, Wire.Clock, _token);
                }
            }
        }
        catch (OperationCanceledException) when (_token.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}

/// <summary>The four designed states of whatever is loaded.</summary>
public enum LoadState
{
    /// <summary>Not there yet.</summary>
    Loading,

    /// <summary>Loaded, and there is nothing.</summary>
    Empty,

    /// <summary>Loaded.</summary>
    Filled,

    /// <summary>Could not be loaded.</summary>
    Failed,
}
