using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Answer of <c>GET /api/v1/duty/coverage</c>; what the future hides is null.</summary>
public sealed record CoverageAnswer(
    DateTimeOffset At, int Required, int? Covered, int? Gap, decimal? Rate, IReadOnlyList<CoverageAnswer.PostAnswer> Posts)
{
    internal static CoverageAnswer Of(CoverageAt coverage, SiteZone zone) => new(
        zone.ToSite(coverage.At),
        coverage.Required,
        coverage.Covered,
        coverage.Gap,
        coverage.Rate,
        [.. coverage.Posts.Select(row => new PostAnswer(row.Post.Code, row.Post.Name, row.Required, row.Planned, row.Present, row.Away, row.Unqualified, row.Gap))]);

    /// <summary>One post.</summary>
    public sealed record PostAnswer(string Code, string Name, int Required, int Planned, int? Present, int? Away, int? Unqualified, int? Gap);
}

/// <summary>Answer of <c>GET /api/v1/duty/coverage/range</c>.</summary>
public sealed record CoverageRangeAnswer(
    DateTimeOffset From, DateTimeOffset To, long RequiredSeconds, long CoveredSeconds, long GapSeconds, decimal? Rate, IReadOnlyList<CoverageRangeAnswer.SegmentAnswer> Segments)
{
    internal static CoverageRangeAnswer Of(CoverageRange range, SiteZone zone) => new(
        zone.ToSite(range.From),
        zone.ToSite(range.To),
        range.RequiredSeconds,
        range.CoveredSeconds,
        range.GapSeconds,
        range.Rate,
        [.. range.Segments.Select(one => new SegmentAnswer(one.Post.Code, zone.ToSite(one.From), zone.ToSite(one.To), one.Required, one.Present, one.Gap))]);

    /// <summary>One segment.</summary>
    public sealed record SegmentAnswer(string Post, DateTimeOffset From, DateTimeOffset To, int Required, int? Present, int? Gap);
}
