using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.App;
using Portal.Live;

namespace Portal.Features.Search;

/// <summary>The search field of the top bar: finds while one types, a moment after the last letter.</summary>
public sealed partial class SearchBox
{
    /// <summary>How long it waits for the next letter.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const string ListId = "search-list";

    private CancellationTokenSource? _typing;
    private ElementReference _field;
    private SearchResults? _results;
    private LoadState _state = LoadState.Loading;
    private string _text = "";
    private int _active;
    private bool _open;
    private bool _toFocus;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SearchPortal Search { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<SearchBox> Logger { get; init; }

    private bool IsShown => _open && SearchText.Read(_text) is not null;

    private SearchHit? Active => _results is { Hits.Count: > 0 } found ? found.Hits[Math.Clamp(_active, 0, found.Hits.Count - 1)] : null;

    private string? ActiveId => IsShown && _state == LoadState.Filled && Active is { } hit ? SearchList.IdOf(ListId, _results!, hit) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Left;
        Forget();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Left;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_toFocus)
        {
            _toFocus = false;
            await _field.FocusAsync();
        }
    }

    private void Open() => (_open, _toFocus) = (true, true);

    private void Close()
    {
        Forget();
        (_open, _text, _results, _active) = (false, "", null, 0);
    }

    private void Left(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        Close();
        StateHasChanged();
    });

    private Task TypeAsync(string? text)
    {
        (_text, _open) = (text ?? "", true);
        return FindAsync(Pause);
    }

    private Task RetryAsync() => FindAsync(TimeSpan.Zero);

    private async Task FindAsync(TimeSpan pause)
    {
        Forget();
        if (SearchText.Read(_text) is not { } text)
        {
            _results = null;
            return;
        }

        _state = _results is { Hits.Count: > 0 } ? LoadState.Filled : LoadState.Loading;
        using var typing = new CancellationTokenSource();
        _typing = typing;
        try
        {
            await Task.Delay(pause, Clock, typing.Token);
            var found = await Search.RunAsync(await Current.GetAsync(), text, typing.Token);
            typing.Token.ThrowIfCancellationRequested();
            _results = found.IsDone ? found.Value : new SearchResults(text, []);
            _active = 0;
            _state = _results.Hits.Count == 0 ? LoadState.Empty : LoadState.Filled;
        }
        catch (OperationCanceledException) when (typing.IsCancellationRequested)
        {
            // A newer text, or nobody, waits for the answer.
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "The search failed");
            _state = LoadState.Failed;
        }
        finally
        {
            _typing = _typing == typing ? null : _typing;
        }
    }

    private void Key(KeyboardEventArgs pressed)
    {
        var count = _results?.Hits.Count ?? 0;
        switch (pressed.Key)
        {
            case "ArrowDown" when count > 0:
                _active = (_active + 1) % count;
                break;
            case "ArrowUp" when count > 0:
                _active = (_active + count - 1) % count;
                break;
            case "Escape":
                Close();
                break;
            default:
                break;
        }
    }

    /// <summary>To the active hit; while the answer to what was typed is not there yet, to the page of results.</summary>
    private void Enter()
    {
        if (SearchText.Read(_text) is { } text)
        {
            Navigation.NavigateTo(
                _typing is null && _state == LoadState.Filled && Active is { } hit ? hit.Href : "/search?q=" + Uri.EscapeDataString(text.Typed));
        }
    }

    private void Forget()
    {
        _typing?.Cancel();
        _typing = null;
    }
}
