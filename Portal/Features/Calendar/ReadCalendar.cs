using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Calendar;

/// <summary>Shows a year of the business calendar.</summary>
public sealed class ReadCalendar(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The year's exceptions, and whether the year after it has any.</summary>
    public Task<Result<CalendarYear>> RunAsync(Actor actor, int year, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadCalendar, CalendarYear>(
            actor,
            async (db, token) =>
            {
                var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
                var days = await db.Set<CalendarDay>().Where(day => day.Date >= first && day.Date <= last).ToDictionaryAsync(day => day.Date, token);
                return new CalendarYear(year, days, await db.Set<CalendarDay>().AnyAsync(day => day.Date > last && day.Date <= last.AddYears(1), token));
            },
            cancellationToken);
}

/// <summary>A year of the business calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">Its exceptions.</param>
/// <param name="NextYearKnown">Whether the next year has exceptions; without them it is Monday to Friday.</param>
public sealed record CalendarYear(int Year, IReadOnlyDictionary<DateOnly, CalendarDay> Days, bool NextYearKnown)
{
    /// <summary>What a day of the year is.</summary>
    public DayKind KindOf(DateOnly day) => Days.TryGetValue(day, out var known) ? known.Off ? DayKind.Off : DayKind.Worked : DayKind.Ordinary;

    /// <summary>Whether it is worked.</summary>
    public bool IsWorkday(DateOnly day) => KindOf(day) switch
    {
        DayKind.Off => false,
        DayKind.Worked => true,
        DayKind.Ordinary => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };
}
