using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Bench.Hosting;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Bench.Measures;

/// <summary>
/// Messages through the due table to a receiver that counts them: claimed, signed, sent, the answers written down, every
/// change of state audited; against plain requests with the same bodies to the same receiver.
/// </summary>
internal sealed class DeliveriesMeasure : IMeasure
{
    private const string Postgres = "PORTAL_BENCH_POSTGRES";
    private const int Deliveries = 4000;
    private const int Together = 200;
    private const int AtATime = 16;
    private const int Rounds = 3;

    public string Verb => "deliveries";

    public string Title => "4,000 signed messages through the due table, audited, counted where they arrive";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        await RunAsync("SQLite", new(StringComparer.Ordinal), settings, report, cancellationToken);
        if (Environment.GetEnvironmentVariable(Postgres) is not { Length: > 0 } server)
        {
            report.Note($"PostgreSQL is not measured: {Postgres} names no server.");
            return;
        }

        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"portal_bench_{Environment.ProcessId}" };
        try
        {
            await RunAsync("PostgreSQL", new Dictionary<string, string>(StringComparer.Ordinal) { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = database.ToString() }, settings, report, cancellationToken);
        }
        finally
        {
            await DropAsync(server, database.Database!);
        }
    }

    private static async Task RunAsync(string engine, Dictionary<string, string> database, BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        var count = settings.Of(Deliveries);
        using var folder = BenchFolder.New();
        await using var peer = await CountingPeer.StartAsync(cancellationToken);
        await using var portal = new LocalPortal(folder, new Dictionary<string, string>(database, StringComparer.Ordinal) { ["Channels:Allow:0"] = "127.0.0.1" });
        var form = new ChannelForm
        {
            Key = "receiver", Kind = ChannelKind.Webhook, Name = "Receiver", Address = peer.Address.ToString(), Secret = "secret", AlsoSends = [ChannelKinds.Missed],
        };
        var saved = await portal.Services.GetRequiredService<SaveChannel>().RunAsync(LocalPortal.Self, form, isNew: true, cancellationToken);
        if (!saved.IsDone)
        {
            throw new InvalidOperationException($"Refused: {saved.Refusal}");
        }

        var send = portal.Services.GetRequiredService<SendDeliveries>();
        var (product, bare, commits) = (new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            await QueueAsync(portal, round, count, cancellationToken);
            var (arrived, audited) = (peer.Deliveries, await AuditedAsync(portal, cancellationToken));
            var spent = await Watch.TimeAsync(() => send.RunAsync(cancellationToken));
            if (peer.Deliveries - arrived != count || peer.Doubled > 0)
            {
                throw new InvalidOperationException($"{peer.Deliveries - arrived} of {count} arrived, {peer.Doubled} more than once.");
            }

            var plain = await Watch.TimeAsync(() => PostAsync(peer.Address, count, cancellationToken));
            commits = (await AuditedAsync(portal, cancellationToken) - audited) / (double)count;
            if (round > 0)
            {
                product.Add(count / spent * 1000);
                bare.Add(count / plain * 1000);
            }
        }

        report.Check($"deliveries on {engine}", new Spread(product).Median, "1/s", Bound.AtLeast(500));
        report.Compare($"of plain requests, {engine}", new Spread(product).Median, new Spread(bare).Median, "1/s", "plain signed posts", Bound.AtLeast(0.08));
        report.Check($"changes written for each delivery, {engine}", commits, "units", Bound.AtMost(2));
    }

    /// <summary>Every unit that claims or records is one entry of the audit, and at most one commit.</summary>
    private static Task<int> AuditedAsync(LocalPortal portal, CancellationToken cancellationToken) =>
        portal.Reader.ReadAsync((db, token) => db.Set<AuditEntry>().CountAsync(token), cancellationToken);

    private static async Task QueueAsync(LocalPortal portal, int round, int count, CancellationToken cancellationToken)
    {
        var person = new PersonId(Guid.CreateVersion7(Watch.Clock.GetUtcNow()));
        for (var from = 0; from < count; from += Together)
        {
            var numbers = Enumerable.Range(from, Math.Min(Together, count - from));
            LocalPortal.Require(await portal.Writer.WriteAsync<Queuing, int>(
                LocalPortal.Self,
                (unit, token) => QueueAsync(unit, numbers, token),
                cancellationToken));
        }

        async Task<Result<int>> QueueAsync(WriteUnit unit, IEnumerable<int> numbers, CancellationToken token) => await unit.DeliverAsync(
            [
                .. numbers.Select(number => new ChannelMessage(
                    string.Create(CultureInfo.InvariantCulture, $"bench|{round}-{number}"), "step-1",
                    InboxMessage.To(person, ChannelKinds.Missed, [$"消防值班记录 {number}", unit.Now], unit.Now, "A-051@1", "/desk/obligations"))),
            ],
            token);
    }

    private static async Task PostAsync(Uri address, int count, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var body = Encoding.UTF8.GetBytes(new string('x', 420));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, count), options, async (_, token) =>
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            content.Headers.Add("X-Portal-Signature", Portal.Channels.Robots.RobotSignatures.Webhook(1, body, "secret"));
            using var response = await client.PostAsync(address, content, token);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsStringAsync(token);
        });
    }

    private static async Task DropAsync(string server, string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {new NpgsqlCommandBuilder().QuoteIdentifier(database)} WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Queuing : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
