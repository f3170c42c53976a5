using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>One number of the rules on the page.</summary>
public sealed partial class SettingForm
{
    private string? _draft;
    private DateTime? _from;
    private Refusal? _error;
    private bool _saved;
    private bool _busy;

    /// <summary>The setting as it is.</summary>
    [Parameter, EditorRequired]
    public SettingView Setting { get; set; } = default!;

    [Inject]
    public required ChangeSetting Change { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    private SettingDefinition Definition => Setting.Definition;

    private string Id => "set-" + Definition.Name.Replace('.', '-');

    private void Draft(ChangeEventArgs change) => (_draft, _saved, _error) = (change.Value?.ToString() ?? "", false, null);

    /// <summary>The value as the input has it.</summary>
    private string Text(decimal? value) => value switch
    {
        null => "",
        { } minutes when Definition.Unit == SettingUnit.TimeOfDay => TimeOnly.MinValue.AddMinutes((double)minutes).ToString("HH:mm", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>The value as people read it.</summary>
    private string Show(decimal? value) =>
        value is null ? T["settings.unset"]
        : Definition.Unit == SettingUnit.Switch ? T[value > 0 ? "settings.on" : "settings.off"]
        : Text(value);

    private bool TryRead(string text, out decimal? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Definition.MayBeOff;
        }

        if (Definition.Unit == SettingUnit.TimeOfDay && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            value = time.Hour * 60 + time.Minute;
        }
        else if (Definition.Unit != SettingUnit.TimeOfDay && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            value = number;
        }

        return value is not null;
    }

    private async Task SaveAsync()
    {
        (_saved, _error) = (false, null);

        // Saved as it stands, it says that the value is meant: where documents disagree, that decides.
        if (!TryRead(_draft ?? Text(Setting.Value), out var value))
        {
            _error = SettingRefusals.OutOfRange.With(Text(Definition.Least), Text(Definition.Most));
            return;
        }

        _busy = true;
        DateTimeOffset? from = _from is { } local ? Clock.Zone.ToInstant(local) : null;
        var result = await Change.RunAsync(await Current.GetAsync(), Definition.Name, value, from, CancellationToken.None);
        _busy = false;
        _error = result.Refusal;
        if (result.IsDone)
        {
            (_draft, _from, _saved) = (null, null, true);
        }
    }
}
