using Portal.Domain.Duty;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>A trigger as it stands in a pack: its numbers may be parameters.</summary>
public abstract record TriggerTemplate
{
    private protected TriggerTemplate()
    {
    }

    /// <summary>The values that it takes.</summary>
    public abstract IEnumerable<RuleValue> Values { get; }

    /// <summary>The trigger with the numbers of an instant; only of use when none of them was missing.</summary>
    public abstract Trigger With(RuleValues values);

    /// <summary>By the calendar.</summary>
    /// <param name="Days">Which days.</param>
    /// <param name="At">Times of those days.</param>
    public sealed record OnCalendar(DaysTemplate Days, IReadOnlyList<RuleValue> At) : TriggerTemplate
    {
        /// <summary>What becomes of a date on a day off.</summary>
        public HolidayShift Shift { get; init; }

        /// <summary>So many days before the date.</summary>
        public RuleValue DaysBefore { get; init; } = RuleValue.Of("0");

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [.. Days.Values, .. At, DaysBefore];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) =>
            new CalendarTrigger(Days.With(values), [.. At.Select(values.Time).Order()]) { Shift = Shift, DaysBefore = values.Number(DaysBefore) };
    }

    /// <summary>So many times spread over a part of the day.</summary>
    public sealed record Spread(DaysTemplate Days, RuleValue Opens, RuleValue Closes, RuleValue Times) : TriggerTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [.. Days.Values, Opens, Closes, Times];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) =>
            new SpreadTrigger(Days.With(values), values.Time(Opens), values.Time(Closes), Math.Max(1, values.Number(Times)));
    }

    /// <summary>Once in each shift at a kind of post.</summary>
    /// <param name="PostKind">Kind of post; null means every post.</param>
    /// <param name="Moment">Its start or its end.</param>
    /// <param name="Minutes">Minutes from the moment.</param>
    /// <param name="IsBefore">Whether they count backwards.</param>
    public sealed record OnShift(string? PostKind, ShiftMoment Moment, RuleValue Minutes, bool IsBefore) : TriggerTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Minutes];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values)
        {
            var offset = TimeSpan.FromMinutes((double)values.Amount(Minutes));
            return new ShiftTrigger(PostKind, Moment, IsBefore ? -offset : offset);
        }
    }

    /// <summary>Again and again during each shift at a kind of post.</summary>
    /// <param name="PostKind">Kind of post; null means every post.</param>
    /// <param name="Every">Length of a turn.</param>
    /// <param name="Unit">What it counts.</param>
    public sealed record DuringShift(string? PostKind, RuleValue Every, SpanUnit Unit) : TriggerTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Every];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values)
        {
            var every = Unit.Of(values.Amount(Every));
            return new IntervalTrigger(PostKind, every > TimeSpan.Zero ? every : TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Around an event.</summary>
    /// <param name="Event">Kind of event.</param>
    /// <param name="Offset">How far from it.</param>
    /// <param name="Unit">What it counts.</param>
    /// <param name="IsBefore">Whether it counts backwards.</param>
    public sealed record OnEvent(string Event, RuleValue Offset, SpanUnit Unit, bool IsBefore) : TriggerTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Offset];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) => new EventTrigger(Event, Unit.Of(values.Amount(Offset)), IsBefore);
    }
}

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

    /// <summary>By the day of the month.</summary>
    public sealed record ByMonthDay(RuleValue Day, IReadOnlyList<int> Months) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Day];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) => new Recurrence.ByMonthDay(Math.Clamp(values.Number(Day), 1, 31), Months);
    }

    /// <summary>By a weekday of the month.</summary>
    public sealed record ByMonthWeekday(DayOfWeek Weekday, int Ordinal, IReadOnlyList<int> Months) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) => new Recurrence.ByMonthWeekday(Weekday, Ordinal, Months);
    }

    /// <summary>Every so many days.</summary>
    public sealed record ByInterval(RuleValue Days) : DaysTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Days];

        /// <inheritdoc/>
        public override Recurrence With(RuleValues values) => new Recurrence.ByInterval(Math.Max(1, values.Number(Days)));
    }
}

/// <summary>What a span in a pack counts.</summary>
public enum SpanUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days of 24 hours.</summary>
    Days,
}

/// <summary>Spans by their unit.</summary>
public static class SpanUnits
{
    /// <summary>So many of the unit.</summary>
    public static TimeSpan Of(this SpanUnit unit, decimal count) => unit switch
    {
        SpanUnit.Minutes => TimeSpan.FromMinutes((double)count),
        SpanUnit.Hours => TimeSpan.FromHours((double)count),
        SpanUnit.Days => TimeSpan.FromDays((double)count),
    };
}
