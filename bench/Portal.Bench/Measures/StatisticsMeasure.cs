using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Bench.Hosting;
using Portal.Domain.Kernel;
using Portal.Features.Demo;
using Portal.Features.Statistics;
using Portal.Features.Wall.Tiles;
using Portal.Live;

namespace Portal.Bench.Measures;

/// <summary>The figures of a month and the pictures of a wall over a large estate, and over one with four times the history.</summary>
internal sealed class StatisticsMeasure : IMeasure
{
    private const int Units = 10_000;
    private const int Months = 24;
    private const int Rounds = 50;

    public string Verb => "statistics";

    public string Title => "10,000 units with 24 months of bills and payments";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        using var folder = BenchFolder.New();
        await using (var maker = new LocalPortal(folder))
        {
            var filled = await Watch.TimeAsync(() => maker.FillAsync(new EstatePlan(settings.Of(Units), Months), cancellationToken));
            report.Note(string.Create(CultureInfo.InvariantCulture, $"the estate was made in {filled / 1000:0} s"));
        }

        using var longer = folder.CopyDatabase();
        LongerHistory.Extend(longer, Months);
        await using var portal = new LocalPortal(folder);
        await using var portalOfLonger = new LocalPortal(longer);
        await FiguresAsync(portal, folder, report, cancellationToken);
        await WallAsync(portal, portalOfLonger, report, cancellationToken);
    }

    private static async Task FiguresAsync(LocalPortal portal, BenchFolder folder, Report report, CancellationToken cancellationToken)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var figures = scope.ServiceProvider.GetRequiredService<ComputeFigures>();
        var zone = portal.Services.GetRequiredService<SiteZone>();
        var month = zone.PeriodOf(Watch.Clock.GetUtcNow()).Previous;
        using var bare = new BareFigures(folder, month, zone);
        var (product, sums) = await Watch.InTurnsAsync(
            Rounds,
            () => figures.RunAsync(month, cancellationToken),
            () =>
            {
                bare.Read();
                return Task.CompletedTask;
            });
        report.Compare("figures of a month", product.Median, sums.Median, "ms", "bare SQL", Bound.AtMost(1.5));
    }

    private static async Task WallAsync(LocalPortal portal, LocalPortal portalOfLonger, Report report, CancellationToken cancellationToken)
    {
        var (usual, longer) = await Watch.InTurnsAsync(
            Rounds, () => DrawWallAsync(portal, cancellationToken), () => DrawWallAsync(portalOfLonger, cancellationToken));
        report.Check("wall snapshot, all tiles read and drawn", usual.Median, "ms", Bound.AtMost(50));
        report.Compare("wall snapshot of four times the history", longer.Median, usual.Median, "ms", "usual history", Bound.AtMost(1.3));
    }

    /// <summary>Everything has changed: reads and draws all that a wall shows, as a new wall does.</summary>
    private static Task DrawWallAsync(LocalPortal portal, CancellationToken cancellationToken)
    {
        portal.Services.GetRequiredService<LiveFeed>().SignalAll();
        return Task.WhenAll(portal.Services.GetRequiredService<WallTiles>().All.Select(async tile =>
        {
            var drawing = await tile.ReadAsync(latest: false, cancellationToken);
            foreach (var picture in drawing.Parts)
            {
                _ = picture.In(App.Texts.Chinese);
            }
        }));
    }

    /// <summary>
    /// The totals of a month by bare SQL on an open connection. Coverage has no total in SQL: what it is worked out from
    /// is read, and nothing is worked out.
    /// </summary>
    private sealed class BareFigures(BenchFolder folder, Period month, SiteZone zone) : IDisposable
    {
        private static readonly string[] Queries =
        [
            """SELECT "Type", SUM("Amount" - "Waived"), COUNT(*) FROM "Bills" WHERE "Period" = @period GROUP BY "Type" """,
            """SELECT "Type", SUM("Amount") FROM "Allocations" WHERE "Period" = @period AND "At" < @to GROUP BY "Type" """,
            """
            SELECT "Kind", COUNT(*), SUM("ResolvedAt" <= "ResolveDue"), SUM("ResolvedAt" IS NOT NULL AND "Reopened" = 0 AND COALESCE("Satisfaction", 5) >= 3)
            FROM "Cases" WHERE "ReceivedAt" >= @from AND "ReceivedAt" < @to GROUP BY "Kind"
            """,
            """SELECT COUNT(*) FROM "Cases" WHERE "ResolvedAt" >= @from AND "ResolvedAt" < @to""",
            """SELECT "PersonId", "PostId", "At", "Kind" FROM "Presence" WHERE "At" > @from - 64800000 AND "At" <= @to""",
            """SELECT "PersonId", "PostId", "Start", "End" FROM "Assignments" WHERE "End" > @from AND "Start" <= @to""",
        ];

        private readonly SqliteConnection _connection = folder.OpenBare();

        public void Read()
        {
            foreach (var query in Queries)
            {
                using var command = _connection.CreateCommand();
                command.CommandText = query;
                command.Parameters.AddWithValue("@period", month.Number);
                command.Parameters.AddWithValue("@from", zone.StartOf(month).ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("@to", zone.EndOf(month).ToUnixTimeMilliseconds());
                using var reader = command.ExecuteReader();
                var row = new object[reader.FieldCount];
                while (reader.Read())
                {
                    reader.GetValues(row);
                }
            }
        }

        public void Dispose() => _connection.Dispose();
    }
}
