using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// The bills, payments and allocations of one unit while something is done to them. The application loads the rows,
/// calls the verbs and appends and updates what <see cref="Changes"/> lists; two accounts of one unit must not be changed at once.
/// </summary>
/// <remarks>
/// Not every row is needed: the bills that still owe, the bills a payment names, the payments with credit left and the
/// payments to be reversed, with the bills these paid, are. Bills and payments bring their balances, and the verbs keep
/// them; a payment to be reversed comes with all its allocations. A verb that misses a row throws
/// <see cref="InvalidOperationException"/> before it changes anything.
/// </remarks>
/// <param name="unit">The unit.</param>
public sealed class UnitAccount(UnitId unit)
{
    private static readonly IComparer<Bill> LastToPayFirst =
        Comparer<Bill>.Create(static (a, b) => Bill.ComparePayingOrder(b, a));

    private readonly Dictionary<BillId, Bill> _bills = [];
    private readonly Dictionary<PaymentId, PaymentBalance> _payments = [];
    private readonly OrderedRows<Bill> _unpaid = new(LastToPayFirst);
    private readonly OrderedRows<PaymentBalance> _credits = new(PaymentBalance.YoungestFirst);

    /// <summary>The unit.</summary>
    public UnitId Unit { get; } = unit;

    /// <summary>What was done since the account was loaded.</summary>
    public AccountChanges Changes { get; } = new();

    /// <summary>Money paid that no bill has used yet.</summary>
    public Money Credit => Sum(_credits.Select(state => state.Payment.Credit));

    /// <summary>What the loaded and added bills still owe.</summary>
    public Money Arrears => Sum(_unpaid.Select(bill => bill.Open));

    /// <summary>Bills in the account.</summary>
    public IEnumerable<Bill> Bills => _bills.Values;

    /// <summary>Payments and reversals in the account.</summary>
    public IEnumerable<Payment> Payments => _payments.Values.Select(state => state.Payment);

    /// <summary>An account from all rows of a unit.</summary>
    public static UnitAccount Load(
        UnitId unit, IEnumerable<Bill> bills, IEnumerable<Payment> payments, IEnumerable<Allocation> allocations)
    {
        var account = new UnitAccount(unit);
        var spent = allocations.ToLookup(row => row.Payment);
        foreach (var bill in bills)
        {
            account.Restore(bill);
        }

        foreach (var payment in payments)
        {
            account.Restore(payment, spent[payment.Id]);
        }

        return account;
    }

    /// <summary>Puts a stored bill into the account.</summary>
    /// <param name="bill">A bill of this unit, with its balance.</param>
    public void Restore(Bill bill)
    {
        RequireUnit(bill.Unit);
        Track(bill);
    }

    /// <summary>Puts a stored payment or reversal into the account.</summary>
    /// <param name="payment">A payment of this unit.</param>
    /// <param name="allocations">All its allocations; none are needed when it is not to be reversed.</param>
    public void Restore(Payment payment, IEnumerable<Allocation> allocations)
    {
        RequireUnit(payment.Unit);
        var state = new PaymentBalance(payment);
        state.Spent.AddRange(allocations);
        Track(state);
    }

    /// <summary>What a bill still owes.</summary>
    /// <exception cref="InvalidOperationException">The bill is not in the account.</exception>
    public Money OpenOf(BillId bill) => Find(bill).Open;

    /// <summary>
    /// Adds bills that came together. The unit's credit pays them at once: the oldest payment's first, the bills by due
    /// date, then number. Bills that were there before get none of it.
    /// </summary>
    public void AddBills(IEnumerable<Bill> bills)
    {
        foreach (var bill in bills.Order(Comparer<Bill>.Create(Bill.ComparePayingOrder)))
        {
            RequireUnit(bill.Unit);
            Track(bill);
            Changes.Add(bill);
            while (bill.Open > Money.Zero && _credits.First is { } oldest)
            {
                Allocate(oldest, bill);
                if (oldest.Payment.Credit.IsZero)
                {
                    _credits.Remove(oldest);
                }
            }
        }
    }

