namespace Portal.Domain.Obligations;

/// <summary>What a reminder is about.</summary>
public enum ReminderKind
{
    /// <summary>A shift of the reader begins soon.</summary>
    ShiftSoon,

    /// <summary>A member of the reader's team was not at the post in time [A-051, D-176].</summary>
    LateForShift,

    /// <summary>Nobody is at a post that somebody is due at.</summary>
    PostUnmanned,

    /// <summary>A case reaches its time limit soon.</summary>
    CaseDueSoon,

    /// <summary>A case has reached its time limit.</summary>
    CaseOverdue,

    /// <summary>Unpaid bills are due: one digest a day.</summary>
    BillsDue,

    /// <summary>Cases taken in today are still open near the end of the shift .</summary>
    UnfinishedCases,
}
