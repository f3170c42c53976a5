using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// A payment, or the reversal of one (a row with the opposite amount). Where the money went is in its allocations;
/// what they leave is the unit's credit.
/// </summary>
public sealed class Payment
{
    private Payment()
    {
        Number = "";
    }

    /// <summary>Identity.</summary>
    public PaymentId Id { get; private set; }

    /// <summary>The payment's id outside (流水号), unique, compared ordinally.</summary>
    public string Number { get; private set; }

    /// <summary>The unit that pays.</summary>
    public UnitId Unit { get; private set; }

    /// <summary>Instant of payment (UTC), from which it counts as collected.</summary>
    public DateTimeOffset PaidAt { get; private set; }

    /// <summary>Amount; negative for a reversal.</summary>
    public Money Amount { get; private set; }

    /// <summary>How it was paid (方式), or null.</summary>
    public string? Method { get; private set; }

    /// <summary>The bill it was to pay first, or null.</summary>
    public BillId? NamedBill { get; private set; }

    /// <summary>The payment that this reverses, or null for a payment proper.</summary>
    public PaymentId? Reverses { get; private set; }

    /// <summary>The reversal that took this back, or null.</summary>
    public PaymentId? ReversedBy { get; private set; }

    /// <summary>What no bill has used of it yet; zero for a reversal and for a payment that was reversed.</summary>
    public Money Credit { get; private set; }

    /// <summary>True for a reversal.</summary>
    public bool IsReversal => Reverses is not null;

    /// <summary>The order in which credit is used: oldest payment first, then number, ordinally.</summary>
    public static int CompareAge(Payment a, Payment b)
    {
        var byTime = a.PaidAt.CompareTo(b.PaidAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Number, b.Number);
    }

    /// <summary>
    /// True when an entry says what this row says. The caller has looked up the numbers that the entry names.
    /// </summary>
    /// <param name="entry">What is entered or imported again.</param>
    /// <param name="named">The bill that <see cref="PaymentEntry.Bill"/> names, or null.</param>
    /// <param name="reverses">The payment that <see cref="PaymentEntry.Reverses"/> names, or null.</param>
    public bool HasContentOf(PaymentEntry entry, BillId? named, PaymentId? reverses) =>
        Number == entry.Number && Unit == entry.Unit && PaidAt == entry.PaidAt && Amount == entry.Amount
        && Method == entry.Method && NamedBill == named && Reverses == reverses
        && (entry.Bill is null) == (named is null) && (entry.Reverses is null) == (reverses is null);

    /// <summary>Why a reversal cannot take this payment back, or null when it can.</summary>
    /// <exception cref="ArgumentException">The entry names another payment.</exception>
    public Refusal? WhyNotReversedBy(PaymentEntry entry)
    {
        if (entry.Reverses != Number)
        {
            throw new ArgumentException("The entry names another payment.", nameof(entry));
        }

        if (entry.Unit != Unit)
        {
            return FeeRefusals.ReversesAnotherUnit.With(Number);
        }

        if (IsReversal)
        {
            return FeeRefusals.ReversesReversal.With(Number);
        }

        if (ReversedBy is not null)
        {
            return FeeRefusals.AlreadyReversed.With(Number);
        }

        if (entry.Amount != -Amount)
        {
            return FeeRefusals.ReversesAnotherAmount.With(Number, -Amount);
        }

        return entry.PaidAt < PaidAt ? FeeRefusals.ReversedBeforePaid.With(Number) : null;
    }

    internal static Payment Of(PaymentEntry entry, BillId? named, PaymentId? reverses, DateTimeOffset now) => new()
    {
        Id = TypedId.New<PaymentId>(now),
        Number = entry.Number,
        Unit = entry.Unit,
        PaidAt = entry.PaidAt.ToUniversalTime(),
        Amount = entry.Amount,
        Method = entry.Method,
        NamedBill = named,
        Reverses = reverses,
        Credit = reverses is null ? entry.Amount : Money.Zero,
    };

    internal void Spend(Money amount) => Credit -= amount;

    internal void MarkReversed(PaymentId reversal)
    {
        ReversedBy = reversal;
        Credit = Money.Zero;
    }
}
