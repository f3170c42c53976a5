using Portal.Domain.Handover;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>How the change of a shift stands, for whoever watches it.</summary>
public enum HandoverStanding
{
    /// <summary>The shift has not begun.</summary>
    Ahead,

    /// <summary>The shift goes on.</summary>
    Running,

    /// <summary>Signed by the outgoing person alone.</summary>
    Unconfirmed,

    /// <summary>Sent back, and not signed again.</summary>
    Returned,

    /// <summary>Signed by both.</summary>
    Accepted,

    /// <summary>The shift is over, and nobody has handed it over.</summary>
    Missing,
}

/// <summary>One shift of a day with its handover.</summary>
/// <param name="PostName">Where.</param>
/// <param name="Start">Begin (UTC).</param>
/// <param name="End">End (UTC).</param>
/// <param name="People">Who was on it.</param>
/// <param name="Standing">How its handover stands.</param>
/// <param name="Handover">The handover; null while nobody has begun it.</param>
/// <param name="Outgoing">Who signed for the outgoing side, or null.</param>
/// <param name="OfferedAt">When (UTC).</param>
/// <param name="Incoming">Who signed for the incoming side, or null.</param>
/// <param name="AcceptedAt">When (UTC).</param>
/// <param name="Records">What has to be recorded before it is handed over.</param>
/// <param name="IsOver">Whether the shift has ended.</param>
public sealed record HandoverRow(
    string PostName, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<string> People, HandoverStanding Standing, HandoverId? Handover,
    string? Outgoing, DateTimeOffset? OfferedAt, string? Incoming, DateTimeOffset? AcceptedAt, IReadOnlyList<ObligationLine> Records, bool IsOver)
{
    /// <summary>When it begins or ends next (UTC); null once it is over.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) => now < Start ? Start : now < End ? End : null;

    /// <summary>Records that an ended shift has not.</summary>
    public IEnumerable<ObligationLine> MissingRecords => IsOver ? Records.Where(line => line.DoneAt is null) : [];
}
