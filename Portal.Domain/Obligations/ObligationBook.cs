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
        Templates(at).Select(pair => pair.Template).FirstOrDefault(template => template.Key == key)?.With(parameter => rules.ValueOf(parameter, at));

    private IEnumerable<DueObligation> During(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from pair in Templates(@from)
        let obligation = pair.Template.With(key => rules.ValueOf(key, @from))
        where obligation is not null
        let clause = pair.Pack.Clauses.First(clause => clause.Id == obligation.Clauses[0])
        let citation = $"{clause.Id}@{rules.VersionOf(clause, @from)}"
        from occurrence in obligation.Between(@from, to, world)
        select new DueObligation(obligation, occurrence, citation);

    private IEnumerable<(RulePack Pack, ObligationTemplate Template)> Templates(DateTimeOffset at) =>
        from pack in rules.Packs
        where rules.IsOn(pack.Id, at)
        from template in pack.Obligations
        select (pack, template);
}
