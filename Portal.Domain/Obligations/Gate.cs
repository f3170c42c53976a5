namespace Portal.Domain.Obligations;

/// <summary>An obligation that stands before a change of shifts: it is done first.</summary>
/// <param name="Side">Whose move it stands before.</param>
/// <param name="PostKind">Kind of post at whose changes of shift it stands; null means every post.</param>
/// <param name="OrReason">Whether the change may go on without it for a stated reason.</param>
public sealed record Gate(GateSide Side, string? PostKind, bool OrReason = false);

/// <summary>The two moves of a change of shifts.</summary>
public enum GateSide
{
    /// <summary>The outgoing person hands over.</summary>
    HandOver,

    /// <summary>The incoming person takes over.</summary>
    TakeOver,
}
