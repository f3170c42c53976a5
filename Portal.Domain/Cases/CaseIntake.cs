using Portal.Domain.Fees;

namespace Portal.Domain.Cases;

/// <summary>What is written down when a case comes in. Not a record: the caller's data must not slip into a log line.</summary>
public sealed class CaseIntake
{
    /// <summary>What it is about.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The matter in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>When the house was told; the page proposes now. Not in the future.</summary>
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>How it came; a special-service request needs one [B-208].</summary>
    public CaseChannel? Channel { get; init; }

    /// <summary>The home it is about; a special-service request needs one [B-209].</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The site's own category.</summary>
    public string? Category { get; init; }

    /// <summary>The site's own severity.</summary>
    public string? Severity { get; init; }

    /// <summary>Respond by then, where promised.</summary>
    public DateTimeOffset? ResponseDue { get; init; }

    /// <summary>Resolve by then, where promised.</summary>
    public DateTimeOffset? ResolveDue { get; init; }

    /// <summary>Personal data: who called.</summary>
    public string? CallerName { get; init; }

    /// <summary>Personal data: where to call back.</summary>
    public string? CallerPhone { get; init; }

    /// <summary>The customer's own account [D-098].</summary>
    public string? Note { get; init; }
}
