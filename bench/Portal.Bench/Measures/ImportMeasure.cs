using System.Globalization;
using System.Text;
using Portal.Bench.Hosting;
using Portal.Exchange.Imports;

namespace Portal.Bench.Measures;

/// <summary>
/// A file of payments through the whole import, from bytes to commit, against the rows that it leaves behind written by
/// prepared statements in one transaction.
/// </summary>
internal sealed class ImportMeasure : IMeasure
{
    private const int Payments = 100_000;
    private const int Months = 7;
    private const int Rounds = 3;

    public string Verb => "import";

    public string Title => "100,000 payments, each with its allocation, and the audit entry";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        var payments = settings.Of(Payments);
        var units = payments / (Months * 3) + 1;
        using var before = BenchFolder.New();
        await using (var portal = new LocalPortal(before))
        {
            await ImportAsync(portal, "units", Lines("code", Enumerable.Range(1, units).Select(Unit)), cancellationToken);
            await ImportAsync(portal, "bills", Lines("id,unit,type,period,amount,due", Bills(units)), cancellationToken);
        }

        // Every other payment names its bill; the others leave it to the order of due dates.
        var file = Lines("id,unit,paid_at,amount,method,bill", Bills(units).Take(payments).Select((bill, index) => Payment(bill.Split(','), index)));
        var (product, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            using var folder = before.CopyDatabase();
            double imported;
            await using (var portal = new LocalPortal(folder))
            {
                // The first change of a process opens the writer.
                await ImportAsync(portal, "units", Lines("code", [Unit(0)]), cancellationToken);
                imported = await Watch.TimeAsync(() => ImportAsync(portal, "payments", file, cancellationToken));
            }

            var written = WriteBare(before, folder);
            if (round > 0)
            {
                product.Add(payments / imported * 1000);
                bare.Add(payments / written * 1000);
            }
        }

        report.Compare(
            "import of payments", new Spread(product).Median, new Spread(bare).Median, "rows/s", "prepared statements", Bound.AtLeast(0.15));
    }

    private static double WriteBare(BenchFolder before, BenchFolder after)
    {
        BareRows payments, allocations, audit, run;
        List<object[]> bills;
        using (var source = after.OpenBare())
        {
            payments = BareRows.Read(source, "Payments", "1");
            allocations = BareRows.Read(source, "Allocations", "1");
            bills = [.. BareRows.Read(source, "Bills", "\"Id\" IN (SELECT \"Bill\" FROM \"Allocations\")").Rows.Select(row => new[] { row[^1], row[0] })];
            audit = BareRows.Read(source, "Audit", "\"Sequence\" = (SELECT MAX(\"Sequence\") FROM \"Audit\")");
            run = BareRows.Read(source, "ImportRuns", "\"Kind\" = 'payments'");
        }

        using var folder = before.CopyDatabase();
        using var connection = folder.OpenBare();
        var started = Watch.Clock.GetTimestamp();
        using (var transaction = connection.BeginTransaction())
        {
            payments.Insert(transaction);
            allocations.Insert(transaction);
            BareRows.Execute(transaction, "UPDATE \"Bills\" SET \"Open\" = @0 WHERE \"Id\" = @1", bills);
            run.Insert(transaction);
            audit.Insert(transaction);
            transaction.Commit();
        }

        return Watch.Clock.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task ImportAsync(LocalPortal portal, string kind, byte[] content, CancellationToken cancellationToken)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var file = LocalPortal.Require(await ImportFile.ReadAsync(new MemoryStream(content), kind + ".csv", cancellationToken));
        var result = LocalPortal.Require(await scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(
            LocalPortal.Self, kind, file, new ImportOptions(DryRun: false, SkipInvalid: false), progress: null, cancellationToken));
        if (result.Outcome != ImportOutcome.Written || result.Report.Accepted != result.Report.Total)
        {
            throw new InvalidOperationException($"The import of {kind} was not accepted.");
        }
    }

    private static IEnumerable<string> Bills(int units) =>
        from month in Enumerable.Range(1, Months)
        from unit in Enumerable.Range(1, units)
        from type in (string[])["property", "utility", "service"]
        select string.Create(CultureInfo.InvariantCulture, $"{type[0]}{month}-{unit},{Unit(unit)},{type},2026-{month:00},{80 + unit % 50}.50,2026-{month:00}-25");

    private static string Payment(string[] bill, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"P{index},{bill[1]},{bill[3]}-{1 + index % 28:00} 09:{index % 60:00}:00,{bill[4]},现金,{(index % 2 == 0 ? bill[0] : "")}");

    private static string Unit(int number) => string.Create(CultureInfo.InvariantCulture, $"U-{number}");

    private static byte[] Lines(string header, IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n");
}
