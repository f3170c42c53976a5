using Portal.Domain.Cases;

namespace Portal.Features.Wall;

/// <summary>What the wall shows of pending cases.</summary>
internal sealed record WallCases
{
    /// <summary>The instant described.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required int Pending { get; init; }

    public required int Overdue { get; init; }

    /// <summary>Pending with a limit within the hour.</summary>
    public required int DueSoon { get; init; }

    public required int AwaitingCallback { get; init; }

    public required CaseAges Ages { get; init; }

    /// <summary>The most urgent: overdue ones, longest first, then those with the next limit, then the oldest.</summary>
    public IReadOnlyList<WallCase> Rows { get; init; } = [];
}

/// <summary>One pending case. The handler is staff; the customer is never named on the wall.</summary>
internal sealed record WallCase(CaseKind Kind, string Title, string? Unit, string? Handler, DateTimeOffset ReceivedAt, DateTimeOffset? Due);
