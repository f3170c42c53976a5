using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>A bill of an account with what it still owes.</summary>
internal sealed class BillBalance(Bill bill)
{
    public static IComparer<BillBalance> LastToPayFirst { get; } =
        Comparer<BillBalance>.Create(static (a, b) => Bill.ComparePayingOrder(b.Bill, a.Bill));

    public Bill Bill { get; } = bill;

    public Money Open { get; set; }
}

/// <summary>A payment of an account with where its money went and what is left of it.</summary>
internal sealed class PaymentBalance(Payment payment)
{
    public static IComparer<PaymentBalance> YoungestFirst { get; } =
        Comparer<PaymentBalance>.Create(static (a, b) => Payment.CompareAge(b.Payment, a.Payment));

    public Payment Payment { get; } = payment;

    public Money Credit { get; set; }

    public List<Allocation> Spent { get; } = [];
}
