namespace Portal.Domain.Cases;

/// <summary>
/// A resolution that did not hold. Kept so that what a case counted as at a past instant stays answerable.
/// </summary>
/// <param name="ResolvedAt">When the case had been resolved (UTC).</param>
/// <param name="ClosedAt">When it had been closed (UTC), or null.</param>
/// <param name="ReopenedAt">When it became pending again (UTC).</param>
public sealed record Reopening(DateTimeOffset ResolvedAt, DateTimeOffset? ClosedAt, DateTimeOffset ReopenedAt);
