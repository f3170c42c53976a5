using Npgsql;
using Portal.Tests.Support;

namespace Portal.Tests.Postgres;

/// <summary>The plug is pulled while the tables are being made.</summary>
public sealed class PostgresMigrationCrashTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [EngineFact]
    public async Task Kill_WhileMigratingAtSeveralMoments_TheNextStartFinishes()
    {
        foreach (var table in new[] { "Audit", "Bills", "JobRuns" })
        {
            await KillWhileMakingAsync(table);
        }

        await using (await PortalProcess.ServeAsync(_folder.Path, settings: _database.Settings))
        {
            await using var connection = new NpgsqlConnection(_database.ConnectionString);
            await connection.OpenAsync();
            await Schema.AssertIsTheModelsAsync(connection);
        }

        await using var verify = PortalProcess.Start(_folder.Path, _database.Settings, "verify");
        Assert.Equal(0, (await verify.EndAsync()).Exit);
    }

    /// <summary>A table of the same name that is not committed yet makes the migration wait in its middle; there it dies.</summary>
    private async Task KillWhileMakingAsync(string table)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var inTheWay = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"CREATE TABLE \"{table}\" (\"Id\" int)");
        await using (var process = PortalProcess.Start(_folder.Path, _database.Settings, "verify"))
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    Assert.False(process.HasExited, $"It ended before it made {table}.");
                    return await WaitingAsync(connection);
                },
                Patience);
            await process.KillAsync();
        }

        await inTheWay.RollbackAsync();
    }

    /// <summary>Somebody waits for the transaction of this connection; waiting for a turn or a name is another thing.</summary>
    private static async Task<bool> WaitingAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype <> 'advisory'
                              AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database()))
            """,
            connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
