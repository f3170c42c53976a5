using System.Globalization;

namespace Portal.Domain.Obligations;

/// <summary>A part of the calendar in which something is done so many times.</summary>
public enum CalendarPeriod
{
    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>The first to the last of a month.</summary>
    Month,
}

/// <summary>
/// So many times in each week or month, whenever it suits: all turns are due in the last minute of the period. The second opens on its
/// second day and so on, so that three times a week are not done in one hour of Monday; where there are more turns than days,
/// several open on one day.
/// </summary>
/// <param name="Per">The period.</param>
/// <param name="Count">How many turns; at least one.</param>
public sealed record PeriodTrigger(CalendarPeriod Per, int Count) : Trigger
{
    private static readonly TimeSpan LastMinute = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override TimeSpan? LongestOpen => TimeSpan.FromDays(32);

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        for (var first = FirstDay(world.Zone.DateOf(from).AddDays(-1)); ; first = Next(first))
        {
            var due = world.Zone.ToInstant(Next(first)) - LastMinute;
            if (due >= to)
            {
                yield break;
            }

            if (due < from)
            {
                continue;
            }

            var days = Next(first).DayNumber - first.DayNumber;
            for (var turn = 0; turn < Count; turn++)
            {
                var opens = first.AddDays(Count <= days ? turn : (int)((long)turn * days / Count));
                yield return new TriggerPoint(
                    $"{first.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}#{turn + 1}", due, world.Zone.ToInstant(opens));
            }
        }
    }

    private DateOnly FirstDay(DateOnly day) => Per switch
    {
        CalendarPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        CalendarPeriod.Month => new DateOnly(day.Year, day.Month, 1),
    };

    private DateOnly Next(DateOnly first) => Per switch
    {
        CalendarPeriod.Week => first.AddDays(7),
        CalendarPeriod.Month => first.AddMonths(1),
    };
}
