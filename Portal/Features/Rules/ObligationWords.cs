using Portal.App;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;

namespace Portal.Features.Rules;

/// <summary>Tells an obligation in the reader's language, with the numbers that hold at an instant.</summary>
/// <param name="texts">Sentences.</param>
/// <param name="rules">The rules.</param>
/// <param name="at">The instant (UTC).</param>
public sealed class ObligationWords(Texts texts, SiteRules rules, DateTimeOffset at)
{
    /// <summary>When it falls due.</summary>
    public string When(TriggerTemplate trigger) => trigger switch
    {
        TriggerTemplate.OnCalendar calendar => texts["obligation-words.calendar", Days(calendar.Days), string.Join("、", calendar.At.Select(Time))]
            + (calendar.DaysBefore.Literal == "0" ? "" : texts["obligation-words.days-before", Show(calendar.DaysBefore, ParameterUnit.Days)])
            + (calendar.Shift == HolidayShift.None ? "" : texts["obligation-words.holiday." + calendar.Shift]),
        TriggerTemplate.Spread spread when Filled(spread.At) is { Length: > 0 } times => texts["obligation-words.calendar", Days(spread.Days), times],
        TriggerTemplate.Spread spread => texts["obligation-words.spread", Days(spread.Days), Time(spread.Opens), Time(spread.Closes), Show(spread.Times, ParameterUnit.Times)],
        TriggerTemplate.InPeriod period => texts["obligation-words.period." + period.Per, Show(period.Count, ParameterUnit.Times)],
        TriggerTemplate.OnShift { At: { } at } shift when Value(at) is { } time => texts["obligation-words.shift-clock", Post(shift.PostKind), time, texts["enum.ShiftMoment." + shift.Moment]],
        TriggerTemplate.OnShift shift => texts[
            shift.Minutes.Literal == "0" ? "obligation-words.shift-at" : shift.IsBefore ? "obligation-words.shift-before" : "obligation-words.shift-after",
            Post(shift.PostKind), texts["enum.ShiftMoment." + shift.Moment], Show(shift.Minutes, ParameterUnit.Minutes)],
        TriggerTemplate.DuringShift during => texts["obligation-words.during", Post(during.PostKind), Span(during.Every, during.Unit)],
        TriggerTemplate.OnEvent { At: { } at } one when Value(at) is { } time => texts["obligation-words.event-clock", EventAt(one), time],
        TriggerTemplate.OnEvent one => texts[
            one.Offset.Literal == "0" ? "obligation-words.event-at" : one.IsBefore ? "obligation-words.event-before" : "obligation-words.event-after",
            EventAt(one), Span(one.Offset, one.Unit)],
        _ => "",
    };

    /// <summary>Whom it concerns.</summary>
    public string Who(Audience audience) => Who(texts, audience);

    /// <summary>An audience in the reader's language.</summary>
    public static string Who(Texts texts, Audience audience) => audience switch
    {
        Audience.OnDuty { Kind: null } => texts["obligation-words.on-duty-there"],
        Audience.OnDuty { Kind: { } kind } => texts["obligation-words.on-duty", texts["post-kind." + kind]],
        Audience.InRole { Role: var role } => Roles.Find(role) is { } found ? new Wording(found.Chinese, found.English).InLanguage() : role,
        Audience.Holder => texts["obligation-words.holder"],
        Audience.Superiors => texts["obligation-words.superiors"],
        Audience.Several { Parts: var parts } => string.Join("、", parts.Select(part => Who(texts, part))),
        _ => texts["obligation-words.digest"],
    };

    /// <summary>Minutes as a span, e.g. <c>2 小时</c>.</summary>
    public string Minutes(RuleValue minutes) => minutes.Literal is { } literal ? Span(decimal.Parse(literal, System.Globalization.CultureInfo.InvariantCulture)) : Show(minutes, ParameterUnit.Minutes);

    /// <summary>A length of time in its largest whole unit.</summary>
    public string Span(decimal minutes) =>
        minutes >= 1440 && minutes % 1440 == 0 ? texts["unit.Days", minutes / 1440]
        : minutes >= 60 && minutes % 60 == 0 ? texts["unit.Hours", minutes / 60]
        : texts["unit.Minutes", minutes];

    private string Days(DaysTemplate days) => days switch
    {
        DaysTemplate.ByRule rule => Rule(Value(rule.Rule)),
        DaysTemplate.ByMonthDay day => Months(day.Months) + texts["obligation-words.month-day", Value(day.Day) == "31" ? texts["obligation-words.last-day"] : Show(day.Day, ParameterUnit.DayOfMonth)],
        DaysTemplate.ByMonthWeekday weekday => Months(weekday.Months) + texts["obligation-words.month-weekday", texts["obligation-words.ordinal." + Value(weekday.Ordinal)], Rule(Value(weekday.Weekday))],
        DaysTemplate.ByInterval { Weekday: { } weekday } interval when Value(weekday) is { } day => texts["obligation-words.every-weekday", Show(interval.Days, ParameterUnit.Days), Rule(day)],
        DaysTemplate.ByInterval interval => texts["obligation-words.every", Show(interval.Days, ParameterUnit.Days)],
        DaysTemplate.ByMonths months => texts["obligation-words.every", Show(months.Count, ParameterUnit.Months)],
        _ => "",
    };

    private string Months(IReadOnlyList<int> months) => months.Count == 0 ? "" : texts["obligation-words.months", string.Join("、", months)];

    private string Rule(string? rule) => rule switch
    {
        null => texts["obligation-words.open"],
        "everyday" or "workday" or "restday" => texts["obligation-words.days." + rule],
        _ => string.Join("、", rule.Split(',').Select(day => texts["weekday." + day])),
    };

    private string Post(string? kind) => kind is null ? texts["obligation-words.any-post"] : texts["post-kind." + kind];

    private string Span(RuleValue value, SpanUnit unit) => Show(value, unit switch { SpanUnit.Minutes => ParameterUnit.Minutes, SpanUnit.Hours => ParameterUnit.Hours, _ => ParameterUnit.Days });

    private string Time(RuleValue value) => Value(value) ?? texts["obligation-words.open"];

    /// <summary>The times that are filled, in the order of the day.</summary>
    private string Filled(IReadOnlyList<RuleValue> times) => string.Join("、", times.Select(Value).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    private string EventAt(TriggerTemplate.OnEvent one) => texts["event." + one.Event] + (one.PostKind is { } kind ? texts["obligation-words.at-post", texts["post-kind." + kind]] : "");

    private string? Value(RuleValue value) => value.Literal ?? rules.ValueOf(value.Parameter!, at) ?? value.Otherwise;

    private string Show(RuleValue value, ParameterUnit unit)
    {
        var parameter = value.Parameter is { } key ? rules.Find(key) : null;
        return Value(value) is { } text ? RuleFormat.Show(texts, parameter ?? new ClauseParameter("", new Wording("", ""), unit, null, null, null), text) : texts["obligation-words.open"];
    }
}
