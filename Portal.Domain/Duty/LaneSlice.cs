namespace Portal.Domain.Duty;

/// <summary>A stretch of a post's time in which nothing changes. In the future nobody knows who is there: null.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC.</param>
/// <param name="Required">People needed.</param>
/// <param name="Planned">People assigned.</param>
/// <param name="Present">People present with the certificates needed.</param>
/// <param name="Away">People who have stepped away.</param>
/// <param name="Unqualified">People present without a certificate needed.</param>
public readonly record struct LaneSlice(
    DateTimeOffset From, DateTimeOffset To, int Required, int Planned, int? Present, int? Away, int? Unqualified)
{
    /// <summary>People missing: required less present, never below zero.</summary>
    public int? Gap => Present is { } present ? Math.Max(0, Required - present) : null;

    /// <summary>Of those required, how many are there.</summary>
    public int? Covered => Present is { } present ? Math.Min(present, Required) : null;

    internal bool SameFigures(in LaneSlice other) =>
        Required == other.Required && Planned == other.Planned && Present == other.Present
        && Away == other.Away && Unqualified == other.Unqualified;
}

/// <summary>A post's time from end to end, for a picture.</summary>
/// <param name="Post">The post.</param>
/// <param name="Slices">Maximal slices without holes between them.</param>
public sealed record PostLane(Post Post, IReadOnlyList<LaneSlice> Slices);
