using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>What became of one entry of a batch.</summary>
/// <param name="IsUnchanged">True when the books have the entry already, with the same content.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public readonly record struct EntryOutcome(bool IsUnchanged, Refusal? Refusal)
{
    /// <summary>Rows were made.</summary>
    public static EntryOutcome Accepted => default;

    /// <summary>The books have it already.</summary>
    public static EntryOutcome Unchanged => new(true, null);

    /// <summary>True when rows were made.</summary>
    public bool IsAccepted => !IsUnchanged && Refusal is null;

    /// <summary>Refused.</summary>
    public static EntryOutcome Refused(Refusal refusal) => new(false, refusal);
}
