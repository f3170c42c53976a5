namespace Portal.Domain.Fees;

/// <summary>
/// What the verbs of an account did since it was loaded: rows to append, and the payments whose
/// <see cref="Payment.ReversedBy"/> was set. Each list is in the order in which it happened.
/// </summary>
public sealed class AccountChanges
{
    private readonly List<Bill> _bills = [];
    private readonly List<Payment> _payments = [];
    private readonly List<Allocation> _allocations = [];
    private readonly List<Payment> _reversed = [];

    /// <summary>New bills.</summary>
    public IReadOnlyList<Bill> Bills => _bills;

    /// <summary>New payments and reversals.</summary>
    public IReadOnlyList<Payment> Payments => _payments;

    /// <summary>New allocations; those of reversals are negative.</summary>
    public IReadOnlyList<Allocation> Allocations => _allocations;

    /// <summary>Payments that were reversed, both loaded ones and new ones.</summary>
    public IReadOnlyList<Payment> Reversed => _reversed;

    internal void Add(Bill bill) => _bills.Add(bill);

    internal void Add(Payment payment) => _payments.Add(payment);

    internal void Add(Allocation allocation) => _allocations.Add(allocation);

    internal void AddReversed(Payment payment) => _reversed.Add(payment);
}
