using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Tests.Domain.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees.Imports;

/// <summary>Random histories in several files through the API and the database end as the naive replay of the definitions does.</summary>
[Trait("Engines", "Both")]
public sealed class ImportReplayTests : IAsyncLifetime
{
    private static readonly string[] Codes = ["1-101", "1-102", "2-201"];
    private static readonly Period[] Periods = [new(2026, 10), new(2026, 11)];

    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;
    private HttpClient _api = null!;

    public ImportReplayTests() => _estate = new FeeEstate(_app);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Imports_RandomHistory_EqualTheNaiveReplay(int seed)
    {
        var random = new Random(seed);
        var naive = new NaiveReplay();
        var units = await UnitsAsync();
        var payments = new List<PaymentEntry>();
        var reversed = new HashSet<string>(StringComparer.Ordinal);
        var bills = new List<BillEntry>();
        for (var file = 0; file < 10; file++)
        {
            if (file % 2 == 0)
            {
                var batch = Enumerable.Range(0, 12).Select(i => RandomBill(random, $"B-{file}-{i}", units)).ToList();
                naive.Import(batch);
                bills.AddRange(batch);
                await ImportAsync("bills", "id,unit,type,period,amount,due,waived", batch.Select(bill => Line(bill, units)));
            }
            else
            {
                var batch = RandomPayments(random, file, units, bills, payments, reversed);
                naive.Import(batch);
                await ImportAsync("payments", "id,unit,paid_at,amount,method,bill,reverses", batch.Select(entry => Line(entry, units)));
            }

            await CompareAsync(random, naive, units, (seed, file));
        }

        Assert.True(naive.CreditUses > 0 && naive.FreedBesideCredit > 0, "the history lacks the hard cases");
    }

    private static BillEntry RandomBill(Random random, string number, Dictionary<string, UnitId> units)
    {
        var amount = random.Next(0, 900);
        return new BillEntry(
            number,
            units[Codes[random.Next(Codes.Length)]],
            FeeTypes.All[random.Next(3)],
            Periods[random.Next(2)],
            new Money(amount),
            new DateOnly(2026, 11, random.Next(1, 5)),
            new Money(random.Next(4) == 0 ? random.Next(amount + 1) : 0));
    }

    private static List<PaymentEntry> RandomPayments(
        Random random, int file, Dictionary<string, UnitId> units, List<BillEntry> bills, List<PaymentEntry> payments, HashSet<string> reversed)
    {
        var batch = new List<PaymentEntry>();
        for (var i = 0; i < 14; i++)
        {
            var unit = units[Codes[random.Next(Codes.Length)]];
            var own = bills.Where(bill => bill.Unit == unit).ToList();
            var open = payments.Concat(batch).Where(payment => payment.Reverses is null && !reversed.Contains(payment.Number)).ToList();
            if (open.Count > 0 && random.Next(4) == 0)
            {
                var of = open[random.Next(open.Count)];
                reversed.Add(of.Number);
                batch.Add(new PaymentEntry($"R-{file}-{i}", of.Unit, of.PaidAt.AddHours(random.Next(0, 40)), -of.Amount, null, null, of.Number));
            }
            else
            {
                batch.Add(new PaymentEntry(
                    $"P-{file}-{i}",
                    unit,
                    new DateTimeOffset(2026, 11, random.Next(1, 10), random.Next(24), 0, 0, TimeSpan.Zero),
                    new Money(random.Next(1, 1_500)),
                    random.Next(2) == 0 ? "现金" : null,
                    own.Count > 0 && random.Next(3) == 0 ? own[random.Next(own.Count)].Number : null));
            }
        }

        payments.AddRange(batch);
        return [.. batch.OrderBy(_ => random.Next())];
    }

    private static string Line(BillEntry bill, Dictionary<string, UnitId> units) => string.Join(
        ',', bill.Number, Code(bill.Unit, units), bill.Type.Code, bill.Period, bill.Amount, bill.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), bill.Waived);

    private static string Line(PaymentEntry entry, Dictionary<string, UnitId> units) => string.Join(
        ',', entry.Number, Code(entry.Unit, units), entry.PaidAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), entry.Amount, entry.Method, entry.Bill, entry.Reverses);

    private static string Code(UnitId unit, Dictionary<string, UnitId> units) => units.Single(pair => pair.Value == unit).Key;

    private async Task CompareAsync(Random random, NaiveReplay naive, Dictionary<string, UnitId> units, (int Seed, int File) at)
    {
        var asOf = new DateTimeOffset(2026, 11, random.Next(1, 14), random.Next(24), 0, random.Next(2), TimeSpan.Zero);
        foreach (var period in Periods)
        {
            var figures = await _estate.FiguresAsync(period, asOf);
            foreach (var type in FeeTypes.All)
            {
                Assert.Equal(
                    (at, naive.ReceivableFen(type, period), naive.CollectedFen(type, period, asOf)),
                    (at, figures[type].Receivable.Fen, figures[type].Collected.Fen));
            }
        }

        foreach (var code in Codes)
        {
            Assert.Equal((at, naive.CreditFen(units[code])), (at, (await _estate.AccountAsync(code)).Credit.Fen));
        }

        await BalancesEqualTheirRowsAsync(at);
    }

    private async Task BalancesEqualTheirRowsAsync((int Seed, int File) at)
    {
        var (bills, payments, rows) = await _app.QueryAsync(async db => (
            await db.Set<Bill>().ToListAsync(), await db.Set<Payment>().ToListAsync(), await db.Set<Allocation>().ToListAsync()));
        Assert.All(bills, bill => Assert.Equal(
            (at, bill.Owed.Fen), (at, bill.Open.Fen + rows.Where(row => row.Bill == bill.Id).Sum(row => row.Amount.Fen))));
        Assert.All(payments.Where(payment => !payment.IsReversal && payment.ReversedBy is null), payment => Assert.Equal(
            (at, payment.Amount.Fen), (at, payment.Credit.Fen + rows.Where(row => row.Payment == payment.Id).Sum(row => row.Amount.Fen))));
    }

    private async Task ImportAsync(string kind, string header, IEnumerable<string> lines)
    {
        var csv = new StringBuilder(header).Append('\n').AppendJoin('\n', lines).Append('\n').ToString();
        var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
    }

    private async Task<Dictionary<string, UnitId>> UnitsAsync()
    {
        await ImportAsync("units", "code", Codes);
        return await _app.QueryAsync(db => db.Set<Unit>().ToDictionaryAsync(unit => unit.Code, unit => unit.Id));
    }

    public async Task InitializeAsync() => _api = await _app.ApiAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
