using Portal.Domain.Kernel;

namespace Portal.Domain.Meetings;

/// <summary>Refusals about meetings.</summary>
public static class MeetingRefusals
{
    /// <summary>There is no such meeting, line or action item.</summary>
    public static readonly Refusal Unknown = new("meetings.unknown");

    /// <summary>The actor may not do this.</summary>
    public static readonly Refusal NotConcerned = new("meetings.not-concerned");

    /// <summary>It ends before it begins.</summary>
    public static readonly Refusal EndsBeforeStart = new("meetings.ends-before-start", "end");

    /// <summary>A patients' meeting lies in the middle of the month, {0} to {1}.</summary>
    public static readonly Refusal NotMidMonth = new("meetings.not-mid-month", "start", "E-129");

    /// <summary>The notice lacks its topic.</summary>
    public static readonly Refusal TopicMissing = new("meetings.topic-missing", "topic", "B-066");

    /// <summary>The notice lacks its time.</summary>
    public static readonly Refusal TimeMissing = new("meetings.time-missing", "start", "B-066");

    /// <summary>The notice lacks its place.</summary>
    public static readonly Refusal PlaceMissing = new("meetings.place-missing", "place", "B-066");

    /// <summary>The notice lacks the materials to bring.</summary>
    public static readonly Refusal MaterialsMissing = new("meetings.materials-missing", "materials", "B-066");

    /// <summary>The notice lacks the points for attention.</summary>
    public static readonly Refusal NotesMissing = new("meetings.notes-missing", "notes", "B-066");

    /// <summary>The property where it is held is not named.</summary>
    public static readonly Refusal HostMissing = new("meetings.host-missing", "host", "B-067");

    /// <summary>Nobody is to attend.</summary>
    public static readonly Refusal NobodyInvited = new("meetings.nobody-invited", "attendees");

    /// <summary>A change or a cancellation needs a reason.</summary>
    public static readonly Refusal ReasonMissing = new("meetings.reason-missing", "reason", "B-053");

    /// <summary>It lies in the past.</summary>
    public static readonly Refusal InPast = new("meetings.in-past", "start");

    /// <summary>It has already begun or is over.</summary>
    public static readonly Refusal AlreadyBegun = new("meetings.already-begun");

    /// <summary>It has not begun yet.</summary>
    public static readonly Refusal NotBegun = new("meetings.not-begun");

    /// <summary>It was cancelled.</summary>
    public static readonly Refusal AlreadyCancelled = new("meetings.cancelled");

    /// <summary>Its minutes are issued; only additions are possible.</summary>
    public static readonly Refusal Frozen = new("meetings.frozen");

    /// <summary>Its minutes are not issued yet.</summary>
    public static readonly Refusal NotIssued = new("meetings.not-issued");

    /// <summary>The person is not invited.</summary>
    public static readonly Refusal NotInvited = new("meetings.not-invited", "person");

    /// <summary>Whoever comes late came at a time after the start.</summary>
    public static readonly Refusal ArrivalMissing = new("meetings.arrival-missing", "arrived", "B-068");

    /// <summary>Whoever leaves early left at a time before the end.</summary>
    public static readonly Refusal DepartureMissing = new("meetings.departure-missing", "left", "B-068");

    /// <summary>An exit, a guest or a disruption needs its reason or account.</summary>
    public static readonly Refusal AccountMissing = new("meetings.account-missing", "reason", "B-071");

    /// <summary>Minutes need a chair.</summary>
    public static readonly Refusal ChairMissing = new("meetings.chair-missing", "chair");

    /// <summary>The chair comes from {0}.</summary>
    public static readonly Refusal ChairFromElsewhere = new("meetings.chair-from-elsewhere", "chair", "A-004");

    /// <summary>The agenda of this kind of meeting has no such head.</summary>
    public static readonly Refusal NoSuchHead = new("meetings.no-such-head", "head");

    /// <summary>The comments are written by the marketing development department.</summary>
    public static readonly Refusal CommentsByManagement = new("meetings.comments-by-management", "text", "B-062");

    /// <summary>Somebody else wrote here meanwhile.</summary>
    public static readonly Refusal WrittenMeanwhile = new("meetings.written-meanwhile", "text");

    /// <summary>The other department is not named.</summary>
    public static readonly Refusal DepartmentMissing = new("meetings.department-missing", "department", "B-061");

    /// <summary>The solution agreed is not written down.</summary>
    public static readonly Refusal SolutionMissing = new("meetings.solution-missing", "solution", "B-061");

    /// <summary>What is to be done is not written down.</summary>
    public static readonly Refusal MatterMissing = new("meetings.matter-missing", "text");

    /// <summary>The matter has nobody in charge.</summary>
    public static readonly Refusal OwnerMissing = new("meetings.owner-missing", "owner", "B-063");

    /// <summary>The matter has no deadline.</summary>
    public static readonly Refusal DeadlineMissing = new("meetings.deadline-missing", "due", "B-063");

    /// <summary>The deadline lies before the meeting.</summary>
    public static readonly Refusal DeadlinePassed = new("meetings.deadline-passed", "due", "B-063");

    /// <summary>The result is not written down.</summary>
    public static readonly Refusal ResultMissing = new("meetings.result-missing", "result", "B-079");

    /// <summary>It is closed already.</summary>
    public static readonly Refusal AlreadyClosed = new("meetings.already-closed");

    /// <summary>A report upward needs the superior department and the text.</summary>
    public static readonly Refusal ReportIncomplete = new("meetings.report-incomplete", "report", "B-081");

    /// <summary>The problem was reported upward, so nobody is liable for hiding it.</summary>
    public static readonly Refusal WasReported = new("meetings.was-reported", "person", "B-082");

    /// <summary>Only a supervisor is held liable.</summary>
    public static readonly Refusal NotSupervisor = new("meetings.not-supervisor", "person", "B-082");

    /// <summary>The addition is empty.</summary>
    public static readonly Refusal AdditionMissing = new("meetings.addition-missing", "addition");

    /// <summary>No department was chosen.</summary>
    public static readonly Refusal NoDepartment = new("meetings.no-department", "departments", "E-017");

    /// <summary>There is a series for that centre already.</summary>
    public static readonly Refusal SeriesExists = new("meetings.series-exists", "centre");

    /// <summary>The name of the centre is missing.</summary>
    public static readonly Refusal CentreMissing = new("meetings.centre-missing", "centre");
}
