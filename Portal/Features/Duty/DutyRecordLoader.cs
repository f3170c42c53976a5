using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Calendar;

namespace Portal.Features.Duty;

/// <summary>Loads what coverage of an interval is worked out from: six queries, each bounded by the interval or by the house.</summary>
public sealed class DutyRecordLoader(SiteZone zone)
{
    /// <summary>Days of the calendar around the interval that windows may belong to.</summary>
    private const int CalendarMargin = 3;

    /// <summary>The record of <c>[from, to]</c>; clockings reach back as far as one may still hold.</summary>
    public async Task<DutyData> LoadAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rules = await DutyRules.ReadAsync(db, cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToListAsync(cancellationToken);
        var shifts = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => shift.End > from && shift.Start <= to)
            .ToListAsync(cancellationToken);
        var events = await LoadClockingsAsync(db, from - rules.LongestLapse, to, cancellationToken);
        var people = await LoadPeopleAsync(db, cancellationToken);
        var record = new DutyRecord
        {
            Posts = posts,
            Assignments = shifts,
            Events = events,
            Qualifications = people.Values.Where(person => person.Qualifications.Count > 0).ToDictionary(person => person.Id, person => person.Qualifications),
            Calendar = await LoadCalendarAsync(db, zone.DateOf(from), zone.DateOf(to), cancellationToken),
            Zone = zone,
            LapseAt = rules.LapseAt,
        };
        return new DutyData(record, people, rules);
    }

    /// <summary>Everybody of the staff list.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, DutyPerson>> LoadPeopleAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.Set<Person>().AsNoTracking()
            .Select(person => new DutyPerson(
                person.Id, person.Code, person.Name, person.Title, person.Department, person.SuperiorCode, person.Active, person.Qualifications))
            .ToDictionaryAsync(person => person.Id, cancellationToken);

    /// <summary>Clockings with what coverage is worked out from, and nothing else: a month has thousands.</summary>
    internal static Task<List<PresenceEvent>> LoadClockingsAsync(PortalDb db, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Set<PresenceEvent>()
            .Where(clocking => clocking.At > after && clocking.At <= until)
            .Select(clocking => new PresenceEvent(clocking.Id, clocking.PersonId, clocking.PostId, clocking.At, clocking.Kind, clocking.Sequence))
            .ToListAsync(cancellationToken);

    private static async Task<BusinessCalendar> LoadCalendarAsync(PortalDb db, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var (start, end) = (first.AddDays(-CalendarMargin), last.AddDays(CalendarMargin));
        var days = await db.Set<CalendarDay>().AsNoTracking().Where(day => day.Date >= start && day.Date <= end).ToListAsync(cancellationToken);
        return new BusinessCalendar(days.Select(day => KeyValuePair.Create(day.Date, day.Off)));
    }
}
