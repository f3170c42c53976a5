using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>One clocking.</summary>
public readonly record struct PresenceEventId(Guid Value) : ITypedId<PresenceEventId>
{
    /// <inheritdoc/>
    public static PresenceEventId From(Guid value) => new(value);
}
