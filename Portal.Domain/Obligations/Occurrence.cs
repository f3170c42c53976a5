namespace Portal.Domain.Obligations;

/// <summary>One turn of an obligation.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Key">Key among its occurrences; the same for ever, wherever a holiday or a changed number moves it.</param>
/// <param name="Opens">From when it can be done (UTC).</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="MissedAt">From when it counts as missed (UTC): due, and the grace after it.</param>
/// <param name="Subject">What it is about, or null.</param>
public sealed record Occurrence(string Obligation, string Key, DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset MissedAt, string? Subject)
{
    /// <summary>The event that it hangs on, or null.</summary>
    public RuleEvent? Event { get; init; }

    /// <summary>
    /// How it stands. What is due before a time is late at that time: done at <see cref="MissedAt"/> is done late [B-020].
    /// </summary>
    public OccurrenceStanding Standing(DateTimeOffset? doneAt, DateTimeOffset now) =>
        doneAt is { } done ? done < MissedAt ? OccurrenceStanding.Done : OccurrenceStanding.DoneLate
        : now >= MissedAt ? OccurrenceStanding.Missed
        : now >= Due ? OccurrenceStanding.Due
        : now >= Opens ? OccurrenceStanding.Open
        : OccurrenceStanding.Upcoming;
}

/// <summary>How an occurrence stands.</summary>
public enum OccurrenceStanding
{
    /// <summary>Not open yet.</summary>
    Upcoming,

    /// <summary>Can be done, and is not due yet.</summary>
    Open,

    /// <summary>Due, and within its grace.</summary>
    Due,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after it was missed; the miss stays on record.</summary>
    DoneLate,

    /// <summary>Not done in time.</summary>
    Missed,
}
