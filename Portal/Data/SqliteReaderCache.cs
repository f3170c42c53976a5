using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data;

/// <summary>
/// Gives every reading connection a cache that holds what a wall or a month asks for. SQLite's own two megabytes do not:
/// each question would read its pages from the file again. A pooled connection keeps its cache while nobody writes.
/// </summary>
internal sealed class SqliteReaderCache : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

    public static SqliteReaderCache Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
