using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Settings;

/// <summary>The numbers of the rules that this site may change.</summary>
public sealed partial class SettingsPage
{
    private readonly Dictionary<string, string?> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Refusal> _errors = new(StringComparer.Ordinal);
    private IReadOnlyList<SettingView> _settings = [];
    private Refusal? _refusal;
    private string? _saved;

    [Inject]
    public required ListSettings List { get; init; }

    [Inject]
    public required ChangeSetting Change { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _settings.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Settings);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var settings = await List.RunAsync(await Current.GetAsync(), cancellationToken);
        _refusal = settings.Refusal;
        _settings = settings.IsDone ? settings.Value : [];
    }

    private static string Show(SettingDefinition definition, decimal value) =>
        definition.Unit == SettingUnit.TimeOfDay
            ? TimeOnly.MinValue.AddMinutes((double)value).ToString("HH:mm", CultureInfo.InvariantCulture)
            : value.ToString("0.##", CultureInfo.InvariantCulture);

    private static decimal? Read(SettingDefinition definition, string? text) =>
        definition.Unit == SettingUnit.TimeOfDay
            ? TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time.Hour * 60 + time.Minute : null
            : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task SaveAsync(SettingDefinition definition)
    {
        (_saved, _) = (null, _errors.Remove(definition.Name));
        if (!_drafts.TryGetValue(definition.Name, out var draft))
        {
            return;
        }

        if (Read(definition, draft) is not { } value)
        {
            _errors[definition.Name] = SettingRefusals.OutOfRange.With(Show(definition, definition.Least), Show(definition, definition.Most));
            return;
        }

        var result = await Change.RunAsync(await Current.GetAsync(), definition.Name, value, Closing);
        if (result.Refusal is { } refusal)
        {
            _errors[definition.Name] = refusal;
        }
        else
        {
            _drafts.Remove(definition.Name);
            _saved = definition.Name;
        }
    }
}
