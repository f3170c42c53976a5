using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Due so long after an event, or before one that is known ahead.</summary>
/// <param name="Event">Kind of event.</param>
/// <param name="Offset">How far from the event; not negative.</param>
/// <param name="IsBefore">Whether it is due before the event, which is then known ahead, or after it.</param>
public sealed record EventTrigger(string Event, TimeSpan Offset, bool IsBefore = false) : Trigger
{
    /// <summary>The events that begin or end a stretch of work: those in which a time of day can be set.</summary>
    public static IReadOnlyList<string> OfWork { get; } = ["workday.begins", "workday.ends"];

    /// <summary>Only where it happens at this kind of post; null: wherever it happens.</summary>
    public string? PostKind { get; init; }

    /// <summary>
    /// Time of the site's day at which it is due instead, within the stretch of work that the event begins or ends: the first such
    /// time after a begin, the last one before an end. Where the stretch has no such time, or the event none, it is due around
    /// the event as if no time were set. Null: around the event.
    /// </summary>
    public TimeOnly? At { get; init; }

    /// <inheritdoc/>
    public override TimeSpan? LongestOpen => IsBefore ? null : At is null ? Offset : Offset + WorkStretch.Longest;

    /// <inheritdoc/>
    public override (DateTimeOffset From, DateTimeOffset To)? LooksAt(DateTimeOffset from, DateTimeOffset to) =>
        At is not null ? (from - Offset - WorkStretch.Longest, to + Offset + WorkStretch.Longest)
        : IsBefore ? (from + Offset, to + Offset) : (from - Offset, to - Offset);

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from one in world.Events
        where one.Kind == Event && (PostKind is null || one.PostKind == PostKind)
        let due = Clock(one, world.Zone) ?? (IsBefore ? one.At - Offset : one.At + Offset)
        where due >= @from && due < to
        select new TriggerPoint(one.Subject, due, IsBefore ? null : one.At, one.Post ?? one.Subject) { Event = one };

    private DateTimeOffset? Clock(RuleEvent one, SiteZone zone) =>
        At is not { } at || one.Work is not { } work ? null : one.At <= work.Start ? work.First(at, zone) : work.Last(at, zone);
}
