namespace Portal.Domain.Cases;

/// <summary>What happened to a case.</summary>
public enum CaseEventKind
{
    /// <summary>Taken in at the desk.</summary>
    Received,

    /// <summary>Came from another system with its history.</summary>
    Imported,

    /// <summary>The other system's file said something new.</summary>
    Corrected,

    /// <summary>Somebody was sent.</summary>
    Assigned,

    /// <summary>Somebody else was sent.</summary>
    Reassigned,

    /// <summary>Put to the team leader because the user makes difficulties on purpose .</summary>
    HandedUp,

    /// <summary>Put to the handler's next superior: outside the handler's own duties .</summary>
    PassedUp,

    /// <summary>The person sent responded.</summary>
    Responded,

    /// <summary>Progress was noted.</summary>
    Noted,

    /// <summary>Done, as far as the handler can tell.</summary>
    Resolved,

    /// <summary>The customer was asked.</summary>
    CalledBack,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Pending again.</summary>
    Reopened,
}
