using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>A unit (房屋): a flat, shop or office that is billed.</summary>
public readonly record struct UnitId(Guid Value) : ITypedId<UnitId>
{
    /// <inheritdoc/>
    public static UnitId From(Guid value) => new(value);
}
