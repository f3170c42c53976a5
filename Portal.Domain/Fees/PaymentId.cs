using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>A payment, or the reversal of one.</summary>
public readonly record struct PaymentId(Guid Value) : ITypedId<PaymentId>
{
    /// <inheritdoc/>
    public static PaymentId From(Guid value) => new(value);
}
