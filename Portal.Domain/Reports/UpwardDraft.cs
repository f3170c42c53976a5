using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>What somebody writes to a superior.</summary>
public sealed record UpwardDraft
{
    /// <summary>What it is about.</summary>
    public required UpwardKind Kind { get; init; }

    /// <summary>The matter in a line.</summary>
    public string? Title { get; init; }

    /// <summary>What happened.</summary>
    public string? Text { get; init; }

    /// <summary>How the reporter would handle it .</summary>
    public string? Proposal { get; init; }

    /// <summary>When it was found (UTC) .</summary>
    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>To whom; null means the direct superior.</summary>
    public PersonId? Addressee { get; init; }

    /// <summary>Whether a level may be skipped .</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Why a level is skipped.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The department that it is for, beside the person: the superior one, market or technical [B-081, D-291].</summary>
    public string? Department { get; init; }

    /// <summary>Where the matter stands in the portal, e.g. the address of a case or an action item; null when nowhere.</summary>
    public string? Source { get; init; }
}
