using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Obligations;

namespace Portal.Features.Calendar;

/// <summary>In December, to the managers and administrators: next year has no holidays yet, and every working day would be guessed. Value: the year.</summary>
internal sealed class NextYearDigest(SiteZone zone) : IDigest
{
    private const int December = 12;

    public string Name => "calendar-next-year";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        var (db, now) = (asked.Db, asked.Now);
        var today = zone.DateOf(now);
        var (first, last) = (new DateOnly(today.Year + 1, 1, 1), new DateOnly(today.Year + 1, 12, 31));
        if (today.Month != December || await db.Set<CalendarDay>().AnyAsync(day => day.Date >= first && day.Date <= last, cancellationToken))
        {
            return [];
        }

        string[] roles = [Roles.Manager.Key, Roles.Administrator.Key];
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        return [.. people.Where(person => roles.Contains(person.Role)).Select(person => new DigestLine(person.Id, [first.Year]))];
    }
}
