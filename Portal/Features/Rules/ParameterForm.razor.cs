using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;

namespace Portal.Features.Rules;

/// <summary>A parameter: what holds, what the documents say where they disagree, its history, and the form that publishes a new version.</summary>
public sealed partial class ParameterForm
{
    private Refusal? _refusal;
    private string? _value;
    private DateOnly? _from;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Publishes a version.</summary>
    [Inject]
    public required SetParameter Set { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The settings of the portal.</summary>
    [Inject]
    public required IEnumerable<SettingDefinition> Settings { get; init; }

    /// <summary>The rules of the site.</summary>
    [Parameter, EditorRequired]
    public required SiteRules Rules { get; set; }

    /// <summary>The parameter as its clause has it.</summary>
    [Parameter, EditorRequired]
    public required ClauseParameter Parameter { get; set; }

    /// <summary>What was set, newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ParameterChange> Changes { get; set; }

    /// <summary>Whether the reader may publish versions.</summary>
    [Parameter, EditorRequired]
    public required bool MaySet { get; set; }

    private SettingDefinition? Carrier => Settings.FirstOrDefault(setting => setting.Parameter == Parameter.Key);

    /// <summary>Whether something holds in its place while it is open.</summary>
    private bool GoesOnWithout => Rules.GoingOnWithout(Parameter.Key, Clock.Now).Any();

    private string Id => $"set-{Parameter.Key}";

    private async Task SetAsync()
    {
        if (string.IsNullOrWhiteSpace(_value))
        {
            _refusal = RuleRefusals.ValueMissing;
            return;
        }

        await PublishAsync(_value);
    }

    private async Task PublishAsync(string? value)
    {
        _busy = true;
        var result = await Set.RunAsync(await Current.GetAsync(), Parameter.Key, value, _from is { } day && day != Clock.Today ? Clock.Zone.ToInstant(day) : null, CancellationToken.None);
        (_refusal, _busy) = (result.Refusal, false);
        if (result.IsDone)
        {
            (_value, _from) = (null, null);
        }
    }
}
