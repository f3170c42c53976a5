using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace Portal.Features.Reminders;

/// <summary>The bell of the top bar.</summary>
public sealed partial class InboxBell
{
    private const int MostToasts = 3;
    private readonly HashSet<MessageId> _told = [];
    private IJSObjectReference? _browser;
    private bool _isFirst = true;

    [Inject]
    public required NotificationService Toasts { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        InboxMessage[] news = [.. Inbox.Messages.Where(message => _told.Add(message.Id))];
        if (!_isFirst && RendererInfo.IsInteractive)
        {
            foreach (var message in news.Take(MostToasts))
            {
                await TellAsync(message, cancellationToken);
            }
        }

        _isFirst = false;
    }

    /// <inheritdoc/>
    protected override async ValueTask OnClosedAsync()
    {
        try
        {
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page has gone, and its module with it.
        }
    }

    private async Task TellAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var sentence = Sentences.Of(message);
        Toasts.Notify(new NotificationMessage
        {
            Severity = NotificationSeverity.Info,
            Summary = T[message.Text + ".title"],
            DetailContent = _ => Detail(message, sentence),
            Duration = 10_000,
        });
        try
        {
            _browser ??= await Js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./inbox.js");
            await _browser.InvokeVoidAsync("show", cancellationToken, T[message.Text + ".title"], sentence, message.Id.Value.ToString("N"), message.Link ?? "/inbox");
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A browser that shows no notifications, or is out of reach for a moment, still shows the toast.
        }
    }
}
