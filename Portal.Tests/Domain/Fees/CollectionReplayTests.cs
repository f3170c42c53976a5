using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Fees;

public sealed class CollectionReplayTests
{
    private static readonly string[] Units = ["1-101", "1-102"];
    private static readonly Period[] Periods = [StoredFees.October, StoredFees.October.Next];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Collection_RandomHistories_EqualsTheNaiveReplay(bool loadsNeededRowsOnly)
    {
        var (creditUses, freedBesideCredit, spread) = (0, 0, 0);
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var fees = new StoredFees { LoadsNeededRowsOnly = loadsNeededRowsOnly };
            var naive = new NaiveReplay();
            for (var import = 0; import < 14; import++)
            {
                ImportSomething(random, fees, naive, seed);
                Compare(random, fees, naive, seed);
            }

            creditUses += naive.CreditUses;
            freedBesideCredit += naive.FreedBesideCredit;
            spread += fees.Allocations.GroupBy(row => row.Payment).Count(group => group.Count() > 1);
        }

        // The histories are worth replaying only if the hard cases are in them.
        Assert.True(creditUses > 150, $"credit paid a later bill only {creditUses} times");
        Assert.True(freedBesideCredit > 40, $"a bill was freed beside other credit only {freedBesideCredit} times");
        Assert.True(spread > 150, $"only {spread} payments spread over several bills");
    }

    private static void ImportSomething(Random random, StoredFees fees, NaiveReplay naive, int seed)
    {
        if (random.Next(2) == 0)
        {
            var bills = Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomBill(random, fees)).DistinctBy(bill => bill.Number).ToArray();
            Same(naive.Import(bills), fees.Import(bills), seed);
            return;
        }

        var payments = Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomPayment(random, fees)).ToArray();
        for (var i = 1; i < payments.Length; i++)
        {
            if (random.Next(5) == 0)
            {
                payments[i] = Reversal(random, fees, payments[i].Number, payments[random.Next(i)]);
            }
        }

        Same(naive.Import(payments), fees.Import(payments), seed);
    }

    private static BillEntry RandomBill(Random random, StoredFees fees)
    {
        var amount = random.Next(-1, 12);
        return fees.Bill(
            $"B-{random.Next(80)}",
            amount,
            due: random.Next(1, 6),
            unit: Pick(random, Units),
            type: Pick(random, FeeTypes.All),
            period: Pick(random, Periods),
            waived: random.Next(4) == 0 ? random.Next(-1, 6) : 0);
    }

    private static PaymentEntry RandomPayment(Random random, StoredFees fees)
    {
        var number = $"P-{random.Next(90)}";
        if (fees.Payments.Count > 0 && random.Next(4) == 0)
        {
            var known = Pick(random, fees.Payments);
            return Reversal(
                random, fees, number, new PaymentEntry(known.Number, known.Unit, known.PaidAt, known.Amount));
        }

        return fees.Payment(
            number,
            random.Next(20) == 0 ? random.Next(-3, 1) : random.Next(1, 25),
            day: random.Next(1, 12),
            unit: Pick(random, Units),
            bill: random.Next(3) == 0 && fees.Bills.Count > 0 ? Pick(random, fees.Bills).Number : null);
    }

    private static PaymentEntry Reversal(Random random, StoredFees fees, string number, PaymentEntry of) => new(
        number,
        random.Next(12) == 0 ? fees.Unit(Pick(random, Units)) : of.Unit,
        of.PaidAt.AddDays(random.Next(-1, 6)),
        random.Next(12) == 0 ? of.Amount : -of.Amount,
        Reverses: of.Number);

    private static void Compare(Random random, StoredFees fees, NaiveReplay naive, int seed)
    {
        var asOf = StoredFees.Day(random.Next(0, 20)).AddSeconds(random.Next(-1, 2));
        foreach (var period in Periods)
        {
            var figures = fees.Collection(asOf, period);
            foreach (var type in FeeTypes.All)
            {
                var expected = (seed, naive.ReceivableFen(type, period), naive.CollectedFen(type, period, asOf));
                Assert.Equal(expected, (seed, figures[type].Receivable.Fen, figures[type].Collected.Fen));
            }
        }

        foreach (var code in Units)
        {
            var unit = fees.Unit(code);
            var payments = fees.Payments.Where(payment => payment.Unit == unit).ToDictionary(payment => payment.Id);
            var left = payments.Values.Sum(payment => payment.Amount.Fen)
                - fees.Allocations.Where(row => payments.ContainsKey(row.Payment)).Sum(row => row.Amount.Fen);
            Assert.Equal((seed, naive.CreditFen(unit), naive.CreditFen(unit)), (seed, fees.Account(code).Credit.Fen, left));
        }

        Assert.All(fees.Bills, bill => Assert.Equal(
            (seed, bill.Owed.Fen), (seed, bill.Open.Fen + fees.Allocations.Where(row => row.Bill == bill.Id).Sum(row => row.Amount.Fen))));
        Assert.All(fees.Payments.Where(payment => !payment.IsReversal && payment.ReversedBy is null), payment => Assert.Equal(
            (seed, payment.Amount.Fen), (seed, payment.Credit.Fen + fees.Allocations.Where(row => row.Payment == payment.Id).Sum(row => row.Amount.Fen))));
        Assert.Equal(fees.Allocations.Count, fees.Allocations.DistinctBy(row => (row.Payment, row.Bill)).Count());
    }

    private static void Same(List<bool> expected, IReadOnlyList<EntryOutcome> actual, int seed) =>
        Assert.Equal(expected.Select(good => (seed, good)), actual.Select(outcome => (seed, outcome.IsAccepted)));

    private static TItem Pick<TItem>(Random random, IReadOnlyList<TItem> items) => items[random.Next(items.Count)];
}
