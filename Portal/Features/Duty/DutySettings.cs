using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>The numbers of duty that a site may change.</summary>
public static class DutySettings
{
    /// <summary>How long presence or absence holds after the person's last clocking.</summary>
    public static readonly SettingDefinition Lapse = new("duty.lapse", 18, SettingUnit.Hours, 1, 72);

    /// <summary>How early one has to be at the post; the reminders list it with theirs, since they tell the team leader.</summary>
    public static readonly SettingDefinition Early = new("reminders.early", 10, SettingUnit.Minutes, 0, 120, "A-051");
}
