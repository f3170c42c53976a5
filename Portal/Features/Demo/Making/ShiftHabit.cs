using Portal.Domain.Duty;

namespace Portal.Features.Demo.Making;

/// <summary>
/// How a person keeps a shift: mostly ten minutes early [A-051, D-176], sometimes late, with short steps away. Drawn from
/// the person and the start of the shift, so that history and life agree.
/// </summary>
/// <param name="In">Clocks in.</param>
/// <param name="Out">Clocks out, never before the end of the shift.</param>
/// <param name="Aways">Steps away and back, in order.</param>
internal sealed record ShiftHabit(DateTimeOffset In, DateTimeOffset Out, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Aways)
{
    /// <summary>How early somebody can come at most.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromMinutes(16);

    /// <summary>How long after the end somebody stays at most.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromMinutes(7);

    private static readonly TimeSpan Stretch = TimeSpan.FromHours(4);

    /// <summary>The habit of a person in a shift.</summary>
    public static ShiftHabit Of(int seed, string staff, DateTimeOffset start, DateTimeOffset end)
    {
        var chance = Chance.Of(seed, "shift " + staff, start.ToUnixTimeSeconds());
        var arrival = start + Offset(chance);
        var leaving = end + chance.Time(TimeSpan.FromSeconds(20), Latest);
        var aways = new List<(DateTimeOffset, DateTimeOffset)>();
        for (var from = start; from + Stretch / 2 <= end; from += Stretch)
        {
            if (!chance.Is(0.55))
            {
                continue;
            }

            var left = from + chance.Time(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(105));
            aways.Add((left, left + chance.Time(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(7))));
        }

        return new ShiftHabit(arrival, leaving, aways);
    }

    /// <summary>The clockings of the whole shift, in order of time.</summary>
    public IEnumerable<(DateTimeOffset At, PresenceKind Kind)> Clockings()
    {
        yield return (In, PresenceKind.In);
        foreach (var (from, to) in Aways)
        {
            yield return (from, PresenceKind.Away);
            yield return (to, PresenceKind.Back);
        }

        yield return (Out, PresenceKind.Out);
    }

    private static TimeSpan Offset(Chance chance) => chance.Share() switch
    {
        < 0.86 => -chance.Time(TimeSpan.FromMinutes(10), Earliest),
        < 0.96 => -chance.Time(TimeSpan.Zero, TimeSpan.FromMinutes(9)),
        < 0.993 => chance.Time(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(8)),
        _ => chance.Time(TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(25)),
    };
}
