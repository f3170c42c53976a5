using Portal.Domain.Kernel;

namespace Portal.Features.Obligations.Events;

/// <summary>Refusals about recorded events.</summary>
public static class EventRefusals
{
    /// <summary>Nobody writes down this kind of event at this site.</summary>
    public static readonly Refusal UnknownKind = new("events.unknown-kind", "kind");

    /// <summary>What it is about is missing or too long.</summary>
    public static readonly Refusal LabelWrong = new("events.label", "label");

    /// <summary>It lies too far back or ahead.</summary>
    public static readonly Refusal TimeWrong = new("events.time", "at");

    /// <summary>Somebody has to answer for it.</summary>
    public static readonly Refusal HolderMissing = new("events.holder-missing", "holder");

    /// <summary>There is no such person.</summary>
    public static readonly Refusal HolderUnknown = new("events.holder-unknown", "holder");

    /// <summary>There is no such event.</summary>
    public static readonly Refusal Unknown = new("events.unknown");

    /// <summary>It has been withdrawn before.</summary>
    public static readonly Refusal AlreadyWithdrawn = new("events.already-withdrawn");

    /// <summary>Why it is withdrawn is missing.</summary>
    public static readonly Refusal ReasonMissing = new("events.reason-missing", "reason");

    /// <summary>Only whoever wrote it down, or who manages duty, withdraws it.</summary>
    public static readonly Refusal NotYours = new("events.not-yours");
}
