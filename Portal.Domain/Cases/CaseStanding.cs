namespace Portal.Domain.Cases;

/// <summary>What a case counts as at an instant.</summary>
public enum CaseStanding
{
    /// <summary>Not received yet.</summary>
    Absent,

    /// <summary>Received and not resolved.</summary>
    Pending,

    /// <summary>Resolved and not closed.</summary>
    AwaitingCallback,

    /// <summary>Closed.</summary>
    Closed,
}
