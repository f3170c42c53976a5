using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>The numbers of duty that a site may change.</summary>
public static class DutySettings
{
    /// <summary>How long presence or absence holds after the person's last clocking.</summary>
    public static readonly SettingDefinition Lapse = new("duty.lapse", 18, SettingUnit.Hours, 1, 72);

    /// <summary>How early one has to be at the post; named with the reminders, since it is they that tell the team leader.</summary>
    public static readonly SettingDefinition Early = new("reminders.early", 10, SettingUnit.Minutes, 0, 120, "A-051") { Parameter = "early_arrival_min" };

    /// <summary>How long after the end one has to stay; one document asks for five minutes, the others say nothing.</summary>
    public static readonly SettingDefinition LateDeparture = new("duty.late-departure", null, SettingUnit.Minutes, 0, 60, "C-028") { Parameter = "late_departure_min" };

    /// <summary>Whether the outgoing person may not sign off before the incoming one is there.</summary>
    public static readonly SettingDefinition OutgoingWaits = new("duty.outgoing-waits", 1, SettingUnit.Switch, 0, 1, "A-056");

    /// <summary>How many people a shift of the fire control room has at least.</summary>
    public static readonly SettingDefinition FireControlMin = new("duty.fire-control-min", 1, SettingUnit.Number, 1, 9, "D-306") { Parameter = "min_staff_fire_control" };
}
