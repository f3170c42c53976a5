using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>Clockings that keep a roster.</summary>
internal static class PresenceHistory
{
    /// <summary>The clockings of standing shifts in <c>(after, until]</c>, in order of time.</summary>
    public static IReadOnlyList<Clocking> Between(
        DateTimeOffset after, DateTimeOffset until, IEnumerable<Assignment> shifts, IReadOnlyDictionary<PersonId, string> codes, int seed) =>
    [
        .. shifts
            .Where(shift => !shift.Withdrawn && codes.ContainsKey(shift.PersonId))
            .SelectMany(
                shift => ShiftHabit.Of(seed, codes[shift.PersonId], shift.Start, shift.End).Clockings(),
                (shift, one) => new Clocking(shift.PersonId, shift.PostId, one.At, one.Kind))
            .Where(one => one.At > after && one.At <= until)
            .OrderBy(one => one.At)
            .ThenBy(one => codes[one.Person], StringComparer.Ordinal),
    ];

    /// <summary>Gives clockings their numbers, on from the last that were given.</summary>
    /// <param name="clockings">In order of arrival.</param>
    /// <param name="lastSequence">Last number of all.</param>
    /// <param name="lastOfDay">Last number of each site day that has one.</param>
    /// <param name="zone">Zone of the site.</param>
    public static IEnumerable<PresenceEvent> Number(
        IEnumerable<Clocking> clockings, long lastSequence, IReadOnlyDictionary<DateOnly, int> lastOfDay, SiteZone zone)
    {
        var counts = new Dictionary<DateOnly, int>(lastOfDay);
        foreach (var one in clockings)
        {
            var day = zone.DateOf(one.At);
            var count = counts[day] = counts.GetValueOrDefault(day) + 1;
            yield return new PresenceEvent(TypedId.New<PresenceEventId>(one.At), one.Person, one.Post, one.At, one.Kind, ++lastSequence)
            {
                Day = day,
                DayCount = count,
                RecordedAt = one.At,
            };
        }
    }
}

/// <summary>A clocking without its numbers.</summary>
internal sealed record Clocking(PersonId Person, PostId Post, DateTimeOffset At, PresenceKind Kind);
