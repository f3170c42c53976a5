using System.Globalization;
using Portal.Domain.Duty;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>The days of a calendar trigger as they stand in a pack.</summary>
public abstract record DaysTemplate
{
    private protected DaysTemplate()
    {
    }

    /// <summary>The values that it takes.</summary>
    public abstract IEnumerable<RuleValue> Values { get; }

    /// <summary>The recurrence with the numbers of an instant.</summary>
    public abstract Recurrence With(RuleValues values);

    /// <summary>By a day rule.</summary>
    /// <param name="Rule"><c>everyday</c>, <c>workday</c>, <c>restday</c>, or weekdays.</param>
    public sealed record ByRule(RuleValue Rule) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Rule];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) =>
            new Recurrence.ByDay(values.Text(Rule) is { } text ? DayRule.Parse(text) : DayRule.Everyday);
    }

    /// <summary>By the day of the month. Where a parameter may be open, the day that holds otherwise names the turn and the filled one is when it is due.</summary>
    public sealed record ByMonthDay(RuleValue Day, IReadOnlyList<int> Months) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Day];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values)
        {
            var day = Math.Clamp(values.Number(Day), 1, 31);
            return Day.Otherwise is { } otherwise
                ? new Recurrence.ByMonthDay(int.Parse(otherwise, CultureInfo.InvariantCulture), Months) { Chosen = day }
                : new Recurrence.ByMonthDay(day, Months);
        }
    }

    /// <summary>By a weekday of the month.</summary>
    /// <param name="Weekday"><c>mon</c> to <c>sun</c>.</param>
    /// <param name="Ordinal">1 to 4; 5 is the last one.</param>
    /// <param name="Months">The months that count; none means each month.</param>
    public sealed record ByMonthWeekday(RuleValue Weekday, RuleValue Ordinal, IReadOnlyList<int> Months) : DaysTemplate
    {
        /// <summary>The ordinal of the last one of the month.</summary>
        public const int Last = 5;

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Weekday, Ordinal];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values)
        {
            var (weekday, ordinal) = (values.WeekdayIfFilled(Weekday) ?? DayOfWeek.Sunday, Math.Clamp(values.Number(Ordinal), 1, Last));
            return new Recurrence.ByMonthWeekday(weekday, ordinal == Last ? -1 : ordinal, Months);
        }
    }

    /// <summary>Every so many days.</summary>
    public sealed record ByInterval(RuleValue Days) : DaysTemplate
    {
        /// <summary>Weekday on which each of them is, once it is filled; null for none.</summary>
        public RuleValue? Weekday { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => Weekday is null ? [Days] : [Days, Weekday];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) => new Recurrence.ByInterval(Math.Max(1, values.Number(Days))) { Weekday = values.WeekdayIfFilled(Weekday) };
    }

    /// <summary>Every so many months or years.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="MonthsEach">Months in one of them: 1, or 12 for years.</param>
    /// <param name="Anchor">A day that is named.</param>
    public sealed record ByMonths(RuleValue Count, int MonthsEach, DateOnly Anchor) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Count];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) => new Recurrence.ByMonths(Math.Max(1, values.Number(Count)) * MonthsEach, Anchor);
    }
}
