namespace Portal.Domain.Duty;

/// <summary>A stretch with a requirement in which required, present and gap stay the same.</summary>
/// <param name="Post">The post.</param>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC.</param>
/// <param name="Required">People needed, above zero.</param>
/// <param name="Present">People present with the certificates needed; null in the future.</param>
/// <param name="Gap">People missing; null in the future.</param>
public sealed record CoverageSegment(Post Post, DateTimeOffset From, DateTimeOffset To, int Required, int? Present, int? Gap);

/// <summary>
/// Coverage integrated over time. The sums count person-seconds up to now, so that required is always covered plus
/// gap; what lies in the future appears in the segments alone, with its requirement.
/// </summary>
/// <param name="From">Inclusive, UTC, whole seconds.</param>
/// <param name="To">Exclusive, UTC, whole seconds.</param>
/// <param name="RequiredSeconds">Person-seconds needed.</param>
/// <param name="CoveredSeconds">Of those, person-seconds served.</param>
/// <param name="GapSeconds">Of those, person-seconds missing.</param>
/// <param name="Segments">Maximal segments by post code, then time.</param>
public sealed record CoverageRange(
    DateTimeOffset From, DateTimeOffset To, long RequiredSeconds, long CoveredSeconds, long GapSeconds, IReadOnlyList<CoverageSegment> Segments)
{
    /// <summary>Covered of required in percent, or null when nothing was required.</summary>
    public decimal? Rate => Kernel.Rate.Percent(CoveredSeconds, RequiredSeconds);
}
