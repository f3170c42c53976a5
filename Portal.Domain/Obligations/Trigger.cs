using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>When an obligation falls due. Asked for any range, it answers the same occurrences under the same keys.</summary>
public abstract record Trigger
{
    private protected Trigger()
    {
    }

    /// <summary>The longest time before it is due that an occurrence opens, where the trigger itself says when; null leaves it to the window.</summary>
    public virtual TimeSpan? LongestOpen => null;

    /// <summary>Between which instants the shifts or events of the world matter to what is due in [from, to); null where none do.</summary>
    public virtual (DateTimeOffset From, DateTimeOffset To)? LooksAt(DateTimeOffset from, DateTimeOffset to) => null;

    /// <summary>The occurrences due in [from, to), in no particular order.</summary>
    public abstract IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world);
}

/// <summary>One occurrence of a trigger.</summary>
/// <param name="Key">Names it among the occurrences of its obligation for ever.</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="Opens">From when it can be done (UTC), where the trigger itself says so; null leaves it to the window.</param>
/// <param name="Subject">What it is about (a post's shift, a case, a bill), or null.</param>
public sealed record TriggerPoint(string Key, DateTimeOffset Due, DateTimeOffset? Opens = null, string? Subject = null)
{
    /// <summary>The event that it hangs on, or null.</summary>
    public RuleEvent? Event { get; init; }
}

/// <summary>What triggers look at.</summary>
public sealed record TriggerWorld
{
    /// <summary>The site's zone.</summary>
    public required SiteZone Zone { get; init; }

    /// <summary>The site's working days.</summary>
    public BusinessCalendar Calendar { get; init; } = BusinessCalendar.Plain;

    /// <summary>Shifts at posts around the range that is asked for.</summary>
    public IReadOnlyList<PostShift> Shifts { get; init; } = [];

    /// <summary>Events around the range that is asked for.</summary>
    public IReadOnlyList<RuleEvent> Events { get; init; } = [];
}

/// <summary>A turn of one or more people at a post.</summary>
/// <param name="Post">Code of the post.</param>
/// <param name="Kind">Kind of post that packs speak of, e.g. <c>control-room</c>.</param>
/// <param name="Start">Begin (UTC).</param>
/// <param name="End">End (UTC), exclusive.</param>
public sealed record PostShift(string Post, string Kind, DateTimeOffset Start, DateTimeOffset End)
{
    internal string Key => $"{Post}@{OccurrenceKey.Instant(Start)}";
}
