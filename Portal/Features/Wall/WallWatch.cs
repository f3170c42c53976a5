namespace Portal.Features.Wall;

/// <summary>Figures of the watch itself: each is counted, none is assumed.</summary>
internal sealed record WallWatch
{
    /// <summary>The instant described.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The next start of a planned shift, or null: none is planned in the days that the duty record covers.</summary>
    public WallNextShift? Next { get; init; }

    /// <summary>People whose shift runs.</summary>
    public required int OnShift { get; init; }

    /// <summary>Of these, who is not at the post of the shift.</summary>
    public required int Missing { get; init; }

    /// <summary>Of these, who is there and came after the start.</summary>
    public required int Late { get; init; }

    /// <summary>Presence that lapsed without a clocking out, to be corrected.</summary>
    public required int Lapsed { get; init; }

    /// <summary>People who have stepped away from a post.</summary>
    public required int Away { get; init; }

    /// <summary>Since when the one who has been away longest is away; null when nobody is.</summary>
    public DateTimeOffset? AwaySince { get; init; }
}

/// <summary>A shift that several people share.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end.</param>
/// <param name="People">People who have it.</param>
/// <param name="Leaders">Names of the team leaders among them.</param>
internal sealed record WallShift(DateTimeOffset Start, DateTimeOffset End, int People, IReadOnlyList<string> Leaders);

/// <summary>The next change of shift.</summary>
/// <param name="Start">When.</param>
/// <param name="Planned">People assigned to any post then.</param>
/// <param name="Required">People needed on all posts then.</param>
/// <param name="Short">People missing in the plan, post by post: too many at one do not help another.</param>
internal sealed record WallNextShift(DateTimeOffset Start, int Planned, int Required, int Short);
