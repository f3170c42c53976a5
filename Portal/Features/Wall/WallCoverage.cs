using Portal.Domain.Duty;

namespace Portal.Features.Wall;

/// <summary>What the wall shows of duty coverage.</summary>
internal sealed record WallCoverage
{
    /// <summary>The instant described.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The site's day that the lanes span.</summary>
    public required DateTimeOffset DayStart { get; init; }

    /// <summary>End of the site's day, exclusive.</summary>
    public required DateTimeOffset DayEnd { get; init; }

    public required int Required { get; init; }

    /// <summary>Of those required, how many are there.</summary>
    public required int Covered { get; init; }

    public required int Away { get; init; }

    public int Gap => Required - Covered;

    /// <summary>Person-seconds served of those required since the start of the day, in percent; null when none were.</summary>
    public decimal? RateToday { get; init; }

    /// <summary>Every post, by code.</summary>
    public IReadOnlyList<WallLane> Lanes { get; init; } = [];

    /// <summary>Every post that lacks people now.</summary>
    public IReadOnlyList<WallGap> Gaps { get; init; } = [];
}

/// <summary>One post over the day.</summary>
internal sealed record WallLane(string Post, int Required, int Present, int Away, int Unqualified, IReadOnlyList<WallStretch> Stretches)
{
    public int Gap => Math.Max(0, Required - Present);
}

/// <summary>A stretch of a lane, as fractions of the day from 0 to 1.</summary>
internal readonly record struct WallStretch(double From, double To, StretchKind Kind);

/// <summary>How a stretch is drawn.</summary>
internal enum StretchKind
{
    /// <summary>Everybody needed was there.</summary>
    Covered,

    /// <summary>Somebody was there, not everybody needed.</summary>
    Short,

    /// <summary>Nobody was there.</summary>
    Unmanned,

    /// <summary>To come, with everybody needed assigned.</summary>
    Planned,

    /// <summary>To come, with too few people assigned.</summary>
    PlannedShort,
}

/// <summary>A post that lacks people now, with who should be there.</summary>
internal sealed record WallGap(
    string Post, int Missing, bool Unmanned, DateTimeOffset Since, IReadOnlyList<(string Name, Absence Absence)> Expected, string Clause);
