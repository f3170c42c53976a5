namespace Portal.Domain.Obligations;

/// <summary>Due so long after an event, or before one that is known ahead.</summary>
/// <param name="Event">Kind of event.</param>
/// <param name="Offset">After the event; negative before it.</param>
public sealed record EventTrigger(string Event, TimeSpan Offset) : Trigger
{
    /// <inheritdoc/>
    public override IEnumerable<TriggerPoint> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        from one in world.Events
        where one.Kind == Event
        let due = one.At + Offset
        where due >= @from && due < to
        select new TriggerPoint(one.Subject, due, Offset >= TimeSpan.Zero ? one.At : null, one.Subject);
}
