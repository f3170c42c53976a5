using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An occurrence with the obligation as it stands at that instant.</summary>
/// <param name="Obligation">The obligation with the numbers of the instant.</param>
/// <param name="Occurrence">The occurrence.</param>
/// <param name="Citation">Its main clause as <c>clause@version</c>.</param>
public sealed record DueObligation(Obligation Obligation, Occurrence Occurrence, string Citation);

/// <summary>Everything that the rules of a site oblige people to do. Each occurrence is made by the rules of its own time.</summary>
/// <param name="rules">The rules of the site.</param>
public sealed class ObligationBook(SiteRules rules)
{
    /// <summary>
    /// The occurrences due in [from, to) of the packs that are on, each once. Where a change of the rules within the range
    /// moves an occurrence from before the change to after it, the earlier one counts.
    /// </summary>
    public IEnumerable<DueObligation> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        DateTimeOffset[] bounds = [from, .. rules.ChangesBetween(from, to), to];
        return bounds.Zip(bounds.Skip(1), (start, end) => During(start, end, world))
            .SelectMany(due => due)
            .DistinctBy(due => (due.Occurrence.Obligation, due.Occurrence.Key));
    }

    /// <summary>An obligation as it stands at an instant; null while it is off or unknown.</summary>
    public Obligation? Find(string key, DateTimeOffset at) =>
        rules.ObligationOf(key, at)?.With(parameter => rules.ValueOf(parameter, at));

    /// <summary>
    /// Between which instants events of each kind matter to what is due from an instant on and opens before another. Kinds
    /// that no obligation of a pack that is on hangs on are left out.
    /// </summary>
    public IReadOnlyDictionary<string, (DateTimeOffset From, DateTimeOffset To)> EventRanges(DateTimeOffset dueFrom, DateTimeOffset opensBefore)
    {
        DateTimeOffset[] instants = [dueFrom, .. rules.ChangesBetween(dueFrom, opensBefore)];
        var ranges =
            from at in instants
            from pair in Templates(at)
            let obligation = pair.Template.With(key => rules.ValueOf(key, at))
            where obligation is not null
            let trigger = obligation.Trigger as EventTrigger
            where trigger is not null
            select trigger.IsBefore
                ? (trigger.Event, From: dueFrom + trigger.Offset, To: opensBefore + obligation.OpensBefore + trigger.Offset)
                : (trigger.Event, From: dueFrom - trigger.Offset, To: opensBefore);
        return ranges.GroupBy(range => range.Event, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (group.Min(range => range.From), group.Max(range => range.To)), StringComparer.Ordinal);
    }

    private IEnumerable<DueObligation> During(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from pair in Templates(@from)
        let obligation = pair.Template.With(key => rules.ValueOf(key, @from))
        where obligation is not null
        let citation = rules.Cite(obligation.Clauses[0], @from)
        from occurrence in obligation.Between(@from, to, world)
        select new DueObligation(obligation, occurrence, occurrence.Event?.Clause is { } own ? rules.Cite(own, @from) : citation);

    private IEnumerable<(RulePack Pack, ObligationTemplate Template)> Templates(DateTimeOffset at) =>
        from pack in rules.Packs
        where rules.IsOn(pack.Id, at)
        from template in pack.Obligations
        select (pack, template);
}
