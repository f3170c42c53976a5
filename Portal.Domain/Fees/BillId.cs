using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>A bill of a unit.</summary>
public readonly record struct BillId(Guid Value) : ITypedId<BillId>
{
    /// <inheritdoc/>
    public static BillId From(Guid value) => new(value);
}
