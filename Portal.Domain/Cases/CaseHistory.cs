namespace Portal.Domain.Cases;

/// <summary>What counting needs of a case: enough to say what it counted as at any instant. Instants are UTC.</summary>
public sealed record CaseHistory
{
    /// <summary>The case.</summary>
    public required CaseId Id { get; init; }

    /// <summary>What it is about.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The site's own severity.</summary>
    public string? Severity { get; init; }

    /// <summary>The site's own category.</summary>
    public string? Category { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its own time limit.</summary>
    public DateTimeOffset? ResolveDue { get; init; }

    /// <summary>The resolution in force.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The closing in force.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The customer's answer, 1 to 5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>How often it was reopened, also before an import.</summary>
    public int Reopened { get; init; }

    /// <summary>Earlier resolutions that did not hold, oldest first.</summary>
    public IReadOnlyList<Reopening> Reopenings { get; init; } = [];

    /// <summary>What the case counted as at an instant.</summary>
    public CaseStanding StandingAt(DateTimeOffset at)
    {
        if (ReceivedAt > at)
        {
            return CaseStanding.Absent;
        }

        foreach (var past in Reopenings)
        {
            if (at < past.ReopenedAt)
            {
                return Standing(past.ResolvedAt, past.ClosedAt, at);
            }
        }

        return Standing(ResolvedAt, ClosedAt, at);
    }

    /// <summary>Received and not resolved at an instant.</summary>
    public bool IsPendingAt(DateTimeOffset at) => StandingAt(at) == CaseStanding.Pending;

    /// <summary>
    /// The instant until which the case may be pending: its own limit, else the configured one from its receipt, else
    /// null. Reopening moves neither.
    /// </summary>
    public DateTimeOffset? Due(TimeLimits limits) => ResolveDue ?? ReceivedAt + limits.Resolve(Kind, Severity, ReceivedAt, Category);

    /// <summary>Pending at an instant that is past its limit; at the limit itself it is not overdue yet.</summary>
    public bool IsOverdueAt(DateTimeOffset at, TimeLimits limits) => IsPendingAt(at) && Due(limits) < at;

    /// <summary>Time the case was pending up to an instant; a reopening adds to what had been used, it does not start over.</summary>
    public TimeSpan TimeUsedAt(DateTimeOffset at)
    {
        var used = TimeSpan.Zero;
        var from = ReceivedAt;
        foreach (var past in Reopenings)
        {
            used += Stretch(from, past.ResolvedAt, at);
            from = past.ReopenedAt;
        }

        return used + Stretch(from, ResolvedAt ?? at, at);
    }

    /// <summary>Resolved at or before its limit; a case without any limit is never overdue and so in time once resolved.</summary>
    public bool IsTimely(TimeLimits limits) => ResolvedAt is { } resolved && !(resolved > Due(limits));

    /// <summary>Resolved, never reopened, and the customer either gave no answer or at least <paramref name="leastSatisfaction"/>.</summary>
    public bool IsEffective(int leastSatisfaction) =>
        ResolvedAt is not null && Reopened == 0 && !(Satisfaction < leastSatisfaction);

    private static CaseStanding Standing(DateTimeOffset? resolvedAt, DateTimeOffset? closedAt, DateTimeOffset at) =>
        closedAt <= at ? CaseStanding.Closed
        : resolvedAt <= at ? CaseStanding.AwaitingCallback
        : CaseStanding.Pending;

    private static TimeSpan Stretch(DateTimeOffset from, DateTimeOffset to, DateTimeOffset at)
    {
        var end = to < at ? to : at;
        return end > from ? end - from : TimeSpan.Zero;
    }
}
