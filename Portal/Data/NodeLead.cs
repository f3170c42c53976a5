using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Data;

/// <summary>
/// Lets one node of several do a work that two would do twice. Where there is one node, it is that one. A work goes over to
/// another node when the connection of the first is gone.
/// </summary>
internal sealed class NodeLead(IDatabaseEngine engine, IOptions<DatabaseOptions> options, ILogger<NodeLead> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly HashSet<string> _led = new(StringComparer.Ordinal);
    private NpgsqlConnection? _connection;

    /// <summary>Takes the work if no other node has it; true while it is ours. Asks the server each time.</summary>
    public async Task<bool> HasAsync(string work, CancellationToken cancellationToken)
    {
        if (engine.Provider == DatabaseProvider.Sqlite)
        {
            return true;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(work, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
        {
            logger.LogWarning(exception, "Whether this node does {Work} is not known; it does not", work);
            await CloseAsync();
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _gate.Dispose();
    }

    private async Task<bool> TakeAsync(string work, CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Value.ConnectionString)
            {
                Pooling = false,
                KeepAlive = 15,
                ApplicationName = "Portal lead",
            }.ToString());
            await _connection.OpenAsync(cancellationToken);
        }

        // A lock that is ours already is not counted up; the question alone shows that the connection, and so the lock, is there.
        await using var command = new NpgsqlCommand(
            _led.Contains(work) ? "SELECT true" : "SELECT pg_try_advisory_lock(hashtextextended(@work, 7301946155))", _connection)
        {
            Parameters = { new("work", work) },
        };
        var has = (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (has)
        {
            _led.Add(work);
        }

        return has;
    }

    private async Task CloseAsync()
    {
        _led.Clear();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}