    /// <summary>
    /// Takes a payment: it pays the bill it names, up to what that still owes, then the unit's unpaid bills by due
    /// date, then number; what is left is credit.
    /// </summary>
    /// <param name="entry">The payment; its numbers are looked up by the caller.</param>
    /// <param name="named">The bill that the entry names, of whatever unit, or null when it names none.</param>
    /// <param name="now">Now, for the new row's id.</param>
    /// <returns>The new row; refused are an amount of zero or below and a bill of another unit.</returns>
    public Result<Payment> Receive(PaymentEntry entry, Bill? named, DateTimeOffset now)
    {
        if (entry.Reverses is not null)
        {
            throw new ArgumentException("A reversal is not received but reversed.", nameof(entry));
        }

        if (entry.Amount <= Money.Zero)
        {
            return FeeRefusals.PaymentAmountNotPositive.With(entry.Amount);
        }

        if (Check(entry, named) is { } refusal)
        {
            return refusal;
        }

        if (entry.Amount > Bill.MaxAmount)
        {
            return FeeRefusals.AmountTooLarge.With(entry.Amount, Bill.MaxAmount);
        }

        var first = named is null ? null : Find(named.Id);
        var payment = Payment.Of(entry, named?.Id, null, now);
        var state = new PaymentBalance(payment);
        Changes.Add(payment);
        if (first is not null)
        {
            Allocate(state, first);
        }

        while (payment.Credit > Money.Zero && _unpaid.First is { } next)
        {
            Allocate(state, next);
        }

        Track(state);
        return payment;
    }

    /// <summary>
    /// Takes a payment back: all it paid, and what it left as credit. The bills owe again; other credit stays where it
    /// is, and only a later payment pays them.
    /// </summary>
    /// <param name="entry">The reversal; its numbers are looked up by the caller.</param>
    /// <param name="original">The payment that the entry names, of whatever unit.</param>
    /// <param name="named">The bill that the entry names, of whatever unit, or null; it is recorded and has no effect.</param>
    /// <param name="now">Now, for the new row's id.</param>
    /// <returns>
    /// The new row; refused are a reversal of another unit's payment, of a reversal, of a reversed payment, of another
    /// amount, or dated before the payment.
    /// </returns>
    public Result<Payment> Reverse(PaymentEntry entry, Payment original, Bill? named, DateTimeOffset now)
    {
        if (entry.Amount.IsZero)
        {
            return FeeRefusals.PaymentAmountNotPositive.With(entry.Amount);
        }

        if ((Check(entry, named) ?? original.WhyNotReversedBy(entry)) is { } refusal)
        {
            return refusal;
        }

        var taken = Find(original.Id);
        var freed = taken.Spent.ConvertAll(row => Find(row.Bill));
        var reversal = Payment.Of(entry, named?.Id, original.Id, now);
        var state = new PaymentBalance(reversal);
        Changes.Add(reversal);
        foreach (var (row, bill) in taken.Spent.Zip(freed))
        {
            Record(state, bill, -row.Amount);
            _unpaid.Add(bill);
        }

        _credits.Remove(taken);
        original.MarkReversed(reversal.Id);
        Changes.Change(original);
        Track(state);
        return reversal;
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private Refusal? Check(PaymentEntry entry, Bill? named)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entry.Number, nameof(entry));
        RequireUnit(entry.Unit);
        if (named?.Number != entry.Bill)
        {
            throw new ArgumentException("The entry names another bill.", nameof(named));
        }

        return named is not null && named.Unit != Unit ? FeeRefusals.BillOfAnotherUnit.With(named.Number) : null;
    }

    private void Allocate(PaymentBalance payment, Bill bill)
    {
        var amount = Money.Min(payment.Payment.Credit, bill.Open);
        if (amount.IsZero)
        {
            return;
        }

        payment.Payment.Spend(amount);
        Changes.Change(payment.Payment);
        Record(payment, bill, amount);
        if (bill.Open.IsZero)
        {
            _unpaid.Remove(bill);
        }
    }

    private void Record(PaymentBalance payment, Bill bill, Money amount)
    {
        var row = new Allocation(payment.Payment.Id, bill.Id, amount, payment.Payment.PaidAt, bill.Type, bill.Period);
        payment.Spent.Add(row);
        bill.Pay(amount);
        Changes.Change(bill);
        Changes.Add(row);
    }

    private void Track(Bill bill)
    {
        _bills.Add(bill.Id, bill);
        if (bill.Open > Money.Zero)
        {
            _unpaid.Add(bill);
        }
    }

    private void Track(PaymentBalance state)
    {
        _payments.Add(state.Payment.Id, state);
        if (state.Payment.Credit > Money.Zero)
        {
            _credits.Add(state);
        }
    }

    private Bill Find(BillId bill) => _bills.TryGetValue(bill, out var found)
        ? found
        : throw new InvalidOperationException("The bill is not in the account.");

    private PaymentBalance Find(PaymentId payment) => _payments.TryGetValue(payment, out var found)
        ? found
        : throw new InvalidOperationException("The payment is not in the account.");

    private void RequireUnit(UnitId unitOfRow)
    {
        if (unitOfRow != Unit)
        {
            throw new ArgumentException("A row of another unit.", nameof(unitOfRow));
        }
    }
}
