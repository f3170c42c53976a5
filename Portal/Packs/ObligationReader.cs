using System.Globalization;
using System.Text.Json;
using Portal.Domain.Duty;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads the obligations of a pack and the ladders that they climb.</summary>
/// <param name="clauses">The pack's own clauses.</param>
/// <param name="mayCiteOthers">Whether it carries out clauses of other packs, too; the library checks that these exist.</param>
internal sealed class ObligationReader(IReadOnlyList<Clause> clauses, bool mayCiteOthers = false)
{
    private static readonly Dictionary<string, Evidence> Evidences = PackReader.Words<Evidence>();
    private static readonly Dictionary<string, CatchUp> CatchUps = PackReader.Words<CatchUp>();
    private static readonly Dictionary<string, HolidayShift> Shifts = PackReader.Words<HolidayShift>();
    private static readonly Dictionary<string, ShiftMoment> Moments = PackReader.Words<ShiftMoment>();
    private static readonly Dictionary<string, SpanUnit> Units = PackReader.Words<SpanUnit>();
    private static readonly Dictionary<string, bool> Directions = new(StringComparer.Ordinal) { ["before"] = true, ["after"] = false };
    private static readonly Dictionary<string, string> Channels = new[] { "inbox", "mail", "robot" }.ToDictionary(name => name, StringComparer.Ordinal);

    private static readonly Dictionary<string, DayOfWeek> Weekdays =
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString()[..3].ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Ordinals =
        new(StringComparer.Ordinal) { ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["last"] = -1 };

    private readonly HashSet<string> _clauses = [.. clauses.Select(clause => clause.Id)];
    private readonly Dictionary<string, ParameterUnit> _parameters =
        clauses.SelectMany(clause => clause.Parameters).GroupBy(parameter => parameter.Key).ToDictionary(group => group.Key, group => group.First().Unit, StringComparer.Ordinal);

    private readonly Dictionary<string, (IReadOnlyList<EscalationStep> Steps, PackPlace? Then)> _ladders = new(StringComparer.Ordinal);

    public IReadOnlyList<ObligationTemplate> Read(PackPlace pack)
    {
        foreach (var place in pack.Each("ladders"))
        {
            place.IsObject(["id", "steps"], ["then"]);
            if (!_ladders.TryAdd(place.Text("id"), ([.. place.Each("steps").Select(ReadStep)], place.Find("then"))))
            {
                place.Find("id")?.Wrong("this ladder stands here twice");
            }
        }

        foreach (var (id, ladder) in _ladders)
        {
            CheckEnd(id, ladder.Then);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        return [.. pack.Each("obligations").Select(place => ReadObligation(place, keys))];
    }

    private ObligationTemplate ReadObligation(PackPlace place, HashSet<string> keys)
    {
        place.IsObject(
            ["key", "zh", "en", "clauses", "trigger", "audience", "evidence"], ["opens", "grace", "remind", "ladder", "catchUp", "quiet", "texts"]);
        if (!keys.Add(place.Text("key")))
        {
            place.Find("key")?.Wrong("this obligation stands here twice");
        }

        var obligation = new ObligationTemplate(
            place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), ReadClauses(place), ReadTrigger(place), ReadAudience(place, "audience"),
            place.OneOf("evidence", Evidences))
        {
            OpensBefore = place.Find("opens") is { } opens ? Value(opens, ParameterUnit.Minutes) : null,
            Ladder = place.Find("ladder") is { } ladder ? Climb(ladder) : [],
            CatchUp = place.Find("catchUp") is null ? CatchUp.One : place.OneOf("catchUp", CatchUps),
            RespectsQuietHours = place.Find("quiet") is { } quiet && quiet.Element.ValueKind == JsonValueKind.True,
            Texts = place.Find("texts") is { } texts ? ReadTexts(texts) : ObligationTexts.General,
        };
        if (place.Find("grace") is { } grace)
        {
            obligation = obligation with { Grace = Value(grace, ParameterUnit.Minutes) };
        }

        return place.Find("remind") is null
            ? obligation
            : obligation with { RemindBefore = [.. place.Each("remind").Select(one => Value(one, ParameterUnit.Minutes))] };
    }

    private static ObligationTexts ReadTexts(PackPlace place)
    {
        place.IsObject([], ["reminder", "missed"]);
        return new ObligationTexts(place.Find("reminder") is null ? null : place.Text("reminder"), place.Find("missed") is null ? null : place.Text("missed"));
    }

