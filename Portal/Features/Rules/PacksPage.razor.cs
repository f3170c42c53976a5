using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>The packs: which are on, what switching one would change, and where those that are on disagree.</summary>
public sealed partial class PacksPage : LiveComponent
{
    private SiteRules? _rules;
    private IReadOnlyList<ParameterStanding> _conflicts = [];
    private ILookup<string, EmptyAudience>? _empty;
    private Refusal? _refusal;
    private string? _preview;
    private bool _maySwitch;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The rules.</summary>
    [Inject]
    public required ReadRules Read { get; init; }

    /// <summary>Tells of their changes.</summary>
    [Inject]
    public required SiteRulesSnapshot Source { get; init; }

    /// <summary>Finds what nobody would be told.</summary>
    [Inject]
    public required FindEmptyAudiences Empty { get; init; }

    /// <summary>Switches a pack.</summary>
    [Inject]
    public required SwitchPack Switch { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _rules is null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Source.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reader = await Current.GetAsync();
        _maySwitch = Access.Check(reader, SwitchPack.Right) is null;
        var read = await Read.RunAsync(reader, cancellationToken);
        var empty = await Empty.RunAsync(reader, cancellationToken);
        _empty = empty.IsDone ? empty.Value : null;
        _refusal = read.Refusal;
        _rules = read.IsDone ? read.Value.Value : null;
        _conflicts = [.. _rules?.ConflictsAt(Clock.Now) ?? []];
    }

    /// <summary>What switching a pack changes, in sentences.</summary>
    private IEnumerable<string> Changes(RulePack pack, bool isOn)
    {
        var now = Clock.Now;
        var after = _rules!.With(new PackSwitch(pack.Id, isOn, now));
        string[] keys = [.. pack.Clauses.SelectMany(clause => clause.Parameters).Select(parameter => parameter.Key).Distinct()];
        var obligations = pack.Obligations.Count(obligation => obligation.With(key => (isOn ? after : _rules).ValueOf(key, now)) is not null);
        yield return T[isOn ? "rules.preview.clauses-on" : "rules.preview.clauses-off", pack.Clauses.Count];
        yield return T[isOn ? "rules.preview.obligations-on" : "rules.preview.obligations-off", obligations, pack.Obligations.Count - obligations];
        foreach (var key in keys)
        {
            var (before, then) = (_rules.StandingOf(key, now), after.StandingOf(key, now));
            if (before.Source != ParameterSource.Off && before.Value != then.Value)
            {
                var parameter = _rules.Find(key)!;
                yield return T["rules.preview.value", parameter.Name.InLanguage(), RuleFormat.Show(T, parameter, before.Value), RuleFormat.Show(T, parameter, then.Value)];
            }

            if (then.IsUndecided && !before.IsUndecided)
            {
                yield return T["rules.preview.conflict", _rules.Find(key)!.Name.InLanguage()];
            }
        }

        var open = keys.Where(key => after.StandingOf(key, now).Source == ParameterSource.Open).ToLookup(key => after.GoingOnWithout(key, now).Any());
        if (isOn && open[false].Any())
        {
            yield return T["rules.preview.open", open[false].Count()];
        }

        if (isOn && open[true].Any())
        {
            yield return T["rules.preview.open-meanwhile", open[true].Count()];
        }
    }

    /// <summary>What would reach nobody, and where it stands.</summary>
    private string Show(EmptyAudience empty)
    {
        var missing = string.Join(T["rules.separator"], empty.Missing.Select(audience => audience switch
        {
            Audience.OnDuty { Kind: { } kind } => T["rules.no-post-of-kind", T["post-kind." + kind]],
            Audience.InRole { Role: var role } => T["rules.nobody-with-role", Roles.Find(role) is { } known ? new Wording(known.Chinese, known.English) : role],
            _ => "",
        }));
        return T[empty.Step is null ? "rules.empty-audience" : "rules.empty-step", empty.Obligation.Name, missing, empty.Place, empty.Step];
    }

    private async Task SwitchAsync(RulePack pack, bool isOn)
    {
        _refusal = (await Switch.RunAsync(await Current.GetAsync(), pack.Id, isOn, Closing)).Refusal;
        _preview = null;
    }
}
