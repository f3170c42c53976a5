namespace Portal.Domain.Obligations;

/// <summary>Due so long after an event, or before one that is known ahead.</summary>
/// <param name="Event">Kind of event.</param>
/// <param name="Offset">How far from the event; not negative.</param>
/// <param name="IsBefore">Whether it is due before the event, which is then known ahead, or after it.</param>
public sealed record EventTrigger(string Event, TimeSpan Offset, bool IsBefore = false) : Trigger
{
    /// <summary>Only where it happens at this kind of post; null: wherever it happens.</summary>
    public string? PostKind { get; init; }

    /// <inheritdoc/>
    public override TimeSpan? LongestOpen => IsBefore ? null : Offset;

    /// <inheritdoc/>
    public override (DateTimeOffset From, DateTimeOffset To)? LooksAt(DateTimeOffset from, DateTimeOffset to) =>
        IsBefore ? (from + Offset, to + Offset) : (from - Offset, to - Offset);

    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from one in world.Events
        where one.Kind == Event && (PostKind is null || one.PostKind == PostKind)
        let due = IsBefore ? one.At - Offset : one.At + Offset
        where due >= @from && due < to
        select new TriggerPoint(one.Subject, due, IsBefore ? null : one.At, one.Post ?? one.Subject) { Event = one };
}
