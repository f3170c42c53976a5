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
        /// <summary>Times in place of the even turns, those of them that are filled; while none is, the turns are even.</summary>
        public IReadOnlyList<RuleValue> At { get; init; } = [];

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [.. Days.Values, Opens, Closes, Times, .. At];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) =>
            new SpreadTrigger(Days.With(values), values.Time(Opens), values.Time(Closes), Math.Max(1, values.Number(Times))) { At = [.. At.Select(values.TimeIfFilled).OfType<TimeOnly>().Distinct().Order()] };
    }

    /// <summary>So many times in each week or month, whenever it suits.</summary>
    /// <param name="Count">How many times.</param>
    /// <param name="Per">In which part of the calendar.</param>
    public sealed record InPeriod(RuleValue Count, CalendarPeriod Per) : TriggerTemplate
    {
        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => [Count];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) => new PeriodTrigger(Per, Math.Max(1, values.Number(Count)));
    }

    /// <summary>Once in each shift at a kind of post.</summary>
    /// <param name="PostKind">Kind of post; null means every post.</param>
    /// <param name="Moment">Its start or its end.</param>
    /// <param name="Minutes">Minutes from the moment.</param>
    /// <param name="IsBefore">Whether they count backwards.</param>
    public sealed record OnShift(string? PostKind, ShiftMoment Moment, RuleValue Minutes, bool IsBefore) : TriggerTemplate
    {
        /// <summary>Time of day in the shift, once it is filled; null for none.</summary>
        public RuleValue? At { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => At is null ? [Minutes] : [Minutes, At];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values)
        {
            var offset = TimeSpan.FromMinutes((double)values.Amount(Minutes));
            return new ShiftTrigger(PostKind, Moment, IsBefore ? -offset : offset) { At = values.TimeIfFilled(At) };
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
        /// <summary>Only where it happens at this kind of post; null: wherever it happens.</summary>
        public string? PostKind { get; init; }

        /// <summary>Time of day in the stretch of work that the event begins or ends, once it is filled; null for none.</summary>
        public RuleValue? At { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<RuleValue> Values => At is null ? [Offset] : [Offset, At];

        /// <inheritdoc/>
        public override Trigger With(RuleValues values) => new EventTrigger(Event, Unit.Of(values.Amount(Offset)), IsBefore) { PostKind = PostKind, At = values.TimeIfFilled(At) };
    }
}
