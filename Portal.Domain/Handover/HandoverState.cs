namespace Portal.Domain.Handover;

/// <summary>Where a handover stands.</summary>
public enum HandoverState
{
    /// <summary>The outgoing person writes it.</summary>
    Open,

    /// <summary>Signed by the outgoing person; waits for the incoming one.</summary>
    Offered,

    /// <summary>Sent back by the incoming person for a reason; the outgoing one goes on.</summary>
    Returned,

    /// <summary>Signed by both.</summary>
    Accepted,
}
