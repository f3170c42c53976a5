using Portal.Domain.Kernel;

namespace Portal.Features.Obligations;

/// <summary>Refusals about obligations.</summary>
public static class ObligationRefusals
{
    /// <summary>There is no such occurrence.</summary>
    public static readonly Refusal Unknown = new("obligations.unknown");

    /// <summary>It cannot be done before {0}.</summary>
    public static readonly Refusal NotOpen = new("obligations.not-open");

    /// <summary>{0} has already done it.</summary>
    public static readonly Refusal AlreadyDone = new("obligations.already-done");

    /// <summary>Nobody confirms it: it is done where it is seen.</summary>
    public static readonly Refusal SeenElsewhere = new("obligations.seen-elsewhere");

    /// <summary>It is for others.</summary>
    public static readonly Refusal NotConcerned = new("obligations.not-concerned");

    /// <summary>What was done has to be written down.</summary>
    public static readonly Refusal NoteMissing = new("obligations.note-missing", "note");
}
