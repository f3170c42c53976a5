using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>What an action item may lead to beyond its result.</summary>
public enum ActionRecordKind
{
    /// <summary>A written report to the superior department of what cannot be solved [B-081].</summary>
    UpwardReport,

    /// <summary>A supervisor is held liable for what was not reported [B-082].</summary>
    Liability,
}

/// <summary>A record that hangs on an action item; never changed.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Item">The action item.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Department">The superior department a report goes to; null for a liability.</param>
/// <param name="Person">The supervisor held liable; null for a report.</param>
/// <param name="Text">What it says.</param>
/// <param name="Date">Its date, a day of the site.</param>
/// <param name="At">When it was filed (UTC).</param>
/// <param name="By">Name of who filed it.</param>
public sealed record ActionRecord(
    MeetingNoteId Id, ActionItemId Item, ActionRecordKind Kind, string? Department, PersonId? Person, string Text, DateOnly Date, DateTimeOffset At, string By)
{
    /// <summary>Turns an item into a written report upward [B-081].</summary>
    public static Result<ActionRecord> ReportUpward(ActionItemId item, string? department, string? text, DateOnly today, string by, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(department) || string.IsNullOrWhiteSpace(text)
            ? MeetingRefusals.ReportIncomplete
            : new ActionRecord(TypedId.New<MeetingNoteId>(now), item, ActionRecordKind.UpwardReport, department.Trim(), null, text.Trim(), today, now, by);

    /// <summary>Holds a supervisor liable; refused where the item was reported upward, or the person is none [B-082].</summary>
    public static Result<ActionRecord> HoldLiable(
        ActionItemId item, Person person, string? text, IEnumerable<ActionRecord> records, DateOnly today, string by, DateTimeOffset now)
    {
        if (person.Role != Roles.Supervisor.Key)
        {
            return MeetingRefusals.NotSupervisor;
        }

        if (records.Any(one => one.Kind == ActionRecordKind.UpwardReport))
        {
            return MeetingRefusals.WasReported;
        }

        return string.IsNullOrWhiteSpace(text)
            ? MeetingRefusals.AccountMissing
            : new ActionRecord(TypedId.New<MeetingNoteId>(now), item, ActionRecordKind.Liability, null, person.Id, text.Trim(), today, now, by);
    }
}
