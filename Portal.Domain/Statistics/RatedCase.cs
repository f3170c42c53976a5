namespace Portal.Domain.Statistics;

/// <summary>What the monthly rates need of a complaint or repair that was received in the month [B-214].</summary>
/// <param name="Kind">Complaint or repair.</param>
/// <param name="ResolvedAt">Instant it was resolved, or null while it is pending.</param>
/// <param name="ResolveDue">Instant by which it had to be, the configured limit applied; null where none is configured.</param>
/// <param name="Reopened">How many times it was reopened.</param>
/// <param name="Satisfaction">Satisfaction of the customer from 1 to 5, or null when not asked.</param>
public sealed record RatedCase(
    RatedKind Kind, DateTimeOffset? ResolvedAt, DateTimeOffset? ResolveDue, int Reopened, int? Satisfaction)
{
    /// <summary>
    /// Resolved at or before its limit. A case without a limit is never overdue, so it is timely once it is resolved.
    /// </summary>
    public bool IsTimely => ResolvedAt is { } resolved && (ResolveDue is not { } due || resolved <= due);

    /// <summary>Resolved, never reopened, and the customer not dissatisfied.</summary>
    /// <param name="minimumSatisfaction">The lowest satisfaction that counts as effective.</param>
    public bool IsEffective(int minimumSatisfaction) =>
        ResolvedAt is not null && Reopened == 0 && (Satisfaction is not { } given || given >= minimumSatisfaction);
}
