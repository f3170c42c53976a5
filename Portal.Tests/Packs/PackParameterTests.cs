using System.Reflection;
using System.Text.Json;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Packs;

/// <summary>
/// Many numbers of clauses are only shown in the rulebook. One that says when or how often something that an obligation
/// reminds of is done must drive it: a site that sets it would wait in vain.
/// </summary>
public sealed class PackParameterTests
{
    private static readonly PackLibrary Library = PackLibrary.Load();

    /// <summary>Those that no trigger and no setting goes by, by the reason.</summary>
    private static readonly Dictionary<string, string[]> OnlyShown = new(StringComparer.Ordinal)
    {
        ["the trigger's own instants say how often"] = [
            "budget_per_month", "camera_cycle_per_day", "clean_per_shift", "closing_count_per_day", "desk_supplies_clean", "detector_test_per_week",
            "each_camera", "front_desk_stock_count_per_month", "housekeeping_meeting_per_day", "housekeeping_stock_count_per_month", "matter_statistics_per_week",
            "monthly_reconcile", "opening_check_per_day", "opening_count_per_day", "order_keeping_per_day", "patient_meeting_per_month", "plan_per_year",
            "prepare_drinks_per_day", "pump_test_per_month", "purchase_request_per_month", "quality_appraisal_per_month", "room_status_sheet_per_day",
            "service_star", "sign_check_per_day", "stock_count_per_day", "stock_count_weekly", "takeover_check_per_day", "team_meeting_frequency",
            "training_plan_per_month", "training_plan_per_year", "vip_closing_per_day", "vip_report_per_day", "ward_hygiene_round_per_day",
        ],
        ["each bill has its own due day"] = ["fee_due_day"],
        ["the series of meetings goes by it"] = [
            "mid_management_meeting_weekday", "post_shift_weekday_from", "post_shift_weekday_to", "pre_shift_weekday_from", "pre_shift_weekday_to",
        ],
        ["the last of these days is when it is due"] = ["special_service_statistics_from_day"],
        ["the instant before work by which it is due has a parameter of its own"] = ["work_start"],
    };

    [Fact]
    public void Parameter_ThatSaysWhenOrHowOften_DrivesAnObligation_OrIsKnownToBeOnlyShown()
    {
        var used = Used();
        var idle = Told().Where(parameter => !used.Contains(parameter));

        Assert.Equal(OnlyShown.Values.SelectMany(keys => keys).Order(StringComparer.Ordinal), idle.Order(StringComparer.Ordinal));
    }

    /// <summary>The parameters that say when or how often, of clauses that an obligation or a register carries out.</summary>
    private static IEnumerable<string> Told()
    {
        var carried = Library.Packs.SelectMany(pack => pack.Obligations.SelectMany(one => one.Clauses).Concat(pack.Registers.SelectMany(one => one.Clauses))).ToHashSet(StringComparer.Ordinal);
        return Library.Packs.SelectMany(pack => pack.Clauses).Where(clause => clause.Class == ClauseClass.Remind && carried.Contains(clause.Id)).SelectMany(clause => clause.Parameters)
            .Where(parameter => parameter.Unit is ParameterUnit.Times or ParameterUnit.Time or ParameterUnit.Weekday or ParameterUnit.DayOfMonth).Select(parameter => parameter.Key).Distinct();
    }

    /// <summary>What packs name outside their clauses, and what a setting carries.</summary>
    private static HashSet<string> Used() =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(Repository.File("Portal", "Packs", "house.json"))!, "*.json").SelectMany(Named),
        .. typeof(PortalDb).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(SettingDefinition)).Select(field => ((SettingDefinition)field.GetValue(null)!).Parameter).OfType<string>(),
    ];

    private static IEnumerable<string> Named(string path)
    {
        using var pack = JsonDocument.Parse(File.ReadAllText(path));
        return [.. pack.RootElement.EnumerateObject().Where(member => member.Name != "clauses").SelectMany(member => Named(member.Value))];
    }

    private static IEnumerable<string> Named(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "parameter" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Named(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Named),
        _ => [],
    };
}
