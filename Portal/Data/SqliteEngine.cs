using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>
/// SQLite: one read-write connection, read-only readers. Two connections that write and checkpoint at once can corrupt
/// a WAL database in the versions before 3.51.3, so there is never a second one.
/// </summary>
internal sealed class SqliteEngine(DataDirectory directory, DataOwnership ownership, ILogger<SqliteEngine> logger) : IDatabaseEngine
{
    /// <summary>
    /// Pages of the log before it is carried over into the file: a page that many changes write is then carried over once, and
    /// nobody waits for it every fifty changes. The log grows to 32 MB.
    /// </summary>
    private const int LongestLog = 8000;

    private static readonly Version FirstSafeWal = new(3, 51, 3);

    private readonly string _readOnly = new SqliteConnectionStringBuilder
    {
        DataSource = directory.DatabaseFile,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>Statements for many rows by their table and what they do to it, kept on the writer's connection.</summary>
    private readonly Dictionary<(BulkTable Table, string Does), BulkCommand> _prepared = [];

    private SqliteConnection? _writer;
    private bool _warned;

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public void ConfigureReader(DbContextOptionsBuilder options) =>
        options.UseSqlite(_readOnly).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(SqliteReaderCache.Instance);

    public void ConfigureWriter(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqliteStatementCache(connection));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">This process does not hold the data directory, or writes already.</exception>
    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        if (!ownership.IsHeld || _writer is { State: not ConnectionState.Closed })
        {
            throw new InvalidOperationException("Only the owner of the data directory may write, on one connection.");
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = directory.DatabaseFile,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        _writer = connection;
        _prepared.Clear();
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint={LongestLog};",
            cancellationToken);
        if (!_warned && Version.TryParse(connection.ServerVersion, out var version) && version < FirstSafeWal)
        {
            _warned = true;
            logger.LogWarning(
                "SQLite {Version} can corrupt a WAL database when two connections write at once; this process writes on one connection only. Let no other program write to {File}",
                connection.ServerVersion, directory.DatabaseFile);
        }

        return connection;
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).AsTask();

    /// <summary>Deferred: it takes no lock, and the first statement takes the snapshot that the others read.</summary>
    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    public Task PrepareMigrationAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync((SqliteConnection)connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);

    public async Task<IReadOnlyList<string>> CheckIntegrityAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(20);";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            findings.Add(reader.GetString(0));
        }

        return findings is ["ok"] ? [] : findings;
    }

    public Task<long> InsertAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken) =>
        RunPreparedAsync(transaction, Prepared(transaction, table, "insert", () => (Insertion(table), table.Columns)), rows, done: null, cancellationToken);

    public async Task<IReadOnlyList<object>> InsertNewAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var inserted = new List<object>();
        var command = Prepared(transaction, table, "insert new", () => (Insertion(table) + " ON CONFLICT DO NOTHING", table.Columns));
        await RunPreparedAsync(transaction, command, rows, inserted.Add, cancellationToken);
        return inserted;
    }

    public Task<long> UpdateAsync(
        DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var command = Prepared(transaction, table, "update " + string.Join(',', columns.Select(column => column.Name)), () => (Update(table, columns), [.. columns, .. table.Key]));
        return RunPreparedAsync(transaction, command, rows, done: null, cancellationToken);
    }

    private static string Update(BulkTable table, IReadOnlyList<BulkColumn> columns)
    {
        var settings = columns.Select((column, index) => $"\"{column.Name}\"=@{index}");
        var conditions = table.Key.Select((column, index) => $"\"{column.Name}\"=@{columns.Count + index}");
        return $"UPDATE \"{table.Name}\" SET {string.Join(',', settings)} WHERE {string.Join(" AND ", conditions)}";
    }

    private static string Insertion(BulkTable table) =>
        $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(',', table.Columns.Select((_, index) => "@" + index))})";

    private BulkCommand Prepared(DbTransaction transaction, BulkTable table, string does, Func<(string Sql, IReadOnlyList<BulkColumn> Columns)> make)
    {
        if (!_prepared.TryGetValue((table, does), out var prepared))
        {
            var (sql, columns) = make();
            var command = new SqliteCommand(sql, (SqliteConnection)transaction.Connection!);
            command.Parameters.AddRange(columns.Select((_, index) => new SqliteParameter("@" + index, DBNull.Value)));
            _prepared[(table, does)] = prepared = new BulkCommand(command, columns);
        }

        return prepared;
    }

    /// <summary>Only the writer's transaction comes here, and one at a time.</summary>
    private static Task<long> RunPreparedAsync(
        DbTransaction transaction, BulkCommand prepared, IEnumerable<object> rows, Action<object>? done, CancellationToken cancellationToken)
    {
        var (command, columns) = prepared;
        command.Transaction = (SqliteTransaction)transaction;
        var count = 0L;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var index = 0; index < columns.Count; index++)
            {
                command.Parameters[index].Value = columns[index].Read(row) ?? DBNull.Value;
            }

            var changed = command.ExecuteNonQuery();
            count += changed;
            if (changed > 0)
            {
                done?.Invoke(row);
            }
        }

        return Task.FromResult(count);
    }

    /// <summary>Opens a copy of the database, such as a backup that is being made: never the database itself.</summary>
    public static async Task<SqliteConnection> OpenCopyAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A statement that runs for one row after the other, and the columns of its parameters.</summary>
    private sealed record BulkCommand(SqliteCommand Command, IReadOnlyList<BulkColumn> Columns);
}
