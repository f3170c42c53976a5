using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>What differs between SQLite and PostgreSQL. Only <c>Data/</c> and <c>Jobs/</c> know which one runs.</summary>
public interface IDatabaseEngine
{
    /// <summary>Which engine this is.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>Points a context at a connection that cannot write (SQLite) or is only used to read.</summary>
    void ConfigureReader(DbContextOptionsBuilder options);

    /// <summary>Points a context at the writer's connection.</summary>
    void ConfigureWriter(DbContextOptionsBuilder options, DbConnection connection);

    /// <summary>Opens the one read-write connection of this process. <see cref="PortalWriter"/> alone calls it.</summary>
    Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken);

    /// <summary>Begins the writer's transaction; when it returns nobody else, on any node, is writing.</summary>
    Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a reader's transaction: whatever is committed meanwhile, all its statements see one state of the data.</summary>
    Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes migrating safe: clears what a killed migration may have left (SQLite, under the process lock), waits for other nodes (PostgreSQL).</summary>
    Task PrepareMigrationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>What the engine finds wrong with its own files; empty when nothing is.</summary>
    Task<IReadOnlyList<string>> CheckIntegrityAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Writes new rows as fast as the engine can inside the writer's transaction; answers how many.</summary>
    internal Task<long> InsertAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken);

    /// <summary>Writes those of the rows that no key and no unique index forbids; answers which these were.</summary>
    internal Task<IReadOnlyList<object>> InsertNewAsync(DbTransaction transaction, BulkTable table, IEnumerable<object> rows, CancellationToken cancellationToken);

    /// <summary>Sets some columns of many rows, found by their keys.</summary>
    internal Task<long> UpdateAsync(
        DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IEnumerable<object> rows, CancellationToken cancellationToken);
}
