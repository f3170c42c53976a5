using Portal.Domain.Cases;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>One case in full, without what is personal: the caller's name and number are asked for by themselves.</summary>
public sealed record CaseDetails
{
    /// <summary>The case as the board shows it.</summary>
    public required BoardCase Case { get; init; }

    /// <summary>Its number in the system it came from, or null.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>How it came, where known.</summary>
    public CaseChannel? Channel { get; init; }

    /// <summary>The caller's name, masked; null when none was written down.</summary>
    public string? CallerName { get; init; }

    /// <summary>The caller's number, masked; null when none was written down.</summary>
    public string? CallerPhone { get; init; }

    /// <summary>When the customer first had a response (UTC).</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Time it was pending so far.</summary>
    public TimeSpan TimeUsed { get; init; }

    /// <summary>Who may no longer finish it .</summary>
    public PersonId? BarredHandler { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<CaseStep> Steps { get; init; }
}

/// <summary>One entry of a case's log.</summary>
/// <param name="No">1, 2, 3, ...</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Assignee">Who was sent, or null.</param>
/// <param name="Satisfaction">1 to 5, or null.</param>
/// <param name="Note">Result, reason or remark.</param>
public sealed record CaseStep(int No, CaseEventKind Kind, DateTimeOffset At, string By, string? Assignee, int? Satisfaction, string? Note);
