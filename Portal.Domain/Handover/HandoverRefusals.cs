using Portal.Domain.Kernel;

namespace Portal.Domain.Handover;

/// <summary>Refusals about handovers.</summary>
public static class HandoverRefusals
{
    /// <summary>There is no such handover.</summary>
    public static readonly Refusal Unknown = new("handover.unknown");

    /// <summary>There is no such turn at the post.</summary>
    public static readonly Refusal NoTurn = new("handover.no-turn");

    /// <summary>The turn has not begun: {0}.</summary>
    public static readonly Refusal NotBegun = new("handover.not-begun");

    /// <summary>Somebody has begun it already.</summary>
    public static readonly Refusal AlreadyOpened = new("handover.already-opened");

    /// <summary>Only whoever is on the outgoing turn may do this.</summary>
    public static readonly Refusal NotOutgoing = new("handover.not-outgoing");

    /// <summary>Only whoever is on the next turn, or on duty at the post, may do this.</summary>
    public static readonly Refusal NotIncoming = new("handover.not-incoming");

    /// <summary>The same person cannot hand over and take over.</summary>
    public static readonly Refusal SamePerson = new Refusal("handover.same-person") with { Clause = "D-027" };

    /// <summary>It is signed: only amendments can be added.</summary>
    public static readonly Refusal Frozen = new("handover.frozen");

    /// <summary>It is not signed yet.</summary>
    public static readonly Refusal NotOffered = new("handover.not-offered");

    /// <summary>It is accepted.</summary>
    public static readonly Refusal AlreadyAccepted = new("handover.already-accepted");

    /// <summary>It is not accepted yet.</summary>
    public static readonly Refusal NotAccepted = new("handover.not-accepted");

    /// <summary>A note that was signed once stays.</summary>
    public static readonly Refusal NoteStays = new("handover.note-stays");

    /// <summary>There is no such item.</summary>
    public static readonly Refusal ItemUnknown = new("handover.item-unknown");

    /// <summary>It is done, or ends where it belongs.</summary>
    public static readonly Refusal ItemEnds = new("handover.item-ends");

    /// <summary>Write something.</summary>
    public static readonly Refusal TextMissing = new("handover.text-missing", "text");

    /// <summary>At most {0} characters.</summary>
    public static readonly Refusal TooLong = new("handover.too-long", "text");

    /// <summary>At most {0} notes.</summary>
    public static readonly Refusal TooMany = new("handover.too-many");

    /// <summary>Sending back needs a reason.</summary>
    public static readonly Refusal ReasonMissing = new("handover.reason-missing", "reason");

    /// <summary>{0} things are missing before it can be handed over, first {1}.</summary>
    public static readonly Refusal HandOverGate = new("handover.hand-over-gate");

    /// <summary>{0} things are missing before it can be taken over, first {1}.</summary>
    public static readonly Refusal TakeOverGate = new("handover.take-over-gate");

    /// <summary>Going on without {0} needs a reason.</summary>
    public static readonly Refusal ReasonForMissing = new("handover.reason-for-missing", "reason");

    /// <summary>It cannot be taken over before {0}.</summary>
    public static readonly Refusal TooEarly = new("handover.too-early");
}
