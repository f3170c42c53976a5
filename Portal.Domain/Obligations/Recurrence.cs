using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Which days of the site's calendar a rule names, before any holiday moves them.</summary>
public abstract record Recurrence
{
    private protected Recurrence()
    {
    }

    /// <summary>Whether the rule names this day.</summary>
    public abstract bool Names(DateOnly day, BusinessCalendar calendar);

    /// <summary>Days by a day rule: every day, working days, rest days, or weekdays.</summary>
    public sealed record ByDay(DayRule Days) : Recurrence
    {
        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) => Days.Includes(day, calendar);
    }

    /// <summary>
    /// A day of the month; in a month that has no such day, its last. 31 is every month's last day.
    /// </summary>
    /// <param name="Day">1 to 31.</param>
    /// <param name="Months">The months that count, 1 to 12; none means each month.</param>
    public sealed record ByMonthDay(int Day, params IReadOnlyList<int> Months) : Recurrence
    {
        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) =>
            day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month)) && InMonth(Months, day);
    }

    /// <summary>The first to fourth of a weekday in the month, or the last one.</summary>
    /// <param name="Weekday">The weekday.</param>
    /// <param name="Ordinal">1 to 4; or -1 for the last one.</param>
    /// <param name="Months">The months that count, 1 to 12; none means each month.</param>
    public sealed record ByMonthWeekday(DayOfWeek Weekday, int Ordinal, params IReadOnlyList<int> Months) : Recurrence
    {
        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) =>
            day.DayOfWeek == Weekday
            && InMonth(Months, day)
            && (Ordinal > 0 ? (day.Day - 1) / 7 + 1 == Ordinal : day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month));
    }

    /// <summary>Every so many days, counted from Monday 1 January 2024, so that the days do not depend on when one asks.</summary>
    /// <param name="Days">Length of the interval; positive.</param>
    public sealed record ByInterval(int Days) : Recurrence
    {
        private static readonly int Anchor = new DateOnly(2024, 1, 1).DayNumber;

        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) => (day.DayNumber - Anchor) % Days == 0;
    }

    /// <summary>
    /// Every so many months from a day on, and before it; in a month that has no such day, its last. A year is twelve months.
    /// </summary>
    /// <param name="Months">Length of the interval; positive.</param>
    /// <param name="Anchor">A day that is named; every other one follows from it and not from the one before.</param>
    public sealed record ByMonths(int Months, DateOnly Anchor) : Recurrence
    {
        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) =>
            (MonthNumber(day) - MonthNumber(Anchor)) % Months == 0
            && day.Day == Math.Min(Anchor.Day, DateTime.DaysInMonth(day.Year, day.Month));

        private static int MonthNumber(DateOnly day) => day.Year * 12 + day.Month;
    }

    private static bool InMonth(IReadOnlyList<int> months, DateOnly day) => months.Count == 0 || months.Contains(day.Month);
}
