using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Fees;

/// <summary>
/// The definition of collection, replayed by scanning everything every time: no balances, no indexes, no dated
/// allocations, no reversal rows. It shares nothing with the engine but the entries.
/// </summary>
internal sealed class NaiveReplay
{
    private readonly List<BillEntry> _bills = [];
    private readonly List<PaymentEntry> _payments = [];
    private readonly List<(PaymentEntry Payment, BillEntry Bill, long Fen)> _paid = [];

    /// <summary>How often credit paid a bill that came after it.</summary>
    public int CreditUses { get; private set; }

    /// <summary>How often a reversal freed a bill of a unit that had other credit.</summary>
    public int FreedBesideCredit { get; private set; }

    public List<bool> Import(IEnumerable<BillEntry> batch)
    {
        var accepted = new List<bool>();
        var fresh = new List<BillEntry>();
        foreach (var bill in batch)
        {
            var good = bill.Amount.Fen >= 0 && bill.Waived.Fen >= 0 && bill.Waived.Fen <= bill.Amount.Fen
                && !_bills.Exists(known => known.Number == bill.Number);
            accepted.Add(good);
            if (good)
            {
                _bills.Add(bill);
                fresh.Add(bill);
            }
        }

        foreach (var bill in InPayingOrder(fresh))
        {
            foreach (var payment in _payments.Where(p => p.Unit == bill.Unit).OrderBy(p => p.PaidAt).ThenBy(p => p.Number, StringComparer.Ordinal))
            {
                CreditUses += Pay(payment, bill) ? 1 : 0;
            }
        }

        return accepted;
    }

    public List<bool> Import(IReadOnlyList<PaymentEntry> batch)
    {
        var accepted = new bool[batch.Count];
        var order = Enumerable.Range(0, batch.Count)
            .Where(i => !batch.Take(i).Any(earlier => earlier.Number == batch[i].Number))
            .OrderBy(i => batch[i].PaidAt).ThenBy(i => batch[i].Reverses == null ? 0 : 1).ThenBy(i => batch[i].Number, StringComparer.Ordinal);
        foreach (var i in order)
        {
            var entry = batch[i];
            accepted[i] = IsGood(entry);
            if (!accepted[i])
            {
                continue;
            }

            _payments.Add(entry);
            if (_paid.Exists(row => row.Payment.Number == entry.Reverses) && CreditFen(entry.Unit) > 0)
            {
                FreedBesideCredit++;
            }

            foreach (var bill in _bills.Where(b => b.Number == entry.Bill).Concat(InPayingOrder(_bills.Where(b => b.Unit == entry.Unit))))
            {
                Pay(entry, bill);
            }
        }

        return [.. accepted];
    }

    public long CreditFen(UnitId unit) => _payments.Where(p => p.Unit == unit).Sum(Left);

    public long CollectedFen(FeeType type, Period period, DateTimeOffset asOf) => _paid
        .Where(row => row.Bill.Type == type && row.Bill.Period == period)
        .Where(row => row.Payment.PaidAt <= asOf && !(ReversalOf(row.Payment) is { } reversal && reversal.PaidAt <= asOf))
        .Sum(row => row.Fen);

    public long ReceivableFen(FeeType type, Period period) =>
        _bills.Where(b => b.Type == type && b.Period == period).Sum(b => b.Amount.Fen - b.Waived.Fen);

    private static IEnumerable<BillEntry> InPayingOrder(IEnumerable<BillEntry> bills) =>
        bills.OrderBy(b => b.Due).ThenBy(b => b.Number, StringComparer.Ordinal);

    private bool IsGood(PaymentEntry entry)
    {
        if (_payments.Exists(known => known.Number == entry.Number)
            || (entry.Bill is not null && !_bills.Exists(b => b.Number == entry.Bill && b.Unit == entry.Unit)))
        {
            return false;
        }

        return entry.Reverses is null
            ? entry.Amount.Fen > 0
            : _payments.Exists(p => p.Number == entry.Reverses && p.Reverses is null && p.Unit == entry.Unit
                && p.Amount.Fen == -entry.Amount.Fen && p.PaidAt <= entry.PaidAt && ReversalOf(p) is null);
    }

    private PaymentEntry? ReversalOf(PaymentEntry payment) => _payments.Find(p => p.Reverses == payment.Number);

    private long Left(PaymentEntry payment) => payment.Reverses is not null || ReversalOf(payment) is not null
        ? 0
        : payment.Amount.Fen - _paid.Where(row => row.Payment == payment).Sum(row => row.Fen);

    private bool Pay(PaymentEntry payment, BillEntry bill)
    {
        var open = bill.Amount.Fen - bill.Waived.Fen
            - _paid.Where(row => row.Bill == bill && ReversalOf(row.Payment) is null).Sum(row => row.Fen);
        var fen = Math.Min(open, Left(payment));
        if (fen > 0)
        {
            _paid.Add((payment, bill, fen));
        }

        return fen > 0;
    }
}
