using Microsoft.AspNetCore.Components;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;

namespace Portal.App.Pieces;

/// <summary>
/// A masked name or number with a way to see it: ask, give a reason, look for a minute. The full value comes to this
/// component (and so to the browser) only through <see cref="RevealPersonalData"/>, which checks the right and records
/// the look; readers without the right see the mask alone.
/// </summary>
public sealed partial class Masked : IDisposable
{
    /// <summary>How long a revealed value stays.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _closing = new();
    private ITimer? _timer;
    private Refusal? _refusal;
    private string? _value;
    private string _reason = "";
    private bool _asking;
    private bool _mayReveal;

    /// <summary>Kind of value, as its <see cref="IPersonalDataSource"/> names it.</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>Id of the record that holds the value.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>The masked text; null when there is no value.</summary>
    [Parameter, EditorRequired]
    public string? Text { get; set; }

    [Inject]
    private RevealPersonalData Reveal { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private (string Kind, Guid Id) _subject;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_subject != (Kind, Id))
        {
            _subject = (Kind, Id);
            Hide();
        }

        _mayReveal = Access.Check(await Current.GetAsync(), Rights.PersonalDataReveal) is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _timer?.Dispose();
    }

    private async Task RevealAsync()
    {
        var subject = _subject;
        var result = await Reveal.RunAsync(await Current.GetAsync(), Kind, Id, _reason, _closing.Token);
        if (subject != _subject)
        {
            return;
        }

        _refusal = result.Refusal;
        if (result.IsDone)
        {
            _value = result.Value;
            _asking = false;
            _timer?.Dispose();
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(HideLater), null, Shown, Timeout.InfiniteTimeSpan);
        }
    }

    private void HideLater()
    {
        Hide();
        StateHasChanged();
    }

    private void Hide()
    {
        _timer?.Dispose();
        _timer = null;
        _value = null;
        _refusal = null;
        _reason = "";
        _asking = false;
    }
}
