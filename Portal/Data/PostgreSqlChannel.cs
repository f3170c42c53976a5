using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Data;

/// <summary>
/// Short messages between the nodes of one PostgreSQL database, on connections of their own: NOTIFY inside a business
/// transaction would make commits queue for one another.
/// </summary>
internal sealed class PostgreSqlChannel(IOptions<DatabaseOptions> options)
{
    private const string Name = "portal_live";

    /// <summary>PostgreSQL refuses a payload of 8,000 bytes or more.</summary>
    public const int LongestMessage = 7_900;

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder
    {
        ConnectionString = options.Value.ConnectionString,
        KeepAlive = 15,
        Pooling = false,
        ApplicationName = "Portal relay",
    }.ToString();

    /// <summary>Opens a connection that sends.</summary>
    public async Task<Sender> OpenSenderAsync(CancellationToken cancellationToken) => new(await OpenAsync(cancellationToken));

    /// <summary>Every message that any node sends from now on; the first item is null and says that listening began. Throws when the connection breaks.</summary>
    public async IAsyncEnumerable<string?> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var heard = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        connection.Notification += (_, message) => heard.Writer.TryWrite(message.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Name}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        yield return null;
        while (true)
        {
            while (heard.Reader.TryRead(out var message))
            {
                yield return message;
            }

            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        PostgreSqlEngine.ForgetReaders(options.Value.ConnectionString);
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>A connection that sends messages.</summary>
    public sealed class Sender(NpgsqlConnection connection) : IAsyncDisposable
    {
        /// <summary>Sends to every node that listens, this one included.</summary>
        public async Task SendAsync(string message, CancellationToken cancellationToken)
        {
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters = { new() { Value = Name }, new() { Value = message } },
            };
            await notify.ExecuteNonQueryAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
