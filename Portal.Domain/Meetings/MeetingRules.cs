using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Meetings;

/// <summary>The numbers that the rules of a site have for meetings; null is off.</summary>
/// <param name="rules">The rules of the site.</param>
public sealed class MeetingRules(SiteRules rules)
{
    /// <summary>Days that a notice of a kind of meeting goes out before it.</summary>
    public int? NoticeDays(MeetingKind kind, DateTimeOffset at) => kind.NeedsNotice() ? Number("special_training_notice_days", at) : null;

    /// <summary>Days that a change of a kind of meeting is announced before it.</summary>
    public int? ChangeNoticeDays(MeetingKind kind, DateTimeOffset at) => kind switch
    {
        MeetingKind.Monthly => Number("monthly_meeting_change_notice_days", at),
        MeetingKind.Special or MeetingKind.Training => Number("special_training_notice_days", at),
        MeetingKind.Team or MeetingKind.Morning or MeetingKind.Department or MeetingKind.HospitalDepartment or MeetingKind.Management
            or MeetingKind.Housekeeping or MeetingKind.PreShift or MeetingKind.PostShift or MeetingKind.Patients or MeetingKind.Company => null,
    };

    /// <summary>Days that the place of the monthly meeting is announced before it [B-058].</summary>
    public int? PlaceNoticeDays(DateTimeOffset at) => Number("monthly_meeting_place_notice_days", at);

    /// <summary>Fine for an offence at an instant; null where there is none, or the pack that names it is off.</summary>
    public Money? Fine(MeetingOffence offence, DateTimeOffset at) =>
        offence.FineParameter() is { } parameter && Value(parameter, at) is { } yuan && yuan > 0 ? Money.FromYuan(yuan) : null;

    /// <summary>Whether an overdue action item brings a warning at an instant [B-080].</summary>
    public bool WarnsOfOverdueItems(DateTimeOffset at) => Value("action_item_overdue_penalty", at) > 0;

    /// <summary>Days of the month between which a patients' meeting lies [E-129]; null while they are off.</summary>
    public (int From, int To)? PatientDays(DateTimeOffset at) =>
        Number("patient_meeting_day_from", at) is { } from && Number("patient_meeting_day_to", at) is { } to ? (from, to) : null;

    /// <summary>A clause as <c>clause@version</c>.</summary>
    public string Cite(string clause, DateTimeOffset at) =>
        rules.Packs.SelectMany(pack => pack.Clauses).FirstOrDefault(one => one.Id == clause) is { } found ? $"{clause}@{rules.VersionOf(found, at)}" : clause;

    private int? Number(string parameter, DateTimeOffset at) => (int?)Value(parameter, at);

    private decimal? Value(string parameter, DateTimeOffset at) =>
        rules.ValueOf(parameter, at) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
