using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.App;

namespace Portal.Features.Units;

/// <summary>A field for the code of a unit that offers units as one types.</summary>
public sealed partial class UnitField : IDisposable
{
    private const int Longest = 40;

    private CancellationTokenSource? _typing;
    private UnitHints _hints = UnitHints.None;
    private string _text = "";
    private string? _given;
    private int _active = -1;
    private bool _isOpen;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Finds units.</summary>
    [Inject]
    public required LookUpUnits Units { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Id of the control, unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The code so far.</summary>
    [Parameter, EditorRequired]
    public string? Value { get; set; }

    /// <summary>A unit was chosen, or the field was left with another text; blank takes it back. Whether there is such a unit is for the receiver to say.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Id of what names the control; null where a label or <see cref="Label"/> does.</summary>
    [Parameter]
    public string? LabelledBy { get; set; }

    /// <summary>Name of the control; null where something on the page names it.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What stands in it while it is empty.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    private string ListId => Id + "-units";

    private UnitHint? Active => _isOpen && _active >= 0 && _active < _hints.Units.Count ? _hints.Units[_active] : null;

    /// <inheritdoc/>
    public void Dispose() => Forget();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_given != Value)
        {
            (_given, _text) = (Value, Value ?? "");
        }
    }

    private string OptionId(int index) => $"{ListId}-{index}";

    private async Task TypeAsync(string? text)
    {
        _text = text ?? "";
        Forget();
        if (string.IsNullOrWhiteSpace(_text))
        {
            Close();
            return;
        }

        using var typing = new CancellationTokenSource();
        _typing = typing;
        try
        {
            var found = await Units.RunAsync(await Current.GetAsync(), _text, typing.Token);
            typing.Token.ThrowIfCancellationRequested();
            (_hints, _active, _isOpen) = (found.IsDone ? found.Value : UnitHints.None, -1, found.IsDone);
        }
        catch (OperationCanceledException) when (typing.IsCancellationRequested)
        {
            // A newer text, or nobody, waits for the answer.
        }
        finally
        {
            _typing = _typing == typing ? null : _typing;
        }
    }

    /// <summary>What was typed to the end is a unit that is offered, whatever the case of its letters, or stands as it is.</summary>
    private Task LeaveAsync(ChangeEventArgs change)
    {
        var typed = (change.Value as string ?? "").Trim();
        return GiveAsync(_hints.Units.FirstOrDefault(unit => string.Equals(unit.Code, typed, StringComparison.OrdinalIgnoreCase))?.Code ?? typed);
    }

    private Task TakeAsync(UnitHint unit) => GiveAsync(unit.Code);

    private Task KeyAsync(KeyboardEventArgs pressed)
    {
        var count = _hints.Units.Count;
        switch (pressed.Key)
        {
            case "ArrowDown" when !_isOpen:
                return TypeAsync(_text);
            case "ArrowDown" when count > 0:
                _active = (_active + 1) % count;
                break;
            case "ArrowUp" when _isOpen && count > 0:
                _active = (Math.Max(_active, 0) + count - 1) % count;
                break;
            case "Enter" when Active is { } unit:
                return TakeAsync(unit);
            case "Escape":
                Close();
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private Task GiveAsync(string code)
    {
        Close();
        _text = code;
        return code == (Value ?? "") ? Task.CompletedTask : ValueChanged.InvokeAsync(code);
    }

    private void Close()
    {
        Forget();
        (_isOpen, _active) = (false, -1);
    }

    private void Forget()
    {
        _typing?.Cancel();
        _typing = null;
    }
}
