using Portal.Domain.Cases;

namespace Portal.Domain.Obligations;

/// <summary>Where a fault goes that an item finds. One of the two, or both.</summary>
/// <param name="Case">Kind of case that it opens, or null.</param>
/// <param name="Tell">Who hears of it, or null.</param>
public sealed record FaultRoute(CaseKind? Case, Audience? Tell);
