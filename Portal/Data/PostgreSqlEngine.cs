using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Data;

/// <summary>PostgreSQL: several nodes, one writer at a time among them, ordered by an advisory lock that ends with the transaction.</summary>
internal sealed class PostgreSqlEngine(IOptions<DatabaseOptions> options, NodeName node) : IDatabaseEngine
{
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(7301946152)";
    private const string MigrateAlone = "SELECT pg_advisory_lock(7301946153)";

    // The connection that was lost a moment ago may still hold the name.
    private const string BearName =
        "SET lock_timeout = '10s'; SELECT pg_advisory_lock(hashtextextended(@node, 7301946154)); RESET lock_timeout";

    // A node whose machine was switched off lets go of its locks within a minute.
    private const string NoticeDeadPeers = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

    // Turns wait for the longest import of another node, and a migration for whatever the tables hold.
    private const int LongestTurn = 600;
    private const int NoLimit = 0;

    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public void ConfigureReader(DbContextOptionsBuilder builder) =>
        builder.UseNpgsql(options.Value.ConnectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    public void ConfigureWriter(DbContextOptionsBuilder builder, DbConnection connection) => builder.UseNpgsql(connection);

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        ForgetReaders(options.Value.ConnectionString);
        var connection = new NpgsqlConnection(WriterConnectionString());
        try
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await CreateDatabaseAsync(connection.Database, cancellationToken);
                await connection.OpenAsync(cancellationToken);
            }

            await BearNameAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = TakeTurn;
        command.CommandTimeout = LongestTurn;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).AsTask();

    /// <summary>The lock belongs to the connection, and goes with it.</summary>
    public async Task PrepareMigrationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(MigrateAlone, (NpgsqlConnection)connection) { CommandTimeout = NoLimit };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The server checks its pages itself.</summary>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<long> InsertAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken) =>
        CopyAsync((NpgsqlConnection)transaction.Connection!, table.Name, table.Columns, rows, cancellationToken);

    public async Task<IReadOnlyList<object>> InsertNewAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        object[] all = [.. rows];
        var copy = "new_of_" + table.Name;
        await CreateCopyAsync(connection, copy, table.Columns, cancellationToken);
        await CopyAsync(connection, copy, table.Columns, all, cancellationToken);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var insert = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT {table.ColumnList} FROM \"{copy}\" ON CONFLICT DO NOTHING RETURNING {string.Join(',', table.Key.Select(column => $"\"{column.Name}\""))}";
        await using (var command = new NpgsqlCommand(insert, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                written.Add(KeyOf(table.Key.Select((_, index) => (object?)reader.GetValue(index))));
            }
        }

        await ExecuteAsync(connection, $"DROP TABLE \"{copy}\"", cancellationToken);
        return [.. all.Where(row => written.Contains(KeyOf(table.Key.Select(column => column.Read(row)))))];
    }

    public async Task<long> UpdateAsync(
        DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var changes = "changes_of_" + table.Name;
        BulkColumn[] copied = [.. columns, .. table.Key];
        await CreateCopyAsync(connection, changes, copied, cancellationToken);
        await CopyAsync(connection, changes, copied, rows, cancellationToken);
        var settings = columns.Select(column => $"\"{column.Name}\"=c.\"{column.Name}\"");
        await using var update = new NpgsqlCommand(
            $"UPDATE \"{table.Name}\" AS t SET {string.Join(',', settings)} FROM \"{changes}\" AS c WHERE {SameKey(table)}", connection);
        var count = await update.ExecuteNonQueryAsync(cancellationToken);
        await ExecuteAsync(connection, $"DROP TABLE \"{changes}\"", cancellationToken);
        return count;
    }

    /// <summary>
    /// Whoever opens a lasting connection anew has lost one, and the idle connections of the readers' pool went with it: each
    /// would fail the question that takes it.
    /// </summary>
    public static void ForgetReaders(string connectionString)
    {
        using var reader = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(reader);
    }

    private static string SameKey(BulkTable table) => string.Join(" AND ", table.Key.Select(column => $"t.\"{column.Name}\"=c.\"{column.Name}\""));

    private static string KeyOf(IEnumerable<object?> values) => string.Join('\u001f', values);

    /// <summary>Text in it compares as it does in the table.</summary>
    private static Task CreateCopyAsync(NpgsqlConnection connection, string name, IEnumerable<BulkColumn> columns, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, $"CREATE TEMPORARY TABLE \"{name}\" ({string.Join(',', columns.Select(column => $"\"{column.Name}\" {column.StoreType}{Ordinal(column)}"))}) ON COMMIT DROP", cancellationToken);

    private static string Ordinal(BulkColumn column) => column.StoreType == "text" ? $" COLLATE \"{PortalDb.OrdinalCollation}\"" : "";

    private static async Task<long> CopyAsync(
        NpgsqlConnection connection, string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table}\" ({string.Join(',', columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Read(row) is { } value)
                {
                    await copy.WriteAsync(value, column.StoreType, cancellationToken);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
            }
        }

        return (long)await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Never from a pool: the locks of a connection last as long as the connection does.</summary>
    private string WriterConnectionString()
    {
        var connection = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString)
        {
            Pooling = false,
            KeepAlive = 15,
            ApplicationName = "Portal writer",
        };
        connection.Options = $"{connection.Options} {NoticeDeadPeers}".Trim();
        return connection.ToString();
    }

    private async Task BearNameAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(BearName, connection) { Parameters = { new("node", node.Value) } };
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new NodeNameTakenException(node.Value, exception);
        }
    }

    private async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ToString());
        await connection.OpenAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was faster.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
