using Microsoft.Data.Sqlite;
using Portal.Data;

namespace Portal.Bench.Hosting;

/// <summary>A data directory that is gone after the run.</summary>
internal sealed class BenchFolder : IDisposable
{
    private BenchFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The SQLite database in it.</summary>
    public string DatabaseFile => new DataDirectory(Path).DatabaseFile;

    public static BenchFolder New() => new(Directory.CreateTempSubdirectory("portal-bench-").FullName);

    /// <summary>A second folder with the same database, which nobody may be writing.</summary>
    public BenchFolder CopyDatabase()
    {
        var copy = New();
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ToString());
        source.Open();
        using var command = source.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        command.ExecuteNonQuery();
        source.Close();
        File.Copy(DatabaseFile, copy.DatabaseFile);
        return copy;
    }

    /// <summary>A connection past the portal, for the bare baselines: as durable as the portal's own.</summary>
    public SqliteConnection OpenBare()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();
        return connection;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
