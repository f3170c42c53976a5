namespace Portal.Domain.Handover;

/// <summary>What happened to a handover.</summary>
public enum HandoverEventKind
{
    /// <summary>Begun by somebody of the outgoing turn.</summary>
    Opened,

    /// <summary>Signed by the outgoing person.</summary>
    Offered,

    /// <summary>Sent back by the incoming person, with the reason.</summary>
    Returned,

    /// <summary>Signed by the incoming person.</summary>
    Accepted,

    /// <summary>Something was added after a signature.</summary>
    Amended,

    /// <summary>A move went on without something, with the reason.</summary>
    WentWithout,
}

/// <summary>One line of a handover's log; lines are added, never changed.</summary>
public sealed class HandoverEvent
{
    /// <summary>The handover.</summary>
    public required HandoverId HandoverId { get; init; }

    /// <summary>1, 2, ... within the handover.</summary>
    public required int No { get; init; }

    /// <summary>What happened.</summary>
    public required HandoverEventKind Kind { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of who did it.</summary>
    public required string By { get; init; }

    /// <summary>Reason or amendment; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>Key of the obligation that was missing; null for everything else.</summary>
    public string? Obligation { get; init; }

    /// <summary>The clause behind that, or null.</summary>
    public string? Clause { get; init; }
}
