namespace Portal.Domain.Fees;

/// <summary>A payment of an account with where its money went.</summary>
internal sealed class PaymentBalance(Payment payment)
{
    public static IComparer<PaymentBalance> YoungestFirst { get; } =
        Comparer<PaymentBalance>.Create(static (a, b) => Payment.CompareAge(b.Payment, a.Payment));

    public Payment Payment { get; } = payment;

    public List<Allocation> Spent { get; } = [];
}
