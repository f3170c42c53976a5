using Portal.Domain.Kernel;

namespace Portal.Domain.Handover;

/// <summary>Identity of a handover.</summary>
public readonly record struct HandoverId(Guid Value) : ITypedId<HandoverId>
{
    /// <inheritdoc/>
    public static HandoverId From(Guid value) => new(value);
}
