namespace Portal.Domain.Duty;

/// <summary>One post at an instant; what the future hides is null.</summary>
/// <param name="Post">The post.</param>
/// <param name="Required">People needed.</param>
/// <param name="Planned">People assigned.</param>
/// <param name="Present">People present with the certificates needed.</param>
/// <param name="Away">People who have stepped away.</param>
/// <param name="Unqualified">People present without a certificate needed.</param>
/// <param name="Gap">People missing.</param>
public sealed record PostCoverage(Post Post, int Required, int Planned, int? Present, int? Away, int? Unqualified, int? Gap)
{
    /// <summary>Of those required, how many are there.</summary>
    public int? Covered => Present is { } present ? Math.Min(present, Required) : null;
}

/// <summary>Every post at an instant, by post code.</summary>
/// <param name="At">The instant, UTC.</param>
/// <param name="Posts">Every post, also with nothing required.</param>
public sealed record CoverageAt(DateTimeOffset At, IReadOnlyList<PostCoverage> Posts)
{
    /// <summary>People needed on all posts.</summary>
    public int Required => Posts.Sum(post => post.Required);

    /// <summary>Of those required, how many are there; null in the future.</summary>
    public int? Covered { get; init; }

    /// <summary>People missing on all posts; null in the future.</summary>
    public int? Gap { get; init; }

    /// <summary>Covered of required in percent; null in the future and when nothing is required.</summary>
    public decimal? Rate => Covered is { } covered ? Kernel.Rate.Percent(covered, Required) : null;
}
