using System.Globalization;
using System.Text.Json;
using Portal.Domain.Kernel;

namespace Portal.Tests.Features.Obligations.Year;

/// <summary>A person's turn at a post, for the oracle.</summary>
internal sealed record OracleShift(string Person, string Post, string Kind, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset? WithdrawnAt = null);

/// <summary>
/// Works out what the packs ask for in a range by reading their JSON and walking through every day and every shift. It
/// shares no line with the engine but the business calendar and the zone.
/// </summary>
internal sealed class PackOracle(IReadOnlyDictionary<string, string> values, BusinessCalendar calendar, SiteZone zone, IReadOnlyList<OracleShift> shifts)
{
    private static readonly Lazy<IReadOnlyList<JsonElement>> Packs = new(() =>
    [
        .. typeof(Program).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Packs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => JsonDocument.Parse(typeof(Program).Assembly.GetManifestResourceStream(name)!).RootElement),
    ]);

    /// <summary>The parameters that obligations of packs take, with the value of their document, or null.</summary>
    public static IEnumerable<(string Key, string Unit, string? Value)> Parameters() =>
        from pack in Packs.Value
        from clause in pack.GetProperty("clauses").EnumerateArray()
        where clause.TryGetProperty("parameters", out _)
        from parameter in clause.GetProperty("parameters").EnumerateArray()
        select (parameter.GetProperty("key").GetString()!, parameter.GetProperty("unit").GetString()!, Text(parameter.GetProperty("value")));

    /// <summary>Obligation and due instant of everything due in [from, to), of the packs that are on.</summary>
    public IEnumerable<(string Obligation, DateTimeOffset Due)> Between(DateTimeOffset from, DateTimeOffset to, Func<string, bool> isOn) =>
        from pack in Packs.Value
        where isOn(pack.GetProperty("id").GetString()!) && pack.TryGetProperty("obligations", out _)
        from obligation in pack.GetProperty("obligations").EnumerateArray()
        where !Waits(obligation)
        from due in Dues(obligation.GetProperty("trigger"), @from, to)
        where due >= @from && due < to
        select (obligation.GetProperty("key").GetString()!, due);

    /// <summary>Whether a number without which it is off is open. What is chosen in place of something goes without.</summary>
    private bool Waits(JsonElement obligation)
    {
        var trigger = obligation.GetProperty("trigger");
        var isClock = trigger.TryGetProperty("at", out _) && (trigger.TryGetProperty("shift", out _) || trigger.TryGetProperty("event", out _) || trigger.TryGetProperty("spread", out _));
        return trigger.EnumerateObject().Where(member => member.Name != "onWeekday" && !(isClock && member.Name == "at")).Select(member => member.Value)
            .Concat(new[] { "grace", "opens", "remind" }.Where(name => obligation.TryGetProperty(name, out _)).Select(obligation.GetProperty))
            .SelectMany(Named).Any(one => !one.TryGetProperty("otherwise", out _) && !values.ContainsKey(one.GetProperty("parameter").GetString()!));

        static IEnumerable<JsonElement> Named(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Named),
            JsonValueKind.Object => element.TryGetProperty("parameter", out _) ? [element] : element.EnumerateObject().SelectMany(member => Named(member.Value)),
            _ => [],
        };
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    private IEnumerable<DateTimeOffset> Dues(JsonElement trigger, DateTimeOffset from, DateTimeOffset to)
    {
        if (trigger.TryGetProperty("event", out var kind))
        {
            return OfEvent(kind.GetString()!, trigger.TryGetProperty("post", out var post) ? post.GetString() : null, trigger);
        }

        if (trigger.TryGetProperty("shift", out var moment))
        {
            var offset = TimeSpan.FromMinutes((double)Number(trigger, "minutes")) * (trigger.GetProperty("direction").GetString() == "before" ? -1 : 1);
            return from turn in Turns(trigger)
                   let due = Shown(trigger, turn.Start, turn.End, moment.GetString() == "start") ?? (moment.GetString() == "start" ? turn.Start : turn.End) + offset
                   where turn.Withdrawn is null || turn.Withdrawn >= due
                   select due;
        }

        if (trigger.TryGetProperty("during", out _))
        {
            return OfInterval(trigger);
        }

        if (trigger.TryGetProperty("times", out _))
        {
            return OfPeriod(trigger, from, to);
        }

        return trigger.TryGetProperty("spread", out _) ? OfSpread(trigger, from, to) : OfCalendar(trigger, from, to);
    }

    /// <summary>Of all events the simulated site has those of its roster.</summary>
    private IEnumerable<DateTimeOffset> OfEvent(string kind, string? post, JsonElement trigger) => kind switch
    {
        "workday.begins" => Workdays(post).Select(day => (Start: day.Min(shift => shift.Start), End: day.Max(shift => shift.End))).Select(day => Shown(trigger, day.Start, day.End, isFirst: true) ?? day.Start),
        "workday.ends" => Workdays(post).Select(day => (Start: day.Min(shift => shift.Start), End: day.Max(shift => shift.End))).Select(day => Shown(trigger, day.Start, day.End, isFirst: false) ?? day.End),
        "shift.begins" => shifts.Where(shift => shift.WithdrawnAt is null || shift.WithdrawnAt >= shift.Start).Select(shift => shift.Start),
        "shift.arrival-due" => shifts.Select(shift => (shift, Due: ArrivalOf(shift)))
            .Where(pair => pair.shift.WithdrawnAt is null || pair.shift.WithdrawnAt >= pair.Due).Select(pair => pair.Due),
        _ => [],
    };

    /// <summary>Looks at the clock each minute of a stretch of work for the time that the trigger names; null where it names none or never sees it.</summary>
    private DateTimeOffset? Shown(JsonElement trigger, DateTimeOffset start, DateTimeOffset end, bool isFirst)
    {
        if (!trigger.TryGetProperty("at", out var at) || Filled(at) is not { } wanted)
        {
            return null;
        }

        DateTimeOffset? seen = null;
        for (var minute = start; minute <= end; minute = minute.AddMinutes(1))
        {
            if (zone.ToSite(minute).ToString("HH:mm", CultureInfo.InvariantCulture) == wanted && !(isFirst && seen is not null))
            {
                seen = minute;
            }
        }

        return seen;
    }

    /// <summary>Ten minutes before the begin, but not while the person is still on another shift.</summary>
    private DateTimeOffset ArrivalOf(OracleShift shift)
    {
        var early = shift.Start.AddMinutes(-10);
        var before = shifts.Where(other => other.Person == shift.Person && other.WithdrawnAt is null && other.Start <= early && other.End > early && other.End <= shift.Start);
        return before.Select(other => other.End).Append(early).Max();
    }

    /// <summary>A person's shifts of a day at posts of a kind; the roster of the year does not change there.</summary>
    private IEnumerable<IEnumerable<OracleShift>> Workdays(string? post) =>
        shifts.Where(shift => shift.Kind == post && shift.WithdrawnAt is null).GroupBy(shift => (shift.Person, zone.DateOf(shift.Start)));

    private List<(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset? Withdrawn)> Turns(JsonElement trigger)
    {
        var post = trigger.TryGetProperty("post", out var named) ? named.GetString() : null;
        return
        [
            .. shifts.Where(shift => post is null || shift.Kind == post).GroupBy(shift => (shift.Post, shift.Start))
                .Select(turn => (turn.Key.Start, turn.Max(shift => shift.End), turn.Any(shift => shift.WithdrawnAt is null) ? null : turn.Max(shift => shift.WithdrawnAt))),
        ];
    }

    private IEnumerable<DateTimeOffset> OfInterval(JsonElement trigger)
    {
        var amount = (double)Number(trigger, "during");
        var every = trigger.GetProperty("unit").GetString() switch
        {
            "minutes" => TimeSpan.FromMinutes(amount),
            "hours" => TimeSpan.FromHours(amount),
            _ => TimeSpan.FromDays(amount),
        };
        foreach (var (start, end, withdrawn) in Turns(trigger))
        {
            for (var due = start + every; ; due += every)
            {
                var at = due < end ? due : end;
                if (withdrawn is null || withdrawn >= at)
                {
                    yield return at;
                }

                if (due >= end)
                {
                    break;
                }
            }
        }
    }

    private IEnumerable<DateTimeOffset> OfSpread(JsonElement trigger, DateTimeOffset from, DateTimeOffset to)
    {
        if (trigger.TryGetProperty("at", out var at) && at.EnumerateArray().Select(Filled).OfType<string>().Distinct().ToArray() is { Length: > 0 } chosen)
        {
            return from day in Days(@from, to)
                   where Named(trigger, day)
                   from time in chosen
                   select zone.ToInstant(day.ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)));
        }

        var (opens, closes, times) = (Minute(trigger.GetProperty("from")), Minute(trigger.GetProperty("to")), (int)Number(trigger, "spread"));
        closes += closes <= opens ? 24 * 60 : 0;
        return from day in Days(@from, to)
               where Named(trigger, day)
               from turn in Enumerable.Range(1, Math.Max(1, times))
               select zone.ToInstant(day, opens + (closes - opens) * turn / Math.Max(1, times));
    }

    /// <summary>So many times a week or month, all by its last minute.</summary>
    private IEnumerable<DateTimeOffset> OfPeriod(JsonElement trigger, DateTimeOffset from, DateTimeOffset to)
    {
        var (isWeek, times) = (trigger.GetProperty("per").GetString() == "week", (int)Number(trigger, "times"));
        foreach (var first in Days(from.AddDays(-40), to).Where(day => isWeek ? day.DayOfWeek == DayOfWeek.Monday : day.Day == 1))
        {
            var end = isWeek ? first.AddDays(7) : first.AddMonths(1);
            for (var turn = 1; turn <= times; turn++)
            {
                yield return zone.ToInstant(end).AddMinutes(-1);
            }
        }
    }

    private IEnumerable<DateTimeOffset> OfCalendar(JsonElement trigger, DateTimeOffset from, DateTimeOffset to)
    {
        var before = trigger.TryGetProperty("daysBefore", out _) ? (int)Number(trigger, "daysBefore") : 0;
        var holiday = trigger.TryGetProperty("holiday", out var shift) ? shift.GetString() : "none";
        foreach (var day in Days(from.AddDays(-40), to.AddDays(40 + before)).Where(day => Named(trigger, day)))
        {
            var moved = day;
            while (holiday != "none" && !calendar.IsWorkday(moved))
            {
                moved = moved.AddDays(holiday == "nextWorkday" ? 1 : -1);
            }

            foreach (var at in trigger.GetProperty("at").EnumerateArray())
            {
                yield return zone.ToInstant(moved.AddDays(-before), Minute(at));
            }
        }
    }

    private bool Named(JsonElement trigger, DateOnly day)
    {
        if (trigger.TryGetProperty("months", out var months) && !months.EnumerateArray().Any(month => month.GetInt32() == day.Month))
        {
            return false;
        }

        if (trigger.TryGetProperty("onDayOfMonth", out var number))
        {
            var wanted = (int)decimal.Parse(Value(number), CultureInfo.InvariantCulture);
            return day.Day == wanted || (wanted > day.Day && day.AddDays(1).Day == 1);
        }

        if (trigger.TryGetProperty("onWeekdayOfMonth", out var weekday))
        {
            return Is(day, Value(weekday.GetProperty("weekday"))) && weekday.GetProperty("ordinal").GetString() switch
            {
                "first" => day.Day <= 7,
                "second" => day.Day is > 7 and <= 14,
                "third" => day.Day is > 14 and <= 21,
                "fourth" => day.Day is > 21 and <= 28,
                _ => day.AddDays(7).Month != day.Month,
            };
        }

        if (trigger.TryGetProperty("everyMonths", out var interval))
        {
            var anchor = DateOnly.ParseExact(trigger.GetProperty("anchor").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var length = (int)decimal.Parse(Value(interval), CultureInfo.InvariantCulture);
            return Enumerable.Range(-60, 120).Any(step => anchor.AddMonths(step * length) == day);
        }

        if (trigger.TryGetProperty("everyDays", out var every))
        {
            var length = (int)decimal.Parse(Value(every), CultureInfo.InvariantCulture);
            return trigger.TryGetProperty("onWeekday", out var chosen) && Filled(chosen) is { } name
                ? Is(day, name) && Enumerable.Range(0, 7).Any(back => IsTurn(day.AddDays(-back), length))
                : IsTurn(day, length);
        }

        return Value(trigger.GetProperty("on")) switch
        {
            "everyday" => true,
            "workday" => calendar.IsWorkday(day),
            "restday" => !calendar.IsWorkday(day),
            var names => names.Split(',').Any(name => Is(day, name)),
        };
    }

    private static bool IsTurn(DateOnly day, int length) => (day.ToDateTime(default) - new DateTime(2024, 1, 1)).Days % length == 0;

    private static bool Is(DateOnly day, string name) => day.DayOfWeek.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<DateOnly> Days(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = zone.DateOf(from).AddDays(-1); day <= zone.DateOf(to); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private decimal Number(JsonElement trigger, string name) => decimal.Parse(Value(trigger.GetProperty(name)), CultureInfo.InvariantCulture);

    private int Minute(JsonElement time) => (int)TimeOnly.ParseExact(Value(time), "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;

    private string Value(JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? Text(value)! : Filled(value) ?? Text(value.GetProperty("otherwise"))!;

    private string? Filled(JsonElement value) => values.GetValueOrDefault(value.GetProperty("parameter").GetString()!);
}
