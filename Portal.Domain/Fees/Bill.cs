using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// A bill. What it asks for never changes; what is paid of it is in its allocations, and <see cref="Open"/> is the balance.
/// </summary>
public sealed class Bill
{
    private Bill()
    {
        Number = "";
    }

    /// <summary>
    /// The largest amount of a bill or payment, ten thousand million yuan: with it the sums of millions of rows still
    /// fit into whole fen, here and in the database.
    /// </summary>
    public static Money MaxAmount { get; } = Money.FromYuan(10_000_000_000m);

    /// <summary>Identity.</summary>
    public BillId Id { get; private set; }

    /// <summary>The bill's id outside (账单号), unique, compared ordinally.</summary>
    public string Number { get; private set; }

    /// <summary>The unit that is billed.</summary>
    public UnitId Unit { get; private set; }

    /// <summary>Kind of fee.</summary>
    public FeeType Type { get; private set; }

    /// <summary>The month it is billed for (账期).</summary>
    public Period Period { get; private set; }

    /// <summary>Amount before waiving.</summary>
    public Money Amount { get; private set; }

    /// <summary>Day it is due (site date).</summary>
    public DateOnly Due { get; private set; }

    /// <summary>Amount waived (减免).</summary>
    public Money Waived { get; private set; }

    /// <summary>What the unit has to pay in all, and what counts as receivable: amount less waived.</summary>
    public Money Owed => Amount - Waived;

    /// <summary>
    /// What it owes now: <see cref="Owed"/> less all its allocations, whenever they count from. Kept with every allocation,
    /// so that the unpaid bills of a unit are found without adding up its history.
    /// </summary>
    public Money Open { get; private set; }

    /// <summary>What is paid of it now.</summary>
    public Money Paid => Owed - Open;

    /// <summary>The bill as an entry, for comparing content.</summary>
    public BillEntry Entry => new(Number, Unit, Type, Period, Amount, Due, Waived);

    /// <summary>Issues a bill; refuses a negative amount or waiver, and waiving more than is billed.</summary>
    public static Result<Bill> Issue(BillEntry entry, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entry.Number, nameof(entry));
        if (entry.Amount.IsNegative)
        {
            return FeeRefusals.BillAmountNegative.With(entry.Amount);
        }

        if (entry.Amount > MaxAmount)
        {
            return FeeRefusals.AmountTooLarge.With(entry.Amount, MaxAmount);
        }

        if (entry.Waived.IsNegative)
        {
            return FeeRefusals.WaivedNegative.With(entry.Waived);
        }

        if (entry.Waived > entry.Amount)
        {
            return FeeRefusals.WaivedAboveAmount.With(entry.Waived, entry.Amount);
        }

        return new Bill
        {
            Id = TypedId.New<BillId>(now),
            Number = entry.Number,
            Unit = entry.Unit,
            Type = entry.Type,
            Period = entry.Period,
            Amount = entry.Amount,
            Due = entry.Due,
            Waived = entry.Waived,
            Open = entry.Amount - entry.Waived,
        };
    }

    /// <summary>The order in which bills are paid: due date, then number, ordinally.</summary>
    public static int ComparePayingOrder(Bill a, Bill b)
    {
        var byDue = a.Due.CompareTo(b.Due);
        return byDue != 0 ? byDue : string.CompareOrdinal(a.Number, b.Number);
    }

    internal void Pay(Money amount) => Open -= amount;
}
