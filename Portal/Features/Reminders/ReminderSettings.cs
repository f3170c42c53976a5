using Portal.Domain.Obligations;
using Portal.Features.Duty;
using Portal.Features.Settings;

namespace Portal.Features.Reminders;

/// <summary>The numbers of the reminders that a site may change.</summary>
internal static class ReminderSettings
{
    public static readonly SettingDefinition BeforeShift = new("reminders.before-shift", 30, SettingUnit.Minutes, 0, 240);
    public static readonly SettingDefinition Early = DutySettings.Early;
    public static readonly SettingDefinition UnmannedGrace = new("reminders.unmanned-grace", 3, SettingUnit.Minutes, 0, 120, "A-013");
    public static readonly SettingDefinition CaseSoon = new("reminders.case-soon", 60, SettingUnit.Minutes, 0, 2880);
    public static readonly SettingDefinition BeforeEnd = new("reminders.before-end", 60, SettingUnit.Minutes, 0, 480, "A-021");
    public static readonly SettingDefinition BillsAt = new("reminders.bills-at", 9 * 60, SettingUnit.TimeOfDay, 0, 1439, "B-152");

    public static IReadOnlyList<SettingDefinition> All { get; } = [BeforeShift, Early, UnmannedGrace, CaseSoon, BeforeEnd, BillsAt];

    public static ShiftReminderRules Shifts(SettingValues settings) =>
        new(settings.Span(BeforeShift), settings.Span(Early), settings.Span(UnmannedGrace));
}
