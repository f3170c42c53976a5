using System.Collections.Concurrent;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An occurrence with the obligation as it stands at that instant.</summary>
/// <param name="Obligation">The obligation with the numbers of the instant.</param>
/// <param name="Occurrence">The occurrence.</param>
/// <param name="Citation">Its main clause as <c>clause@version</c>.</param>
public sealed record DueObligation(Obligation Obligation, Occurrence Occurrence, string Citation);

/// <summary>
/// Everything that the rules of a site oblige people to do. Each occurrence is made by the rules of its own time. What it
/// works out of the rules it keeps; several may ask at once.
/// </summary>
public sealed class ObligationBook
{
    /// <summary>What follows another obligation lies no farther from it than this.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(62);

    private readonly Dictionary<(string Obligation, string Key), OccurrenceMove> _moves;
    private readonly ConcurrentDictionary<(string Key, int Changes), Obligation?> _found;
    private readonly ConcurrentDictionary<int, Standing[]> _standing;
    private readonly Lazy<IReadOnlyList<RuleChange>> _ruleChanges;

    /// <summary>The obligations by the rules of a site, with nothing moved.</summary>
    public ObligationBook(SiteRules rules) =>
        (Rules, _moves, _found, _standing, _ruleChanges) = (rules, [], new(), new(), new(() => [.. RuleChange.Of(rules)]));

    private ObligationBook(ObligationBook known, IEnumerable<OccurrenceMove> moves) =>
        (Rules, _moves, _found, _standing, _ruleChanges) =
        (known.Rules, moves.GroupBy(move => (move.Obligation, move.Key)).ToDictionary(group => group.Key, group => group.Last()), known._found, known._standing, known._ruleChanges);

    /// <summary>The rules of the site.</summary>
    public SiteRules Rules { get; }

    /// <summary>The same obligations with single occurrences that people moved, the latest of one occurrence holds. What is worked out of the rules is worked out once for both.</summary>
    public ObligationBook With(IEnumerable<OccurrenceMove> moves) => new(this, moves);

