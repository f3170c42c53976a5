namespace Portal.Domain.Handover;

/// <summary>What sort of thing is carried over.</summary>
public enum CarriedKind
{
    /// <summary>A few words of the outgoing person; stays until somebody of the post says that it is done.</summary>
    Note,

    /// <summary>A pending case in the hands of somebody of the turn; its number is the subject.</summary>
    Case,

    /// <summary>An obligation that the turn leaves undone; its key and its occurrence's are the subject.</summary>
    Obligation,
}

/// <summary>Something that the incoming side gets, as it was proposed.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Subject">Names it among its kind; for a note, what first wrote it down.</param>
/// <param name="Text">What screens show.</param>
/// <param name="Since">Since when it is open (UTC).</param>
/// <param name="By">Who wrote it, or null.</param>
public sealed record CarriedThing(CarriedKind Kind, string Subject, string Text, DateTimeOffset Since, string? By = null);

/// <summary>Something that a handover carries over to the next turn. It stays as it was signed; only its end is added.</summary>
public sealed class HandoverItem
{
    /// <summary>The handover.</summary>
    public required HandoverId HandoverId { get; init; }

    /// <summary>1, 2, ... within the handover.</summary>
    public required int No { get; init; }

    /// <summary>What sort of thing.</summary>
    public required CarriedKind Kind { get; init; }

    /// <summary>Names it among its kind: a case's number, an occurrence, or the handover and number that first carried a note.</summary>
    public required string Subject { get; init; }

    /// <summary>What screens show.</summary>
    public required string Text { get; init; }

    /// <summary>Since when it is open (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who wrote it, or null where the portal found it.</summary>
    public required string? By { get; init; }

    /// <summary>When somebody of the post said that it is done (UTC), or null.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Who said so.</summary>
    public string? DoneBy { get; private set; }

    /// <summary>What was done, or null.</summary>
    public string? DoneNote { get; private set; }

    internal void Close(string by, string? note, DateTimeOffset now) => (DoneAt, DoneBy, DoneNote) = (now, by, note);
}