    private List<string> ReadClauses(PackPlace place)
    {
        var cited = new List<string>();
        foreach (var one in place.Each("clauses"))
        {
            var id = one.Element.ValueKind == JsonValueKind.String ? one.Element.GetString()! : "";
            if (id.Length == 0 || (!mayCiteOthers && !_clauses.Contains(id)))
            {
                one.Wrong($"no clause of this pack: {id}");
            }

            cited.Add(id);
        }

        if (cited.Count == 0)
        {
            place.Find("clauses")?.Wrong("an obligation carries out at least one clause");
        }

        return cited;
    }

    private TriggerTemplate ReadTrigger(PackPlace obligation)
    {
        if (obligation.Find("trigger") is not { } place)
        {
            return new TriggerTemplate.OnCalendar(new DaysTemplate.ByRule(RuleValue.Of("everyday")), []);
        }

        if (place.Find("shift") is { } && place.Find("minutes") is { } minutes)
        {
            place.IsObject(["shift", "minutes", "direction"], ["post"]);
            return new TriggerTemplate.OnShift(Post(place), place.OneOf("shift", Moments), Value(minutes, ParameterUnit.Minutes), place.OneOf("direction", Directions));
        }

        if (place.Find("during") is { } every)
        {
            place.IsObject(["during", "unit"], ["post"]);
            return new TriggerTemplate.DuringShift(Post(place), Value(every), place.OneOf("unit", Units));
        }

        if (place.Find("event") is { })
        {
            place.IsObject(["event", "offset", "unit", "direction"]);
            return new TriggerTemplate.OnEvent(
                place.Text("event"), place.Find("offset") is { } offset ? Value(offset) : RuleValue.Of("0"), place.OneOf("unit", Units), place.OneOf("direction", Directions));
        }

        if (place.Find("spread") is { } times)
        {
            place.IsObject(["spread", "on", "from", "to"]);
            return new TriggerTemplate.Spread(
                ReadDays(place), Time(place.Find("from")), Time(place.Find("to")), Value(times, ParameterUnit.Times));
        }

        place.IsObject(["at"], ["on", "onDayOfMonth", "onWeekdayOfMonth", "everyDays", "months", "holiday", "daysBefore"]);
        return new TriggerTemplate.OnCalendar(ReadDays(place), [.. place.Each("at").Select(at => Value(at, ParameterUnit.Time))])
        {
            Shift = place.Find("holiday") is null ? HolidayShift.None : place.OneOf("holiday", Shifts),
            DaysBefore = place.Find("daysBefore") is { } before ? Value(before, ParameterUnit.Days) : RuleValue.Of("0"),
        };
    }

    private DaysTemplate ReadDays(PackPlace place)
    {
        if (place.Find("onDayOfMonth") is { } day)
        {
            return new DaysTemplate.ByMonthDay(Value(day, ParameterUnit.DayOfMonth), Months(place));
        }

        if (place.Find("onWeekdayOfMonth") is { } weekday)
        {
            weekday.IsObject(["ordinal", "weekday"]);
            return new DaysTemplate.ByMonthWeekday(weekday.OneOf("weekday", Weekdays), weekday.OneOf("ordinal", Ordinals), Months(place));
        }

        if (place.Find("everyDays") is { } interval)
        {
            return new DaysTemplate.ByInterval(Value(interval, ParameterUnit.Days));
        }

        if (place.Find("on") is not { } on)
        {
            place.Wrong("the days are missing: on, onDayOfMonth, onWeekdayOfMonth or everyDays");
            return new DaysTemplate.ByRule(RuleValue.Of("everyday"));
        }

        var rule = Value(on, ParameterUnit.Weekday);
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

    private EscalationStep ReadStep(PackPlace place)
    {
        place.IsObject(["after", "to"], ["channel"]);
        var after = place.Number("after") ?? 0;
        if (after < 0)
        {
            place.Find("after")?.Wrong("minutes after the miss, 0 or more");
        }

        return new EscalationStep(
            TimeSpan.FromMinutes((double)after), ReadAudience(place, "to"), place.Find("channel") is null ? "inbox" : place.OneOf("channel", Channels));
    }

    private static Audience ReadAudience(PackPlace parent, string name)
    {
        if (parent.Find(name) is not { } place)
        {
            return new Audience.Holder();
        }

        return ReadAudience(place);
    }

    private static Audience ReadAudience(PackPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.Array && place.Element.GetArrayLength() > 0)
        {
            return new Audience.Several([.. place.Items().Select(ReadAudience)]);
        }

        if (place.Element.ValueKind == JsonValueKind.Object && place.Element.EnumerateObject().Count() == 1)
        {
            switch (place.Element.EnumerateObject().Single().Name)
            {
                case "onDuty":
                    return new Audience.OnDuty(place.Find("onDuty")!.Value.Element.ValueKind == JsonValueKind.Null ? null : place.Text("onDuty"));
                case "role":
                    var role = place.Text("role");
                    if (Roles.Find(role) is null)
                    {
                        place.Find("role")?.Wrong($"no role: {role}");
                    }

                    return new Audience.InRole(role);
                case "holder":
                    return new Audience.Holder();
                case "superiors":
                    return new Audience.Superiors();
                case "digest":
                    return new Audience.Digest(place.Text("digest"));
            }
        }

        place.Wrong("one of these is expected: {\"onDuty\": kind of post}, {\"role\": key}, {\"holder\": true}, {\"superiors\": true}, {\"digest\": name}, or a list of them");
        return new Audience.Holder();
    }