    /// <summary>
    /// The occurrences due in [from, to) of the packs that are on, each once. Where a change of the rules within the range
    /// moves an occurrence from before the change to after it, the earlier one counts; where it moves one from after the
    /// change to before it, that one stays where it was: nothing is due in the past, and nothing falls between two versions.
    /// </summary>
    /// <param name="from">Begin (UTC).</param>
    /// <param name="to">End (UTC), exclusive.</param>
    /// <param name="world">Calendar, shifts and events.</param>
    /// <param name="which">Which obligations are asked for, by their keys; null for all.</param>
    public IEnumerable<DueObligation> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world, Func<string, bool>? which = null) =>
        Between(new Stretch(from, to, DateTimeOffset.MaxValue, which), world);

    /// <summary>Those of <see cref="Between(DateTimeOffset, DateTimeOffset, TriggerWorld, Func{string, bool}?)"/> that open before an instant, without walking through what opens long after it.</summary>
    public IEnumerable<DueObligation> OpeningBefore(DateTimeOffset opensBefore, DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        Between(new Stretch(from, to, opensBefore, null), world);

    /// <summary>An obligation as it stands at an instant; null while it is off or unknown.</summary>
    public Obligation? Find(string key, DateTimeOffset at)
    {
        var asked = (key, Rules.ChangesUntil(at));
        return _found.TryGetValue(asked, out var found) ? found : _found.GetOrAdd(asked, Make(key, at));
    }

    /// <summary>
    /// Between which instants events of each kind matter to what is due from an instant on and opens before another. Kinds
    /// that no obligation of a pack that is on hangs on are left out.
    /// </summary>
    public IReadOnlyDictionary<string, (DateTimeOffset From, DateTimeOffset To)> EventRanges(DateTimeOffset dueFrom, DateTimeOffset opensBefore) =>
        LooksAt(dueFrom, opensBefore).Where(look => look.Trigger is EventTrigger).GroupBy(look => ((EventTrigger)look.Trigger).Event, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (group.Min(look => look.From), group.Max(look => look.To)), StringComparer.Ordinal);

    /// <summary>Between which instants shifts matter to what is due from an instant on and opens before another; null where no obligation hangs on one.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? ShiftRange(DateTimeOffset dueFrom, DateTimeOffset opensBefore) =>
        LooksAt(dueFrom, opensBefore).Where(look => look.Trigger is not EventTrigger).ToArray() is { Length: > 0 } looks ? (looks.Min(look => look.From), looks.Max(look => look.To)) : null;

    /// <summary>What was moved to a later day still hangs on the shift or the event of its own day.</summary>
    private IEnumerable<(Trigger Trigger, DateTimeOffset From, DateTimeOffset To)> LooksAt(DateTimeOffset dueFrom, DateTimeOffset opensBefore)
    {
        DateTimeOffset[] instants = [dueFrom, .. Rules.ChangesBetween(dueFrom, opensBefore)];
        var asked = (from at in instants
                     from standing in At(at)
                     select (standing.Obligation.Trigger, From: dueFrom, To: opensBefore + standing.Obligation.LongestOpen))
            .Concat(from move in _moves.Values
                    where move.To >= dueFrom
                    let moved = Find(move.Obligation, move.From)
                    where moved is not null
                    select (moved.Trigger, move.From, To: move.From.AddTicks(1)))
            .Concat(from change in _ruleChanges.Value
                    where change.At + change.Reach > dueFrom && change.At < opensBefore + change.LongestOpen
                    select (Trigger: change.Before, From: dueFrom, To: opensBefore + change.LongestOpen));
        return from one in asked
               let range = one.Trigger.LooksAt(one.From, one.To)
               where range is not null
               select (one.Trigger, range.Value.From, range.Value.To);
    }

    private IEnumerable<DueObligation> Between(Stretch stretch, TriggerWorld world)
    {
        DateTimeOffset[] bounds = [stretch.From, .. Rules.ChangesBetween(stretch.From, stretch.To), stretch.To];
        return bounds.Zip(bounds.Skip(1), (start, end) => During(start, end, stretch, world))
            .SelectMany(due => due)
            .Concat(_ruleChanges.Value.Reverse().Where(change => stretch.Asks(change.Obligation)).SelectMany(change => Staying(change, stretch, world)))
            .DistinctBy(due => (due.Occurrence.Obligation, due.Occurrence.Key))
            .Where(due => MoveOf(due) is null)
            .Concat(_moves.Count == 0 ? [] : Moved(stretch, world))
            .Where(due => stretch.Covers(due.Occurrence));
    }

    private IEnumerable<DueObligation> During(DateTimeOffset from, DateTimeOffset to, Stretch stretch, TriggerWorld world) =>
        from standing in At(@from)
        where stretch.Asks(standing.Obligation.Key)
        let until = stretch.DueUntil(standing, to)
        where until > @from
        from due in Due(standing, @from, until, world, @from)
        select due;

    private IEnumerable<DueObligation> Due(Standing standing, DateTimeOffset from, DateTimeOffset to, TriggerWorld world, DateTimeOffset at) =>
        standing.Obligation.Between(from, to, world).Select(occurrence => new DueObligation(
            standing.Obligation, occurrence, occurrence.Event?.Clause is { } own ? Rules.Cite(own, at) : standing.Citation));

    /// <summary>What a change of the rules would move to before itself: it stays where it was, as long as it is on then.</summary>
    private IEnumerable<DueObligation> Staying(RuleChange change, Stretch stretch, TriggerWorld world) =>
        from point in change.Staying(stretch.From, stretch.To, world)
        let obligation = Find(change.Obligation, point.Due)
        where obligation is not null
        select new DueObligation(obligation, obligation.Of(point), Rules.Cite(point.Event?.Clause ?? obligation.Clauses[0], point.Due));

    /// <summary>What was moved, and what follows it, where it is due now.</summary>
    private IEnumerable<DueObligation> Moved(Stretch stretch, TriggerWorld world) =>
        from move in _moves.Values
        where move.To > stretch.From - Farthest - TimeSpan.FromDays(1) && move.To < stretch.To + Farthest + TimeSpan.FromDays(1)
        from standing in At(move.From)
        where stretch.Asks(standing.Obligation.Key) && (standing.Obligation.Key == move.Obligation || standing.Follows == move.Obligation)
        let own = _moves.GetValueOrDefault((standing.Obligation.Key, move.Key))
        where own is null || own.Obligation == move.Obligation
        from due in Due(standing, move.From - Farthest, move.From + Farthest, world, move.From)
        where due.Occurrence.Key == move.Key
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
            ?? (Rules.TemplateOf(due.Occurrence.Obligation)?.Follows is { } followed ? _moves.GetValueOrDefault((followed, due.Occurrence.Key)) : null);

    private Obligation? Make(string key, DateTimeOffset at) =>
        Rules.WorkedOut(key, at) is { } obligation
            ? obligation.Trigger is IntervalTrigger turns ? obligation with { Trigger = turns with { Before = [.. RuleChange.LengthsBefore(Rules, key, at, turns).Reverse()] } } : obligation
            : null;

    /// <summary>The obligations that stand at an instant: those of the packs that are on, none of whose numbers is open.</summary>
    private Standing[] At(DateTimeOffset at) => _standing.GetOrAdd(Rules.ChangesUntil(at), _ =>
    [
        .. from pack in Rules.Packs
           where Rules.IsOn(pack.Id, at)
           from template in pack.Obligations
           let obligation = Find(template.Key, at)
           where obligation is not null
           select new Standing(obligation, template.Follows, Rules.Cite(obligation.Clauses[0], at)),
    ]);

    private sealed record Standing(Obligation Obligation, string? Follows, string Citation);

    /// <summary>What is asked for.</summary>
    private sealed record Stretch(DateTimeOffset From, DateTimeOffset To, DateTimeOffset OpensBefore, Func<string, bool>? Which)
    {
        public bool Asks(string obligation) => Which?.Invoke(obligation) != false;

        public bool Covers(Occurrence one) => one.Due >= From && one.Due < To && one.Opens < OpensBefore;

        /// <summary>Before which instant whatever opens early enough is due.</summary>
        public DateTimeOffset DueUntil(Standing standing, DateTimeOffset to) =>
            to - OpensBefore > standing.Obligation.LongestOpen ? OpensBefore + standing.Obligation.LongestOpen : to;
    }
}
