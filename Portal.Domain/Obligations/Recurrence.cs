using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Which days of the site's calendar a rule names, before any holiday moves them.</summary>
public abstract record Recurrence
{
    private protected Recurrence()
    {
    }

    /// <summary>How many days a site's own choice may lie from the day that is named.</summary>
    public virtual int LongestMove => 0;

    /// <summary>Whether the rule names this day.</summary>
    public abstract bool Names(DateOnly day, BusinessCalendar calendar);

    /// <summary>The day that a site chose in place of a named one; the named one itself where it chose none. It keeps the name.</summary>
    public virtual DateOnly ChosenFor(DateOnly named) => named;

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
        /// <summary>Day of the same month that the site chose instead, 1 to 31; null for none. A month whose day was named stays one turn, whatever day is chosen in its middle.</summary>
        public int? Chosen { get; init; }

        /// <inheritdoc/>
        public override int LongestMove => Chosen is null ? 0 : 30;

        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) => day == InMonthOf(day, Day) && InMonth(Months, day);

        /// <inheritdoc/>
        public override DateOnly ChosenFor(DateOnly named) => Chosen is { } chosen ? InMonthOf(named, chosen) : named;

        private static DateOnly InMonthOf(DateOnly day, int number) => new(day.Year, day.Month, Math.Min(number, DateTime.DaysInMonth(day.Year, day.Month)));
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

        /// <summary>
        /// Weekday that the site chose: each turn is on the first one from its named day on. Where the interval is shorter than a week,
        /// turns that would fall on one day are one. Null: on the named days.
        /// </summary>
        public DayOfWeek? Weekday { get; init; }

        /// <inheritdoc/>
        public override int LongestMove => Weekday is null ? 0 : 6;

        /// <inheritdoc/>
        public override bool Names(DateOnly day, BusinessCalendar calendar) =>
            (day.DayNumber - Anchor) % Days == 0 && (Weekday is null || ChosenFor(day) != ChosenFor(day.AddDays(-Days)));

        /// <inheritdoc/>
        public override DateOnly ChosenFor(DateOnly named) => Weekday is { } weekday ? named.AddDays(((int)weekday - (int)named.DayOfWeek + 7) % 7) : named;
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
