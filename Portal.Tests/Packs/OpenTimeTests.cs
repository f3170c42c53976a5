using System.Text.Json.Nodes;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Packs;

/// <summary>Times and days that the documents leave open: obligations go on without them as they did before one could fill them, and each that is filled moves one.</summary>
public sealed class OpenTimeTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DateTimeOffset From = new(2026, 10, 25, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddDays(45);
    private static readonly PackLibrary Library = PackLibrary.Load();

    /// <summary>The packs without anything that an open parameter may choose, as they stood before.</summary>
    private static readonly PackLibrary Before = PackLibrary.Of(Library.Packs.Select(pack => (pack.Id + ".json", Stripped(pack.Id))).ToArray());

    private static readonly TriggerWorld World = MadeWorld();

    public static TheoryData<string, string, string[]> Choices => new()
    {
        { "closing_count_time", "17:30", ["show-flat-closing-count"] },
        { "closing_door_check_time", "17:40", ["show-flat-doors"] },
        { "department_meeting_weekday", "wed", ["sales-department-meeting"] },
        { "goods_check_time_1", "10:10", ["show-flat-goods-check"] },
        { "goods_check_time_2", "12:10", ["show-flat-goods-check"] },
        { "goods_check_time_3", "14:10", ["show-flat-goods-check"] },
        { "goods_check_time_4", "16:10", ["show-flat-goods-check"] },
        { "opening_count_time", "09:10", ["show-flat-opening-count"] },
        { "prepare_drinks_time", "09:20", ["vip-drinks"] },
        { "pump_test_day", "15", ["pump-test"] },
        { "pump_test_time", "10:00", ["pump-test"] },
        { "restroom_clean_time", "17:00", ["staff-rest-room-clean"] },
        { "same_day_clear_time", "17:15", ["same-day-clear-day", "same-day-clear-shift"] },
        { "supervisor_check_time", "10:30", ["supervisor-control-room-check"] },
        { "vip_closing_time", "17:45", ["vip-closing"] },
        { "vip_report_end_time", "17:35", ["vip-report-end"] },
        { "vip_report_start_time", "09:05", ["vip-report-start"] },
        { "weekly_report_time", "17:30", ["sales-weekly-report"] },
    };

    [Fact]
    public void Packs_WithNothingFilled_AskForWhatTheyAskedForBefore()
    {
        var (before, now) = (Occurrences(Before.Packs), Occurrences(Library.Packs));

        Assert.Equal(before, now);
        Assert.True(now.Length > 4000, $"{now.Length} occurrences");
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Parameter_Filled_MovesItsObligationsAndNoOther(string parameter, string value, string[] obligations)
    {
        Assert.Contains(Library.Packs.SelectMany(pack => pack.Clauses).SelectMany(clause => clause.Parameters), one => one.Key == parameter && one.Value is null);

        var (open, filled) = (Occurrences(Library.Packs), Occurrences(Library.Packs, new RuleVersion(parameter, 1, value, DateTimeOffset.UnixEpoch)));

        Assert.Equal(obligations, open.Except(filled).Concat(filled.Except(open)).Select(one => one.Obligation).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Every open parameter that a pack names something in place of stands in the table above.</summary>
    [Fact]
    public void Parameters_ThatMayBeOpen_AreAllTried()
    {
        var mayBeOpen = Library.Packs.SelectMany(pack => pack.Obligations).SelectMany(one => one.Parameters.Except(one.Needed)).Distinct();

        Assert.Equal(Choices.Select(row => (string)row[0]).Order(StringComparer.Ordinal), mayBeOpen.Order(StringComparer.Ordinal));
    }

    private static (string Obligation, string Key, DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset MissedAt)[] Occurrences(IReadOnlyList<RulePack> packs, params RuleVersion[] versions)
    {
        var rules = new SiteRules(
            packs, packs.Select(pack => new PackSwitch(pack.Id, true, DateTimeOffset.UnixEpoch)),
            [.. versions, new RuleVersion("department_meeting_interval_days", 1, "14", DateTimeOffset.UnixEpoch), new RuleVersion("department_meeting_time", 1, "15:00", DateTimeOffset.UnixEpoch)]);
        return
        [
            .. new ObligationBook(rules).Between(From, To, World).Select(one => one.Occurrence).Select(one => (one.Obligation, one.Key, one.Opens, one.Due, one.MissedAt))
                .OrderBy(one => one.Obligation, StringComparer.Ordinal).ThenBy(one => one.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Days and nights at posts of every kind, with a working day of one person for each.</summary>
    private static TriggerWorld MadeWorld()
    {
        var shifts = (from day in Enumerable.Range(-2, 50)
                      from kind in PostKinds.All
                      from hours in new[] { (Begin: 9, End: 18), (Begin: 20, End: 32) }
                      select new PostShift($"{kind}-{hours.Begin}", kind, From.AddDays(day).AddHours(hours.Begin), From.AddDays(day).AddHours(hours.End))).ToArray();
        return new TriggerWorld
        {
            Zone = Zone,
            Shifts = shifts,
            Events =
            [
                .. from shift in shifts
                   from one in new[] { (Kind: "workday.begins", At: shift.Start), (Kind: "workday.ends", At: shift.End) }
                   select new RuleEvent(one.Kind, $"{shift.Post}:{shift.Start:yyyyMMdd}", one.At) { PostKind = shift.Kind, Work = new WorkStretch(shift.Start, shift.End) },
            ],
        };
    }

    private static string Stripped(string pack)
    {
        var json = JsonNode.Parse(File.ReadAllText(Repository.File("Portal", "Packs", pack + ".json")))!;
        foreach (var trigger in json["obligations"]?.AsArray().Select(one => one!["trigger"]!.AsObject()) ?? [])
        {
            trigger.Remove("onWeekday");
            if (trigger.ContainsKey("shift") || trigger.ContainsKey("event") || trigger.ContainsKey("spread"))
            {
                trigger.Remove("at");
            }

            foreach (var (name, value) in trigger.ToArray())
            {
                trigger[name] = value is JsonArray values ? new JsonArray([.. values.Select(Otherwise)]) : Otherwise(value);
            }
        }

        return json.ToJsonString();
    }

    private static JsonNode? Otherwise(JsonNode? value) => ((value as JsonObject)?["otherwise"] ?? value)?.DeepClone();
}
