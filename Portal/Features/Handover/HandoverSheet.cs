using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>The handover of a turn as people see it, whether it has been begun or not.</summary>
public sealed record HandoverSheet
{
    /// <summary>The handover; null while nobody has begun it.</summary>
    public required HandoverId? Id { get; init; }

    /// <summary>Where.</summary>
    public required PostId Post { get; init; }

    /// <summary>Name of the post.</summary>
    public required string PostName { get; init; }

    /// <summary>Begin of the turn (UTC).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>End of the turn (UTC).</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Who is on the turn.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Begin of the next turn of the post (UTC), or null while none is planned.</summary>
    public required DateTimeOffset? NextStart { get; init; }

    /// <summary>Who is on the next turn.</summary>
    public required IReadOnlyList<string> NextPeople { get; init; }

    /// <summary>Where it stands; null while nobody has begun it.</summary>
    public required HandoverState? State { get; init; }

    /// <summary>Who signed for the outgoing side, or null.</summary>
    public string? OutgoingName { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>Who signed for the incoming side, or null.</summary>
    public string? IncomingName { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What is to be done before it is handed over.</summary>
    public required IReadOnlyList<ObligationLine> Before { get; init; }

    /// <summary>What is to be done before it is taken over.</summary>
    public required IReadOnlyList<ObligationLine> After { get; init; }

    /// <summary>What is carried over: as signed, or as it would be now.</summary>
    public required IReadOnlyList<CarriedLine> Carried { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<HandoverEvent> Log { get; init; }

    /// <summary>Whether the reader may hand it over.</summary>
    public required bool MayGive { get; init; }

    /// <summary>Whether the reader may take it over.</summary>
    public required bool MayTake { get; init; }

    /// <summary>Why it was sent back last, while it is.</summary>
    public HandoverEvent? SentBack => State == HandoverState.Returned ? Log.LastOrDefault(entry => entry.Kind == HandoverEventKind.Returned) : null;
}
