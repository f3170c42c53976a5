using Microsoft.AspNetCore.Components;

namespace Portal.Live;

/// <summary>
/// A component that stays up to date: subscribe, load, load again on every signal, render; on disposal cancel,
/// unsubscribe and await the loop. Signals that arrive while it loads fold into one more load. A prerendered component
/// loads once and does not subscribe.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private LiveSubscription? _subscription;
    private Task _loop = Task.CompletedTask;

    /// <summary>Signals of the house.</summary>
    [Inject]
    public required LiveFeed Feed { get; init; }

    /// <summary>Which of the four designed states the component is in.</summary>
    protected LoadState State { get; private set; } = LoadState.Loading;

    /// <summary>Cancelled when the component is closed.</summary>
    protected CancellationToken Closing => _closing.Token;

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
        if (_subscription is not null && !_closing.IsCancellationRequested)
        {
            _loop = FollowAsync(_subscription);
        }
    }

    /// <summary>Loads again at the user's wish, e.g. after a failure or a changed filter.</summary>
    protected async Task ReloadAsync()
    {
        try
        {
            await LoadAsync(_closing.Token);
            State = IsEmpty ? LoadState.Empty : LoadState.Filled;
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            State = LoadState.Failed;
            OnLoadFailed(exception);
        }
    }

    /// <summary>Called when a load failed; the component shows its failed state and tries again with the next signal.</summary>
    protected virtual void OnLoadFailed(Exception exception)
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _subscription?.Dispose();
        await _loop;
        _closing.Dispose();
        await OnClosedAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what a derived component holds.</summary>
    protected virtual ValueTask OnClosedAsync() => ValueTask.CompletedTask;

    private async Task FollowAsync(LiveSubscription subscription)
    {
        try
        {
            while (await subscription.WaitAsync(_closing.Token))
            {
                await InvokeAsync(async () =>
                {
                    await ReloadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
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
