namespace Portal.Domain.Meetings;

/// <summary>How a meeting stands at an instant.</summary>
public enum MeetingStanding
{
    /// <summary>Ahead.</summary>
    Planned,

    /// <summary>Begun, and its day is not over.</summary>
    Running,

    /// <summary>Held, without issued minutes: incomplete [B-075, D-076].</summary>
    Incomplete,

    /// <summary>Not held, without a reason [A-002, B-053].</summary>
    Missed,

    /// <summary>Not held, which the documents allow.</summary>
    NotHeld,

    /// <summary>Its minutes are issued.</summary>
    Issued,

    /// <summary>Cancelled, with a reason.</summary>
    Cancelled,
}
