using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Bench.Hosting;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Demo;
using Portal.Features.Fees;

namespace Portal.Bench.Measures;

/// <summary>
/// Callers that change a unit through its use case (load, modify, audit, commit before the answer) against one
/// connection that updates the same column and commits, row by row, without an audit.
/// </summary>
internal sealed class WritersMeasure : IMeasure
{
    private const int Callers = 32;
    private const int Rounds = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public string Verb => "writers";

    public string Title => "32 callers that load, modify and audit";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        using var folder = BenchFolder.New();
        await using (var maker = new LocalPortal(folder))
        {
            await maker.FillAsync(new EstatePlan(Units: 1200, Months: 1), cancellationToken);
        }

        using var bareFolder = folder.CopyDatabase();
        await using var portal = new LocalPortal(folder);
        var units = await portal.Reader.ReadAsync((db, token) => db.Set<Unit>().Select(unit => unit.Code).ToArrayAsync(token), cancellationToken);
        using var bare = new BareUpdates(bareFolder, units);
        var (product, raw, waits) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var committed = bare.RunFor(Turn * settings.Scale);
            var (written, longest) = await ChangeAsync(portal, units, Turn * settings.Scale, cancellationToken);
            if (round > 0)
            {
                raw.Add(committed);
                product.Add(written);
                waits.Add(longest);
            }
        }

        report.Compare("changes", new Spread(product).Median, new Spread(raw).Median, "1/s", "raw single commits", Bound.AtLeast(0.7));
        report.Check("longest wait", new Spread(waits).Largest, "ms", Bound.AtMost(500));
    }

    private static async Task<(double PerSecond, double Longest)> ChangeAsync(
        LocalPortal portal, string[] units, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var update = scope.ServiceProvider.GetRequiredService<UpdateUnit>();
        var started = Watch.Clock.GetTimestamp();
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var (count, longest) = (0, 0.0);
                for (; Watch.Clock.GetElapsedTime(started) < time; count++)
                {
                    var form = new UnitForm(Building: "1 栋", Area: 89.5m, Owner: $"业主 {caller}-{Watch.Clock.GetTimestamp()}");
                    var asked = Watch.Clock.GetTimestamp();
                    Result result = await update.RunAsync(LocalPortal.Self, units[(count * Callers + caller) % units.Length], form, cancellationToken);
                    longest = Math.Max(longest, Watch.Clock.GetElapsedTime(asked).TotalMilliseconds);
                    if (!result.IsDone)
                    {
                        throw new InvalidOperationException($"Refused: {result.Refusal}");
                    }
                }

                return (Count: count, Longest: longest);
            },
            cancellationToken)));
        return (callers.Sum(caller => caller.Count) / Watch.Clock.GetElapsedTime(started).TotalSeconds, callers.Max(caller => caller.Longest));
    }

    private sealed class BareUpdates(BenchFolder folder, string[] units) : IDisposable
    {
        private readonly SqliteConnection _connection = folder.OpenBare();

        /// <summary>Commits a second.</summary>
        public double RunFor(TimeSpan time)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "UPDATE \"Units\" SET \"Owner\" = @owner WHERE \"Code\" = @code";
            var owner = command.Parameters.Add("@owner", SqliteType.Text);
            var code = command.Parameters.Add("@code", SqliteType.Text);
            var (count, started) = (0, Watch.Clock.GetTimestamp());
            for (; Watch.Clock.GetElapsedTime(started) < time; count++)
            {
                using var transaction = _connection.BeginTransaction();
                command.Transaction = transaction;
                (owner.Value, code.Value) = ($"业主 {Watch.Clock.GetTimestamp()}", units[count % units.Length]);
                command.ExecuteNonQuery();
                transaction.Commit();
            }

            return count / Watch.Clock.GetElapsedTime(started).TotalSeconds;
        }

        public void Dispose() => _connection.Dispose();
    }
}
