using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An occurrence with the obligation as it stands at that instant.</summary>
/// <param name="Obligation">The obligation with the numbers of the instant.</param>
/// <param name="Occurrence">The occurrence.</param>
/// <param name="Citation">Its main clause as <c>clause@version</c>.</param>
public sealed record DueObligation(Obligation Obligation, Occurrence Occurrence, string Citation);

/// <summary>Everything that the rules of a site oblige people to do. Each occurrence is made by the rules of its own time.</summary>
/// <param name="rules">The rules of the site.</param>
/// <param name="moves">Single occurrences that people moved; the latest of one occurrence holds.</param>
public sealed class ObligationBook(SiteRules rules, IEnumerable<OccurrenceMove>? moves = null)
{
    /// <summary>What follows another obligation lies no farther from it than this.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(62);

    private readonly Dictionary<(string Obligation, string Key), OccurrenceMove> _moves =
        (moves ?? []).GroupBy(move => (move.Obligation, move.Key)).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>
    /// The occurrences due in [from, to) of the packs that are on, each once. Where a change of the rules within the range
    /// moves an occurrence from before the change to after it, the earlier one counts.
    /// </summary>
    public IEnumerable<DueObligation> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        DateTimeOffset[] bounds = [from, .. rules.ChangesBetween(from, to), to];
        return bounds.Zip(bounds.Skip(1), (start, end) => During(start, end, world))
            .SelectMany(due => due)
            .DistinctBy(due => (due.Occurrence.Obligation, due.Occurrence.Key))
            .Where(due => MoveOf(due) is null)
            .Concat(_moves.Count == 0 ? [] : Moved(world).Where(due => due.Occurrence.Due >= from && due.Occurrence.Due < to));
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
        from due in Due(pair.Template, @from, to, world, @from)
        select due;

    private IEnumerable<DueObligation> Due(ObligationTemplate template, DateTimeOffset from, DateTimeOffset to, TriggerWorld world, DateTimeOffset at)
    {
        if (template.With(key => rules.ValueOf(key, at)) is not { } obligation)
        {
            return [];
        }

        var citation = rules.Cite(obligation.Clauses[0], at);
        return obligation.Between(from, to, world)
            .Select(occurrence => new DueObligation(obligation, occurrence, occurrence.Event?.Clause is { } own ? rules.Cite(own, at) : citation));
    }

    /// <summary>What was moved, and what follows it, where it is due now.</summary>
    private IEnumerable<DueObligation> Moved(TriggerWorld world) =>
        from move in _moves.Values
        from pair in Templates(move.From)
        where pair.Template.Key == move.Obligation || pair.Template.Follows == move.Obligation
        let own = _moves.GetValueOrDefault((pair.Template.Key, move.Key))
        where own is null || own.Obligation == move.Obligation
        from due in Due(pair.Template, move.From - Farthest, move.From + Farthest, world, move.From)
        where due.Occurrence.Key == move.Key && move.To is not null
        select due with { Occurrence = Shift(due.Occurrence, move, world) };

    /// <summary>The move itself takes the new instant; what follows keeps its time of day and moves by as many days.</summary>
    private static Occurrence Shift(Occurrence one, OccurrenceMove move, TriggerWorld world)
    {
        var by = one.Obligation == move.Obligation
            ? move.To!.Value - one.Due
            : TimeSpan.FromDays(world.Zone.DateOf(move.To!.Value).DayNumber - world.Zone.DateOf(move.From).DayNumber);
        return one with { Opens = one.Opens + by, Due = one.Due + by, MissedAt = one.MissedAt + by };
    }

    private OccurrenceMove? MoveOf(DueObligation due) =>
        _moves.Count == 0 ? null
        : _moves.GetValueOrDefault((due.Occurrence.Obligation, due.Occurrence.Key))
            ?? (FollowedBy(due) is { } followed ? _moves.GetValueOrDefault((followed, due.Occurrence.Key)) : null);

    private string? FollowedBy(DueObligation due) =>
        rules.Packs.SelectMany(pack => pack.Obligations).FirstOrDefault(template => template.Key == due.Occurrence.Obligation)?.Follows;

    private IEnumerable<(RulePack Pack, ObligationTemplate Template)> Templates(DateTimeOffset at) =>
        from pack in rules.Packs
        where rules.IsOn(pack.Id, at)
        from template in rules.ObligationsOf(pack, at)
        select (pack, template);
}
