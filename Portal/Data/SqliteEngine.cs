using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>
/// SQLite: one read-write connection, read-only readers. Two connections that write and checkpoint at once can corrupt
/// a WAL database in the versions before 3.51.3, so there is never a second one.
/// </summary>
internal sealed class SqliteEngine(DataDirectory directory, ILogger<SqliteEngine> logger) : IDatabaseEngine
{
    private static readonly Version FirstSafeWal = new(3, 51, 3);

    private readonly string _readOnly = new SqliteConnectionStringBuilder
    {
        DataSource = directory.DatabaseFile,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 30,
    }.ToString();

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public void ConfigureReader(DbContextOptionsBuilder options) =>
        options.UseSqlite(_readOnly).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    public void ConfigureWriter(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection);

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = directory.DatabaseFile,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;", cancellationToken);
        if (Version.TryParse(connection.ServerVersion, out var version) && version < FirstSafeWal)
        {
            logger.LogWarning(
                "SQLite {Version} can corrupt a WAL database when two connections write at once; this process writes on one connection only. Let no other program write to {File}",
                connection.ServerVersion, directory.DatabaseFile);
        }

        return connection;
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).AsTask();

    public Task ClearMigrationLockAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync((SqliteConnection)connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
