using Portal.Domain.Kernel;

namespace Portal.Domain.Fees.Dunning;

/// <summary>What notices of collection are refused for. The comment behind each lists its placeholders.</summary>
public static class DunningRefusals
{
    /// <summary>No unit was chosen.</summary>
    public static readonly Refusal NothingChosen = new("dunning.nothing-chosen", "units");

    /// <summary>A unit of somebody else's area: {0} unit.</summary>
    public static readonly Refusal NotYours = new("dunning.not-yours", "units");

    /// <summary>The unit owes nothing: {0} unit.</summary>
    public static readonly Refusal NothingOpen = new("dunning.nothing-open", "units");

    /// <summary>A deadline-payment notice without a reminder before it: {0} unit.</summary>
    public static readonly Refusal ReminderSkipped = new("dunning.reminder-skipped", "stage", "B-153");

    /// <summary>A reminder for bills that are not overdue on its day: {0} unit, {1} due day.</summary>
    public static readonly Refusal NotOverdue = new("dunning.not-overdue", "on", "B-152");

    /// <summary>The stage, or a later one, is reached: {0} unit.</summary>
    public static readonly Refusal AlreadyReached = new("dunning.already-reached", "stage");

    /// <summary>Billing is no notice.</summary>
    public static readonly Refusal StageUnknown = new("dunning.stage-unknown", "stage");

    /// <summary>A day that has not come yet.</summary>
    public static readonly Refusal DayAhead = new("dunning.day-ahead", "on");

    /// <summary>A notice dated before the one that it follows: {0} unit, {1} day of that one.</summary>
    public static readonly Refusal BeforePrevious = new("dunning.before-previous", "on");

    /// <summary>The form number is missing or too long: {0} most characters.</summary>
    public static readonly Refusal FormMissing = new("dunning.form-missing", "form", "B-152");

    /// <summary>For several units the form number has to end in digits, so that it can be counted up.</summary>
    public static readonly Refusal FormNotCountable = new("dunning.form-not-countable", "form");

    /// <summary>Another notice has the form number: {0} number.</summary>
    public static readonly Refusal FormTaken = new("dunning.form-taken", "form");

    /// <summary>There is no such notice.</summary>
    public static readonly Refusal NoticeUnknown = new("dunning.notice-unknown");

    /// <summary>It has been withdrawn before.</summary>
    public static readonly Refusal AlreadyWithdrawn = new("dunning.already-withdrawn");

    /// <summary>Why it is withdrawn is missing.</summary>
    public static readonly Refusal ReasonMissing = new("dunning.reason-missing", "reason");

    /// <summary>A later notice rests on it, which has to be withdrawn first: {0} number of that one.</summary>
    public static readonly Refusal LaterNotice = new("dunning.later-notice");
}
