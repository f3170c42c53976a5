using System.Globalization;
using System.Text.Json;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads when an obligation of a pack falls due.</summary>
internal sealed class TriggerReader(ValueReader values)
{
    private static readonly Dictionary<string, HolidayShift> Shifts = PackReader.Words<HolidayShift>();
    private static readonly Dictionary<string, ShiftMoment> Moments = PackReader.Words<ShiftMoment>();
    private static readonly Dictionary<string, SpanUnit> Units = PackReader.Words<SpanUnit>();
    private static readonly Dictionary<string, CalendarPeriod> Periods = PackReader.Words<CalendarPeriod>();
    private static readonly Dictionary<string, bool> Directions = new(StringComparer.Ordinal) { ["before"] = true, ["after"] = false };
    private static readonly Dictionary<string, string> Kinds = PostKinds.All.ToDictionary(kind => kind, StringComparer.Ordinal);
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];

    public TriggerTemplate Read(PackPlace obligation)
    {
        if (obligation.Find("trigger") is not { } place)
        {
            return new TriggerTemplate.OnCalendar(new DaysTemplate.ByRule(RuleValue.Of("everyday")), []);
        }

        if (place.Find("shift") is { } && place.Find("minutes") is { } minutes)
        {
            place.IsObject(["shift", "minutes", "direction"], ["post", "at"]);
            return new TriggerTemplate.OnShift(Post(place), place.OneOf("shift", Moments), values.Read(minutes, ParameterUnit.Minutes), place.OneOf("direction", Directions))
            {
                At = values.ReadWhileFilled(place.Find("at"), ParameterUnit.Time),
            };
        }

        if (place.Find("during") is { } every)
        {
            place.IsObject(["during", "unit"], ["post"]);
            return new TriggerTemplate.DuringShift(Post(place), values.Read(every), place.OneOf("unit", Units));
        }

        if (place.Find("event") is { })
        {
            place.IsObject(["event", "offset", "unit", "direction"], ["post", "at"]);
            if (place.Find("at") is { } at && !EventTrigger.OfWork.Contains(place.Text("event")))
            {
                at.Wrong("only these begin or end a stretch of work that has times of day: " + string.Join(", ", EventTrigger.OfWork));
            }

            return new TriggerTemplate.OnEvent(
                place.Text("event"), place.Find("offset") is { } offset ? values.Read(offset) : RuleValue.Of("0"), place.OneOf("unit", Units), place.OneOf("direction", Directions))
            {
                PostKind = Post(place),
                At = values.ReadWhileFilled(place.Find("at"), ParameterUnit.Time),
            };
        }

        if (place.Find("spread") is { } times)
        {
            place.IsObject(["spread", "on", "from", "to"], ["at"]);
            return new TriggerTemplate.Spread(
                ReadDays(place), Time(place.Find("from")), Time(place.Find("to")), values.Read(times, ParameterUnit.Times))
            {
                At = [.. place.Each("at").Select(at => values.ReadWhileFilled(at, ParameterUnit.Time)!)],
            };
        }

        if (place.Find("times") is { } count)
        {
            place.IsObject(["times", "per"]);
            return new TriggerTemplate.InPeriod(values.Read(count, ParameterUnit.Times), place.OneOf("per", Periods));
        }

        place.IsObject(["at"], ["on", "onWeekday", "onDayOfMonth", "onWeekdayOfMonth", "everyDays", "everyMonths", "everyYears", "anchor", "months", "holiday", "daysBefore"]);
        return new TriggerTemplate.OnCalendar(ReadDays(place), [.. place.Each("at").Select(at => values.ReadOrOtherwise(at, ParameterUnit.Time))])
        {
            Shift = place.Find("holiday") is null ? HolidayShift.None : place.OneOf("holiday", Shifts),
            DaysBefore = place.Find("daysBefore") is { } before ? values.Read(before, ParameterUnit.Days) : RuleValue.Of("0"),
        };
    }

    private DaysTemplate ReadDays(PackPlace place)
    {
        if (place.Find("onWeekday") is { } chosen && place.Find("everyDays") is null)
        {
            chosen.Wrong("a weekday is chosen beside everyDays; on names weekdays by itself");
        }

        if (place.Find("onDayOfMonth") is { } day)
        {
            return new DaysTemplate.ByMonthDay(values.ReadOrOtherwise(day, ParameterUnit.DayOfMonth), Months(place));
        }

        if (place.Find("onWeekdayOfMonth") is { } weekday)
        {
            weekday.IsObject(["ordinal", "weekday"]);
            return new DaysTemplate.ByMonthWeekday(
                weekday.Find("weekday") is { } name ? values.ReadWeekday(name) : RuleValue.Of("mon"),
                weekday.Find("ordinal") is { } ordinal ? ReadOrdinal(ordinal) : RuleValue.Of("1"),
                Months(place));
        }

        if ((place.Find("everyMonths") ?? place.Find("everyYears")) is { } span)
        {
            return new DaysTemplate.ByMonths(values.Read(span, ParameterUnit.Count), place.Find("everyYears") is null ? 1 : 12, ReadAnchor(place));
        }

        if (place.Find("everyDays") is { } interval)
        {
            return new DaysTemplate.ByInterval(values.Read(interval, ParameterUnit.Days)) { Weekday = values.ReadWhileFilled(place.Find("onWeekday"), ParameterUnit.Weekday) };
        }

        if (place.Find("on") is not { } on)
        {
            place.Wrong("the days are missing: on, onDayOfMonth, onWeekdayOfMonth, everyDays, everyMonths or everyYears");
            return new DaysTemplate.ByRule(RuleValue.Of("everyday"));
        }

        var rule = values.Read(on, ParameterUnit.Weekday);
        if (rule.Literal is { } text && !DayRule.TryParse(text, out _))
        {
            on.Wrong($"no day rule: {text}");
        }

        return new DaysTemplate.ByRule(rule);
    }

    private static int[] Months(PackPlace place)
    {
        var months = new List<int>();
        foreach (var month in place.Each("months"))
        {
            if (month.Element.ValueKind == JsonValueKind.Number && month.Element.TryGetInt32(out var number) && number is >= 1 and <= 12)
            {
                months.Add(number);
            }
            else
            {
                month.Wrong("a month is 1 to 12");
            }
        }

        return [.. months];
    }

    private RuleValue ReadOrdinal(PackPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.Object)
        {
            return values.Read(place, ParameterUnit.Count);
        }

        var index = place.Element.ValueKind == JsonValueKind.String ? Array.IndexOf(Ordinals, place.Element.GetString()) : -1;
        if (index < 0)
        {
            place.Wrong("one of these is expected: " + string.Join(", ", Ordinals) + ", or {\"parameter\": key} of 1 to 5, where 5 is the last");
        }

        return RuleValue.Of((index + 1).ToString(CultureInfo.InvariantCulture));
    }

    private static DateOnly ReadAnchor(PackPlace place)
    {
        if (place.Find("anchor") is null)
        {
            place.Wrong("the member \"anchor\" is missing: a day that is named");
        }
        else if (DayText.Read(place.Text("anchor")) is { } anchor)
        {
            return anchor;
        }
        else
        {
            place.Find("anchor")?.Wrong("a day is expected: yyyy-MM-dd");
        }

        return DateOnly.MinValue;
    }

    private static string? Post(PackPlace place) => place.Find("post") is null ? null : place.OneOf("post", Kinds);

    private RuleValue Time(PackPlace? place) => place is { } there ? values.ReadOrOtherwise(there, ParameterUnit.Time) : RuleValue.Of("00:00");
}
