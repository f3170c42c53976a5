using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An instant at which another number or other terms of an obligation begin to hold, and so it falls due at other times.</summary>
/// <param name="At">From when the new ones hold (UTC).</param>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Before">When it fell due before.</param>
/// <param name="After">When it falls due from then on.</param>
/// <param name="Reach">No occurrence is moved by more than this.</param>
/// <param name="LongestOpen">No occurrence opens longer than this before it is due, by either version.</param>
internal sealed record RuleChange(DateTimeOffset At, string Obligation, Trigger Before, Trigger After, TimeSpan Reach, TimeSpan LongestOpen)
{
    /// <summary>A date of the calendar keeps its name wherever it moves, and moves no farther than this.</summary>
    private static readonly TimeSpan Calendar = TimeSpan.FromDays(62);

    /// <summary>Turns of a day stay within it, and within the night after it.</summary>
    private static readonly TimeSpan Turns = TimeSpan.FromDays(2);

    /// <summary>Those of the rules of a site, in the order of time. Turns during a shift are counted, not moved: they have none.</summary>
    public static IEnumerable<RuleChange> Of(SiteRules rules) =>
        from at in rules.ChangesBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
        from key in rules.ObligationsChangedAt(at)
        let before = rules.WorkedOut(key, at.AddTicks(-1))
        where before is not null
        let after = rules.WorkedOut(key, at)
        where after is not null && before.Trigger != after.Trigger
        let reach = ReachOf(before.Trigger, after.Trigger)
        where reach is not null
        select new RuleChange(at, key, before.Trigger, after.Trigger, reach.Value, before.LongestOpen > after.LongestOpen ? before.LongestOpen : after.LongestOpen);

    /// <summary>
    /// The lengths that turns had before the version that holds at an instant, newest first, as far back as a shift may have
    /// begun that goes on under that version.
    /// </summary>
    public static IEnumerable<(DateTimeOffset Until, TimeSpan Every)> LengthsBefore(SiteRules rules, string key, DateTimeOffset at, IntervalTrigger turns)
    {
        if (rules.LastChange(at) is not { } first)
        {
            yield break;
        }

        var every = turns.Every;
        for (DateTimeOffset? change = first; change > DateTimeOffset.MinValue && first - change < WorkStretch.Longest; change = rules.LastChange(change.Value.AddTicks(-1)))
        {
            if (rules.WorkedOut(key, change.Value.AddTicks(-1))?.Trigger is not IntervalTrigger before)
            {
                yield break;
            }

            if (before.Every != every)
            {
                yield return (change.Value, every = before.Every);
            }
        }
    }

    /// <summary>What was due at or after the change and would now be due before it, where it is due in [from, to) as it was.</summary>
    public IEnumerable<TriggerPoint> Staying(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        var (since, until) = (from > At ? from : At, to < At + Reach ? to : At + Reach);
        if (since >= until)
        {
            return [];
        }

        var passed = After.Between(At - Reach, At, world).Select(point => point.Key).ToHashSet(StringComparer.Ordinal);
        return passed.Count == 0 ? [] : Before.Between(since, until, world).Where(point => passed.Contains(point.Key));
    }

    private static TimeSpan? ReachOf(Trigger before, Trigger after) => (before, after) switch
    {
        (CalendarTrigger, CalendarTrigger) => Calendar,
        (SpreadTrigger, SpreadTrigger) => Turns,
        (EventTrigger one, EventTrigger other) => one.Offset + other.Offset + (one.At is null && other.At is null ? TimeSpan.FromTicks(1) : WorkStretch.Longest),
        (ShiftTrigger one, ShiftTrigger other) => one.Offset.Duration() + other.Offset.Duration() + WorkStretch.Longest,
        _ => null,
    };
}
