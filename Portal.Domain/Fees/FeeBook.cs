using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// The accounts of many units while one import is applied to them: finds the bills and payments that entries name,
/// tells known numbers from new ones, and applies the entries in their order. Nothing is kept when the caller throws
/// the book and its rows away, so all or nothing is the caller's choice.
/// </summary>
public sealed class FeeBook
{
    private readonly Dictionary<UnitId, UnitAccount> _accounts = [];
    private readonly Dictionary<string, Bill> _bills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Payment> _payments = new(StringComparer.Ordinal);

    /// <summary>A book over loaded accounts.</summary>
    /// <param name="accounts">Accounts of all units that the entries are for.</param>
    /// <param name="otherBills">Stored bills outside the accounts whose numbers entries carry or name.</param>
    /// <param name="otherPayments">Stored payments outside the accounts whose numbers entries carry or name.</param>
    public FeeBook(
        IEnumerable<UnitAccount> accounts, IEnumerable<Bill>? otherBills = null, IEnumerable<Payment>? otherPayments = null)
    {
        foreach (var account in accounts)
        {
            _accounts.Add(account.Unit, account);
            Index(account.Bills, account.Payments);
        }

        Index(otherBills ?? [], otherPayments ?? []);
    }

    /// <summary>The accounts; their <see cref="UnitAccount.Changes"/> are what to store.</summary>
    public IReadOnlyCollection<UnitAccount> Accounts => _accounts.Values;

    /// <summary>
    /// Adds bills. A number that occurs twice is judged by its first entry: the second is unchanged (or refused alike)
    /// when equal, refused when not.
    /// </summary>
    /// <param name="entries">The bills, whose units are in the book.</param>
    /// <param name="now">Now, for the new rows' ids.</param>
    /// <returns>One outcome for each entry, in the same order.</returns>
    public IReadOnlyList<EntryOutcome> AddBills(IReadOnlyList<BillEntry> entries, DateTimeOffset now)
    {
        var firsts = FirstOfEach(entries, static entry => entry.Number);
        var outcomes = new EntryOutcome[entries.Count];
        var issued = new List<Bill>();
        foreach (var i in firsts.Values)
        {
            outcomes[i] = Issue(entries[i], issued, now);
        }

        foreach (var ofUnit in issued.GroupBy(bill => bill.Unit))
        {
            _accounts[ofUnit.Key].AddBills(ofUnit);
        }

        JudgeRepeated(entries, firsts, outcomes, static entry => entry.Number, FeeRefusals.BillDiffers);
        return outcomes;
    }

    /// <summary>
    /// Applies payments and reversals in <see cref="PaymentEntry.ImportOrder"/>. A number that occurs twice is judged
    /// by its first entry: the second is unchanged (or refused alike) when equal, refused when not.
    /// </summary>
    /// <param name="entries">The payments and reversals, whose units are in the book.</param>
    /// <param name="now">Now, for the new rows' ids.</param>
    /// <returns>One outcome for each entry, in the same order.</returns>
    public IReadOnlyList<EntryOutcome> Receive(IReadOnlyList<PaymentEntry> entries, DateTimeOffset now)
    {
        var firsts = FirstOfEach(entries, static entry => entry.Number);
        var outcomes = new EntryOutcome[entries.Count];
        foreach (var i in firsts.Values.OrderBy(i => entries[i], PaymentEntry.ImportOrder))
        {
            outcomes[i] = Receive(entries[i], now, comesLater: number => firsts.TryGetValue(number, out var j)
                && PaymentEntry.ImportOrder.Compare(entries[j], entries[i]) > 0);
        }

        JudgeRepeated(entries, firsts, outcomes, static entry => entry.Number, FeeRefusals.PaymentDiffers);
        return outcomes;
    }

    private static Dictionary<string, int> FirstOfEach<TEntry>(IReadOnlyList<TEntry> entries, Func<TEntry, string> numberOf)
    {
        var firsts = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            firsts.TryAdd(numberOf(entries[i]), i);
        }

        return firsts;
    }

    private static void JudgeRepeated<TEntry>(
        IReadOnlyList<TEntry> entries,
        Dictionary<string, int> firsts,
        EntryOutcome[] outcomes,
        Func<TEntry, string> numberOf,
        Refusal differs)
        where TEntry : IEquatable<TEntry>
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var first = firsts[numberOf(entries[i])];
            if (first == i)
            {
                continue;
            }

            outcomes[i] = entries[i].Equals(entries[first])
                ? outcomes[first].IsAccepted ? EntryOutcome.Unchanged : outcomes[first]
                : EntryOutcome.Refused(differs.With(numberOf(entries[i])));
        }
    }

    private EntryOutcome Issue(BillEntry entry, List<Bill> issued, DateTimeOffset now)
    {
        if (_bills.TryGetValue(entry.Number, out var known))
        {
            return known.Entry == entry ? EntryOutcome.Unchanged : EntryOutcome.Refused(FeeRefusals.BillDiffers.With(entry.Number));
        }

        var bill = Bill.Issue(entry, now);
        if (!bill.IsDone)
        {
            return EntryOutcome.Refused(bill.Refusal);
        }

        _bills.Add(entry.Number, bill.Value);
        issued.Add(bill.Value);
        return EntryOutcome.Accepted;
    }

    private EntryOutcome Receive(PaymentEntry entry, DateTimeOffset now, Func<string, bool> comesLater)
    {
        var named = entry.Bill is null ? null : _bills.GetValueOrDefault(entry.Bill);
        var original = entry.Reverses is null ? null : _payments.GetValueOrDefault(entry.Reverses);
        if (_payments.TryGetValue(entry.Number, out var known))
        {
            return known.HasContentOf(entry, named?.Id, original?.Id)
                ? EntryOutcome.Unchanged
                : EntryOutcome.Refused(FeeRefusals.PaymentDiffers.With(entry.Number));
        }

        if (entry.Bill is not null && named is null)
        {
            return EntryOutcome.Refused(FeeRefusals.BillUnknown.With(entry.Bill));
        }

        var account = _accounts[entry.Unit];
        Result<Payment> made;
        if (entry.Reverses is null)
        {
            made = account.Receive(entry, named, now);
        }
        else if (original is null)
        {
            made = (comesLater(entry.Reverses) ? FeeRefusals.ReversedBeforePaid : FeeRefusals.ReversedPaymentUnknown).With(entry.Reverses);
        }
        else
        {
            made = account.Reverse(entry, original, named, now);
        }

        if (!made.IsDone)
        {
            return EntryOutcome.Refused(made.Refusal);
        }

        _payments.Add(entry.Number, made.Value);
        return EntryOutcome.Accepted;
    }

    private void Index(IEnumerable<Bill> bills, IEnumerable<Payment> payments)
    {
        foreach (var bill in bills)
        {
            _bills.TryAdd(bill.Number, bill);
        }

        foreach (var payment in payments)
        {
            _payments.TryAdd(payment.Number, payment);
        }
    }
}
