using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>
/// Gives clockings their order of arrival and their number of the day, without gaps. Opened inside the writer's unit,
/// where nobody else is counting.
/// </summary>
internal sealed class PresenceBook
{
    private readonly SiteZone _zone;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<DateOnly, int> _counts;
    private long _sequence;

    private PresenceBook(SiteZone zone, DateTimeOffset now, long sequence, Dictionary<DateOnly, int> counts)
    {
        _zone = zone;
        _now = now;
        _sequence = sequence;
        _counts = counts;
    }

    /// <summary>Opens the book for clockings of <c>[first, last]</c>.</summary>
    public static async Task<PresenceBook> OpenAsync(
        WriteUnit unit, SiteZone zone, DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        var (firstDay, lastDay) = (zone.DateOf(first), zone.DateOf(last));
        var events = unit.Db.Set<PresenceEvent>().AsNoTracking();
        var sequence = await events.MaxAsync(clocking => (long?)clocking.Sequence, cancellationToken) ?? 0;
        var counts = await events
            .Where(clocking => clocking.Day >= firstDay && clocking.Day <= lastDay)
            .GroupBy(clocking => clocking.Day)
            .Select(day => new { Day = day.Key, Count = day.Max(clocking => clocking.DayCount) })
            .ToDictionaryAsync(day => day.Day, day => day.Count, cancellationToken);
        return new PresenceBook(zone, unit.Now, sequence, counts);
    }

    /// <summary>The next clocking, not yet saved.</summary>
    public PresenceEvent Next(PersonId person, PostId post, DateTimeOffset at, PresenceKind kind, string? reason = null)
    {
        var day = _zone.DateOf(at);
        var count = _counts.GetValueOrDefault(day) + 1;
        _counts[day] = count;
        return new PresenceEvent(TypedId.New<PresenceEventId>(_now), person, post, at, kind, ++_sequence)
        {
            Day = day,
            DayCount = count,
            RecordedAt = _now,
            Reason = reason,
        };
    }

    /// <summary>Takes one clocking; the same clocking a second time is the one that is there.</summary>
    public static async Task<(PresenceEvent Clocking, bool IsNew)> EnterAsync(
        WriteUnit unit, SiteZone zone, PersonId person, PostId post, DateTimeOffset at, PresenceKind kind, string? reason, CancellationToken cancellationToken)
    {
        var cut = at.CutToSecond();
        var known = await unit.Db.Set<PresenceEvent>().AsNoTracking().SingleOrDefaultAsync(
            clocking => clocking.PersonId == person && clocking.At == cut && clocking.PostId == post && clocking.Kind == kind, cancellationToken);
        if (known is not null)
        {
            return (known, IsNew: false);
        }

        var made = (await OpenAsync(unit, zone, cut, cut, cancellationToken)).Next(person, post, cut, kind, reason);
        unit.Db.Add(made);
        return (made, IsNew: true);
    }
}
