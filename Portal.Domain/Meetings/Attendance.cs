using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>How somebody attended.</summary>
public enum AttendanceMark
{
    /// <summary>Nobody has said yet; absent once the minutes are issued .</summary>
    Unmarked,

    /// <summary>Was there.</summary>
    Present,

    /// <summary>Came late.</summary>
    Late,

    /// <summary>Left early.</summary>
    Early,

    /// <summary>Was not there.</summary>
    Absent,
}

/// <summary>Somebody who is to attend a meeting, and how that person did [B-068].</summary>
public sealed class Attendance
{
    internal Attendance(MeetingId meeting, PersonId person) => (MeetingId, Person) = (meeting, person);

    private Attendance()
    {
    }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>The person.</summary>
    public PersonId Person { get; private set; }

    /// <summary>How the person attended.</summary>
    public AttendanceMark Mark { get; private set; }

    /// <summary>When the person came (UTC), where that was noted.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>When the person left (UTC), where that was before the end.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Whether leave for it was approved.</summary>
    public bool HasLeave { get; private set; }

    internal void Set(AttendanceMark mark, DateTimeOffset? arrivedAt, DateTimeOffset? leftAt, bool hasLeave) =>
        (Mark, ArrivedAt, LeftAt, HasLeave) = (mark, arrivedAt, leftAt, hasLeave);

    internal void MissedIt() => Mark = AttendanceMark.Absent;
}
