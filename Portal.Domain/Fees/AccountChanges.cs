namespace Portal.Domain.Fees;

/// <summary>
/// What the verbs of an account did since it was loaded: rows to append, and loaded rows whose balance changed.
/// The appended rows are in the order in which they were made.
/// </summary>
public sealed class AccountChanges
{
    private readonly List<Bill> _bills = [];
    private readonly List<Payment> _payments = [];
    private readonly List<Allocation> _allocations = [];
    private readonly HashSet<object> _new = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Bill> _changedBills = [];
    private readonly HashSet<Payment> _changedPayments = [];

    /// <summary>New bills.</summary>
    public IReadOnlyList<Bill> Bills => _bills;

    /// <summary>New payments and reversals.</summary>
    public IReadOnlyList<Payment> Payments => _payments;

    /// <summary>New allocations; those of reversals are negative.</summary>
    public IReadOnlyList<Allocation> Allocations => _allocations;

    /// <summary>Loaded bills whose <see cref="Bill.Open"/> changed.</summary>
    public IReadOnlyCollection<Bill> ChangedBills => _changedBills;

    /// <summary>Loaded payments whose <see cref="Payment.Credit"/> or <see cref="Payment.ReversedBy"/> changed.</summary>
    public IReadOnlyCollection<Payment> ChangedPayments => _changedPayments;

    internal void Add(Bill bill)
    {
        _bills.Add(bill);
        _new.Add(bill);
    }

    internal void Add(Payment payment)
    {
        _payments.Add(payment);
        _new.Add(payment);
    }

    internal void Add(Allocation allocation) => _allocations.Add(allocation);

    internal void Change(Bill bill)
    {
        if (!_new.Contains(bill))
        {
            _changedBills.Add(bill);
        }
    }

    internal void Change(Payment payment)
    {
        if (!_new.Contains(payment))
        {
            _changedPayments.Add(payment);
        }
    }
}
