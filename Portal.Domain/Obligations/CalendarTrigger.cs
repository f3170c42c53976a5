using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Due by the calendar of the site.</summary>
/// <param name="Days">The days that the rule names.</param>
/// <param name="Times">Times of those days, ascending.</param>
public sealed record CalendarTrigger(Recurrence Days, IReadOnlyList<TimeOnly> Times) : Trigger
{
    /// <summary>A shift may be longer than any run of days off, and no longer than this.</summary>
    private const int LongestShift = 31;

    /// <summary>What becomes of a date on a day off.</summary>
    public HolidayShift Shift { get; init; }

    /// <summary>So many days before the date, after its shift: the report of the day before a meeting moves with the meeting [B-021, B-022].</summary>
    public int DaysBefore { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world)
    {
        var reach = LongestShift + Days.LongestMove;
        var last = world.Zone.DateOf(to).AddDays(reach + DaysBefore);
        for (var named = world.Zone.DateOf(from).AddDays(-reach - 1); named <= last; named = named.AddDays(1))
        {
            if (!Days.Names(named, world.Calendar))
            {
                continue;
            }

            var day = Shifted(Days.ChosenFor(named), world.Calendar).AddDays(-DaysBefore);
            for (var index = 0; index < Times.Count; index++)
            {
                var due = world.Zone.ToInstant(day.ToDateTime(Times[index]));
                if (due >= from && due < to)
                {
                    yield return new TriggerPoint(Key(named, index), due);
                }
            }
        }
    }

    /// <summary>The named day and which time of it, so that a moved date, a chosen day and a changed time stay the same occurrence.</summary>
    private string Key(DateOnly named, int index) =>
        named.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) + (Times.Count > 1 ? "#" + (index + 1) : "");

    private DateOnly Shifted(DateOnly day, BusinessCalendar calendar)
    {
        var step = Shift switch { HolidayShift.None => 0, HolidayShift.NextWorkday => 1, HolidayShift.PreviousWorkday => -1 };
        if (step == 0)
        {
            return day;
        }

        var shifted = day;
        while (!calendar.IsWorkday(shifted) && Math.Abs(shifted.DayNumber - day.DayNumber) < LongestShift)
        {
            shifted = shifted.AddDays(step);
        }

        return shifted;
    }
}
