using Portal.Features.Settings;

namespace Portal.Features.Reminders;

/// <summary>The numbers of the house reminders that a site may change; each is a parameter of the pack <c>house</c>.</summary>
internal static class ReminderSettings
{
    public static readonly SettingDefinition BeforeShift = new("reminders.before-shift", 30, SettingUnit.Minutes, 0, 240, "P-001") { Parameter = "shift_reminder_min" };
    public static readonly SettingDefinition UnmannedGrace = new("reminders.unmanned-grace", 3, SettingUnit.Minutes, 0, 120, "A-013") { Parameter = "unmanned_grace_min" };
    public static readonly SettingDefinition CaseSoon = new("reminders.case-soon", 60, SettingUnit.Minutes, 0, 2880, "P-004") { Parameter = "case_soon_min" };
    public static readonly SettingDefinition BeforeEnd = new("reminders.before-end", 60, SettingUnit.Minutes, 0, 480, "A-021") { Parameter = "shift_end_list_min" };
    public static readonly SettingDefinition BillsAt = new("reminders.bills-at", 9 * 60, SettingUnit.TimeOfDay, 0, 1439, "B-152") { Parameter = "bills_digest_at" };

    public static IReadOnlyList<SettingDefinition> All { get; } = [BeforeShift, UnmannedGrace, CaseSoon, BeforeEnd, BillsAt];
}
