using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Data;

/// <summary>PostgreSQL: several nodes, one writer at a time among them, ordered by an advisory lock that ends with the transaction.</summary>
internal sealed class PostgreSqlEngine(IOptions<DatabaseOptions> options) : IDatabaseEngine
{
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(7301946152)";

    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public void ConfigureReader(DbContextOptionsBuilder builder) =>
        builder.UseNpgsql(options.Value.ConnectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    public void ConfigureWriter(DbContextOptionsBuilder builder, DbConnection connection) => builder.UseNpgsql(connection);

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(options.Value.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = TakeTurn;
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    public Task ClearMigrationLockAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;
}
