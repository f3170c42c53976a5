using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>A moment of a shift.</summary>
public enum ShiftMoment
{
    /// <summary>Its begin.</summary>
    Start,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>Due once in each shift at posts of a kind, e.g. ten minutes before its start or at the hand-over.</summary>
/// <param name="PostKind">Kind of post; null means every post.</param>
/// <param name="Moment">The moment.</param>
/// <param name="Offset">After the moment; negative before it.</param>
public sealed record ShiftTrigger(string? PostKind, ShiftMoment Moment, TimeSpan Offset) : Trigger
{
    /// <summary>
    /// Time of the site's day at which it is due in the shift instead: the first such time of the shift for its start, the last one
    /// for its end, wherever midnight lies. A shift in which the clock never shows it is due at its moment, as if no time were
    /// set: the early shift of two still counts before it leaves. Null: at the moment.
    /// </summary>
    public TimeOnly? At { get; init; }

    /// <inheritdoc/>
    public override (DateTimeOffset From, DateTimeOffset To)? LooksAt(DateTimeOffset from, DateTimeOffset to) =>
        At is null ? (from - Offset, to - Offset) : (from - Offset.Duration() - WorkStretch.Longest, to + Offset.Duration() + WorkStretch.Longest);

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from shift in world.Shifts
        where PostKind is null || shift.Kind == PostKind
        let due = Clock(new WorkStretch(shift.Start, shift.End), world.Zone) ?? (Moment == ShiftMoment.Start ? shift.Start : shift.End) + Offset
        where due >= @from && due < to
        select new TriggerPoint(shift.Key, due, Subject: shift.Post);

    private DateTimeOffset? Clock(WorkStretch shift, SiteZone zone) =>
        At is not { } at ? null : Moment == ShiftMoment.Start ? shift.First(at, zone) : shift.Last(at, zone);
}

/// <summary>
/// Due again and again during each shift: each turn opens when the one before is due, so that the shift has no stretch
/// that none of them covers. A last turn that is cut short by the end of the shift is due at that end.
/// </summary>
/// <param name="PostKind">Kind of post; null means every post.</param>
/// <param name="Every">Length of a turn; positive.</param>
public sealed record IntervalTrigger(string? PostKind, TimeSpan Every) : Trigger
{
    /// <summary>
    /// Lengths that turns had before, each until an instant (UTC), oldest first. A turn has the length that held when it
    /// opened: a change in the middle of a shift counts on from the turn that is under way.
    /// </summary>
    public IReadOnlyList<(DateTimeOffset Until, TimeSpan Every)> Before { get; init; } = [];

    /// <inheritdoc/>
    public override TimeSpan? LongestOpen => Before.Select(one => one.Every).Append(Every).Max();

    /// <inheritdoc/>
    public override (DateTimeOffset From, DateTimeOffset To)? LooksAt(DateTimeOffset from, DateTimeOffset to) => (from, to);

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        foreach (var shift in world.Shifts.Where(shift => PostKind is null || shift.Kind == PostKind))
        {
            // Without a change in between the turns before the range need not be walked through.
            var turn = Before.Any(one => one.Until > shift.Start) ? 1 : Math.Max(1, (long)Math.Floor((from - shift.Start) / Every));
            for (var opens = shift.Start + (turn - 1) * Every; opens < shift.End; turn++)
            {
                var due = opens + LengthAt(opens) is var full && full < shift.End ? full : shift.End;
                if (due >= to)
                {
                    break;
                }

                if (due >= from)
                {
                    yield return new TriggerPoint($"{shift.Key}#{turn}", due, opens, shift.Post);
                }

                opens = due;
            }
        }
    }

    private TimeSpan LengthAt(DateTimeOffset opens)
    {
        foreach (var (until, every) in Before)
        {
            if (opens < until)
            {
                return every;
            }
        }

        return Every;
    }
}

/// <summary>
/// So many times spread evenly over a part of the day: the part is cut into equal turns, each of which opens at its begin
/// and is due at its end. A turn keeps its number within the day, whatever its times become.
/// </summary>
/// <param name="Days">The days that the rule names.</param>
/// <param name="Opens">Begin of the part.</param>
/// <param name="Closes">End of the part; one that is not later than its begin is on the next day, as 00:00 to 00:00 is the whole day.</param>
/// <param name="Times">How many; at least one.</param>
public sealed record SpreadTrigger(Recurrence Days, TimeOnly Opens, TimeOnly Closes, int Times) : Trigger
{
    /// <summary>A night in which clocks are set back makes a turn of the site's clock longer.</summary>
    private static readonly TimeSpan ClockChange = TimeSpan.FromHours(2);

    /// <summary>Times that the site set in place of the equal turns, ascending, none twice: each opens when the one before is due. None: equal turns.</summary>
    public IReadOnlyList<TimeOnly> At { get; init; } = [];

    /// <inheritdoc/>
    public override TimeSpan? LongestOpen => (At.Count == 0 ? Length : At[^1] - FirstOpens) + ClockChange;

    private TimeSpan Length => Closes == Opens ? TimeSpan.FromDays(1) : Closes - Opens;

    private TimeOnly FirstOpens => At.Count == 0 || Opens < At[0] ? Opens : TimeOnly.MinValue;

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        var last = world.Zone.DateOf(to);
        for (var day = world.Zone.DateOf(from).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            if (!Days.Names(day, world.Calendar))
            {
                continue;
            }

            for (var turn = 1; turn <= (At.Count == 0 ? Times : At.Count); turn++)
            {
                var due = Turn(day, turn, world);
                if (due >= from && due < to)
                {
                    yield return new TriggerPoint(
                        $"{day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}#{turn}", due, Turn(day, turn - 1, world));
                }
            }
        }
    }

    /// <summary>The end of a turn; of the one before the first, when that opens.</summary>
    private DateTimeOffset Turn(DateOnly day, int turn, TriggerWorld world)
    {
        if (At.Count > 0)
        {
            return world.Zone.ToInstant(day.ToDateTime(turn == 0 ? FirstOpens : At[turn - 1]));
        }

        var minutes = (long)Length.TotalMinutes * turn / Times;
        return world.Zone.ToInstant(day.ToDateTime(Opens).AddMinutes(minutes));
    }
}