    /// <summary>All steps of a ladder and of those it goes on to, each counted from the same miss.</summary>
    private IReadOnlyList<EscalationStep> Climb(PackPlace place)
    {
        var steps = new List<EscalationStep>();
        var climbed = new HashSet<string>(StringComparer.Ordinal);
        for (PackPlace? at = place; at is { } rung;)
        {
            var id = rung.Element.ValueKind == JsonValueKind.String ? rung.Element.GetString()! : "";
            if (!_ladders.TryGetValue(id, out var ladder))
            {
                rung.Wrong($"no ladder of this pack: {id}");
                break;
            }

            if (!climbed.Add(id))
            {
                break;
            }

            steps.AddRange(ladder.Steps);
            at = ladder.Then;
        }

        return [.. steps.OrderBy(step => step.After)];
    }

    private void CheckEnd(string id, PackPlace? then)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        for (var next = then; next is { } place;)
        {
            var name = place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()! : "";
            if (!_ladders.TryGetValue(name, out var ladder))
            {
                place.Wrong($"no ladder of this pack: {name}");
                return;
            }

            if (!seen.Add(name))
            {
                then!.Value.Wrong($"the ladder {id} comes back to {name}: it would never end");
                return;
            }

            next = ladder.Then;
        }
    }

    private static string? Post(PackPlace place) => place.Find("post") is null ? null : place.Text("post");

    private RuleValue Time(PackPlace? place) => place is { } there ? Value(there, ParameterUnit.Time) : RuleValue.Of("00:00");

    /// <summary>A value of the unit, or the key of a parameter of this pack.</summary>
    private RuleValue Value(PackPlace place, ParameterUnit? unit = null)
    {
        if (place.Element.ValueKind == JsonValueKind.Object)
        {
            place.IsObject(["parameter"]);
            var key = place.Text("parameter");
            if (!_parameters.TryGetValue(key, out var own))
            {
                place.Wrong($"no parameter of this pack: {key}");
            }
            else if (unit is { } wanted && (wanted == ParameterUnit.Time) != (own == ParameterUnit.Time))
            {
                place.Wrong($"{key} is {own}, and {wanted} is expected here");
            }

            return RuleValue.From(key);
        }

        if (unit == ParameterUnit.Weekday && place.Element.ValueKind == JsonValueKind.String)
        {
            return RuleValue.Of(place.Element.GetString()!);
        }

        var text = place.Element.ValueKind switch
        {
            JsonValueKind.Number => place.Element.GetDecimal().ToString(CultureInfo.InvariantCulture),
            JsonValueKind.String when unit == ParameterUnit.Time => place.Element.GetString()!,
            _ => "",
        };
        var value = new ClauseParameter("value", new Wording("", ""), unit ?? ParameterUnit.Count, null, null, null).Read(text);
        if (!value.IsDone)
        {
            place.Wrong($"{value.Refusal}: {unit?.ToString() ?? "a number"} or {{\"parameter\": key}} is expected");
            return RuleValue.Of("0");
        }

        return RuleValue.Of(value.Value);
    }
}
