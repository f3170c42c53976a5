using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Meetings;

/// <summary>A meeting that a series asks for.</summary>
/// <param name="Series">The series.</param>
/// <param name="Day">The day of the site that the rule names; with the series it names the meeting for ever.</param>
/// <param name="Start">When it begins (UTC).</param>
/// <param name="End">When it ends (UTC), or null.</param>
public sealed record PlannedMeeting(MeetingSeries Series, DateOnly Day, DateTimeOffset Start, DateTimeOffset? End);

/// <summary>Which meetings the series of a site ask for. Each day is judged by the rules of that day.</summary>
/// <param name="rules">The rules of the site.</param>
/// <param name="calendar">The site's working days.</param>
/// <param name="zone">The site's zone.</param>
public sealed class MeetingPlan(SiteRules rules, BusinessCalendar calendar, SiteZone zone)
{
    /// <summary>The meetings of a series for the days from one to another, both inclusive.</summary>
    public IEnumerable<PlannedMeeting> Between(MeetingSeries series, DateOnly first, DateOnly last)
    {
        for (var day = first; series.IsActive && day <= last; day = day.AddDays(1))
        {
            if (On(series, day) is { } meeting)
            {
                yield return meeting;
            }
        }
    }

    /// <summary>Parameters without which a series stands still at an instant; empty while it runs. An empty name is the time that the site sets on the series itself.</summary>
    public IReadOnlyList<string> Missing(MeetingSeries series, DateTimeOffset at)
    {
        var values = Values(at);
        var start = StartOf(series, values);
        series.Rule.Days(values);
        return start is null && series.Rule.Start is null ? [.. values.Missing, ""] : values.Missing;
    }

    /// <summary>Whether the pack that asks for a series is on at an instant.</summary>
    public bool IsAsked(SeriesRule rule, DateTimeOffset at) => rules.IsOn(rule.Pack, at);

    private PlannedMeeting? On(MeetingSeries series, DateOnly day)
    {
        var at = zone.ToInstant(day);
        if (!rules.IsOn(series.Rule.Pack, at))
        {
            return null;
        }

        var values = Values(at);
        var days = series.Rule.Days(values);
        var start = StartOf(series, values);
        if (values.Missing.Count > 0 || start is not { } begins || !days.Names(day, calendar))
        {
            return null;
        }

        var ends = EndOf(series, at);
        var held = days.ChosenFor(day);
        return new PlannedMeeting(series, day, zone.ToInstant(held, begins), ends > begins ? zone.ToInstant(held, ends.Value) : null);
    }

    private RuleValues Values(DateTimeOffset at) => new(parameter => rules.ValueOf(parameter, at));

    private static int? StartOf(MeetingSeries series, RuleValues values) =>
        series.StartMinute ?? (series.Rule.Start is { } parameter && values.Text(RuleValue.From(parameter)) is not null
            ? MinuteOf(values.Time(RuleValue.From(parameter)))
            : null);

    /// <summary>A centre that begins at a time of its own ends at a time of its own; without one the meeting lasts as long as the rule's.</summary>
    private int? EndOf(MeetingSeries series, DateTimeOffset at)
    {
        if (series.EndMinute is { } own)
        {
            return own;
        }

        var values = Values(at);
        if (series.Rule is not { Start: { } start, End: { } end }
            || values.Text(RuleValue.From(start)) is null || values.Text(RuleValue.From(end)) is null)
        {
            return null;
        }

        var (from, to) = (MinuteOf(values.Time(RuleValue.From(start))), MinuteOf(values.Time(RuleValue.From(end))));
        return series.StartMinute is { } moved ? moved + to - from : to;
    }

    private static int MinuteOf(TimeOnly time) => time.Hour * 60 + time.Minute;
}
