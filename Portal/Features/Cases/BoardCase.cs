using Portal.Domain.Cases;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>An open case as desk, wall and phone show it. Instants are UTC.</summary>
public sealed record BoardCase
{
    /// <summary>The case.</summary>
    public required CaseId Id { get; init; }

    /// <summary>What people say aloud.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>What it is about.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The matter in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Code of the unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Who looks after the unit, or null.</summary>
    public PersonId? Steward { get; init; }

    /// <summary>The site's own category.</summary>
    public string? Category { get; init; }

    /// <summary>The site's own severity.</summary>
    public string? Severity { get; init; }

    /// <summary>Where it stands; the column of the desk.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>Who has been sent, or null.</summary>
    public PersonId? AssigneeId { get; init; }

    /// <summary>Name of who has been sent, or null.</summary>
    public string? Assignee { get; init; }

    /// <summary>When the house was told.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the person was sent.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When the person sent began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was resolved, for a case that waits for its call-back.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Respond by then, while nobody has: its own limit, else the configured one, else null.</summary>
    public DateTimeOffset? ResponseDue { get; init; }

    /// <summary>Resolve by then: its own limit, else the configured one, else null.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopened { get; init; }

    /// <summary>The customer's answer so far.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>Version on the screen, for a move that must not be stale.</summary>
    public required int Version { get; init; }

    /// <summary>True when it is pending and past its limit at an instant.</summary>
    public bool IsOverdueAt(DateTimeOffset at) => ResolvedAt is null && Due < at;

    internal static BoardCase From(CaseSight one, TimeLimits limits) => new()
    {
        Id = one.Id,
        Number = one.Number,
        Kind = one.Kind,
        Title = one.Title,
        Unit = one.Unit,
        Steward = one.Steward,
        Category = one.Category,
        Severity = one.Severity,
        Status = one.Status,
        AssigneeId = one.AssigneeId,
        Assignee = one.Assignee,
        ReceivedAt = one.ReceivedAt,
        AssignedAt = one.AssignedAt,
        StartedAt = one.StartedAt,
        ResolvedAt = one.ResolvedAt,
        ResponseDue = one.RespondedAt is not null ? null : one.ResponseDue ?? one.ReceivedAt + limits.Response(one.Kind, one.Severity, one.ReceivedAt, one.Category),
        Due = one.History.Due(limits),
        Reopened = one.Reopened,
        Satisfaction = one.Satisfaction,
        Version = one.Version,
    };
}
