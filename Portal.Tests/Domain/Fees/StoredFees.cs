using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Fees;

/// <summary>
/// The fee rows of a small estate as a database would keep them: every import loads the accounts from the rows and
/// appends what changed, so no test leans on state that is not stored.
/// </summary>
internal sealed class StoredFees
{
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);
    public static readonly Period October = new(2026, 10);

    private static readonly DateTimeOffset FirstDay = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, UnitId> _units = new(StringComparer.Ordinal);

    public List<Bill> Bills { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<Allocation> Allocations { get; } = [];

    /// <summary>Load only the rows that an account asks for, instead of all.</summary>
    public bool LoadsNeededRowsOnly { get; init; }

    /// <summary>Noon UTC of a day counted from 1 October 2026.</summary>
    public static DateTimeOffset Day(int day) => FirstDay.AddDays(day - 1).AddHours(12);

    public UnitId Unit(string code)
    {
        if (!_units.TryGetValue(code, out var unit))
        {
            _units.Add(code, unit = TypedId.New<UnitId>(Now));
        }

        return unit;
    }

    public BillEntry Bill(
        string number, long fen, int due = 31, string unit = "1-101", FeeType type = FeeType.Property, Period? period = null, long waived = 0) =>
        new(number, Unit(unit), type, period ?? October, new Money(fen), new DateOnly(2026, 10, 1).AddDays(due - 1), new Money(waived));

    public PaymentEntry Payment(
        string number, long fen, int day = 5, string unit = "1-101", string? bill = null, string? reverses = null, string? method = "微信") =>
        new(number, Unit(unit), Day(day), new Money(fen), method, bill, reverses);

    public IReadOnlyList<EntryOutcome> Import(params BillEntry[] entries)
    {
        var book = Open(entries.Select(entry => entry.Unit), [], []);
        var outcomes = book.AddBills(entries, Now);
        Store(book);
        return outcomes;
    }

    public IReadOnlyList<EntryOutcome> Import(params PaymentEntry[] entries)
    {
        var book = Open(
            entries.Select(entry => entry.Unit),
            entries.Select(entry => entry.Bill).OfType<string>(),
            entries.Select(entry => entry.Reverses).OfType<string>());
        var outcomes = book.Receive(entries, Now);
        Store(book);
        return outcomes;
    }

    public UnitAccount Account(string unit = "1-101") => LoadAll(Unit(unit));

    /// <summary>What a bill was paid in all.</summary>
    public long PaidFen(string bill)
    {
        var id = Bills.Single(row => row.Number == bill).Id;
        return Allocations.Where(row => row.Bill == id).Sum(row => row.Amount.Fen);
    }

    public CollectionFigures Collection(DateTimeOffset asOf, Period? period = null) =>
        CollectionFigures.Of(period ?? October, asOf, Bills, Allocations, CollectionTargets.OfTheRules);

    public long CollectedFen(int asOfDay, FeeType type = FeeType.Property) => Collection(Day(asOfDay))[type].Collected.Fen;

    private FeeBook Open(IEnumerable<UnitId> units, IEnumerable<string> namedBills, IEnumerable<string> reversed) => new(
        units.Distinct().Select(unit => LoadsNeededRowsOnly
            ? LoadNeeded(unit, namedBills.ToHashSet(StringComparer.Ordinal), reversed.ToHashSet(StringComparer.Ordinal))
            : LoadAll(unit)),
        Bills,
        Payments);

    private UnitAccount LoadAll(UnitId unit)
    {
        var payments = Payments.Where(row => row.Unit == unit).ToList();
        var ids = payments.ConvertAll(row => row.Id);
        return UnitAccount.Load(
            unit, Bills.Where(row => row.Unit == unit), payments, Allocations.Where(row => ids.Contains(row.Payment)));
    }

    private UnitAccount LoadNeeded(UnitId unit, HashSet<string> namedBills, HashSet<string> reversed)
    {
        var account = new UnitAccount(unit);
        var freed = new HashSet<BillId>();
        foreach (var payment in Payments.Where(row => row.Unit == unit && !row.IsReversal && row.ReversedBy is null))
        {
            var rows = Allocations.Where(row => row.Payment == payment.Id).ToList();
            var isReversed = reversed.Contains(payment.Number);
            if (isReversed || rows.Sum(row => row.Amount.Fen) < payment.Amount.Fen)
            {
                account.Restore(payment, rows);
                freed.UnionWith(isReversed ? rows.Select(row => row.Bill) : []);
            }
        }

        foreach (var bill in Bills.Where(row => row.Unit == unit))
        {
            var paid = new Money(PaidFen(bill.Number));
            if (paid < bill.Owed || namedBills.Contains(bill.Number) || freed.Contains(bill.Id))
            {
                account.Restore(bill);
            }
        }

        return account;
    }

    private void Store(FeeBook book)
    {
        foreach (var changes in book.Accounts.Select(account => account.Changes))
        {
            Bills.AddRange(changes.Bills);
            Payments.AddRange(changes.Payments);
            Allocations.AddRange(changes.Allocations);
        }
    }
}
