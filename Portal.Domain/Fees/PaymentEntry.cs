using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// A payment or reversal as it is entered or imported; entries of one number are unchanged when equal, refused when not.
/// </summary>
/// <param name="Number">The payment's id outside (流水号), compared ordinally.</param>
/// <param name="Unit">The unit that pays.</param>
/// <param name="PaidAt">Instant of payment, from which it counts as collected.</param>
/// <param name="Amount">Amount, above zero; for a reversal the opposite of its payment's.</param>
/// <param name="Method">How it was paid (方式), or null.</param>
/// <param name="Bill">Number of the bill to pay first, or null.</param>
/// <param name="Reverses">Number of the payment that this reverses, or null.</param>
public sealed record PaymentEntry(
    string Number,
    UnitId Unit,
    DateTimeOffset PaidAt,
    Money Amount,
    string? Method = null,
    string? Bill = null,
    string? Reverses = null)
{
    /// <summary>
    /// The order within one import: instant of payment, payments before reversals, then number, ordinally.
    /// </summary>
    public static IComparer<PaymentEntry> ImportOrder { get; } = Comparer<PaymentEntry>.Create(static (a, b) =>
    {
        var byTime = a.PaidAt.CompareTo(b.PaidAt);
        var byKind = byTime != 0 ? byTime : (a.Reverses is not null).CompareTo(b.Reverses is not null);
        return byKind != 0 ? byKind : string.CompareOrdinal(a.Number, b.Number);
    });

    /// <summary>The entry that reverses a payment: its unit, the opposite amount.</summary>
    public static PaymentEntry ReversalOf(Payment payment, string number, DateTimeOffset reversedAt, string? method = null) =>
        new(number, payment.Unit, reversedAt, -payment.Amount, method, Reverses: payment.Number);
}
