namespace Portal.Data;

/// <summary>The section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The engine that keeps the data.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For PostgreSQL; SQLite files are found in the data directory.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Name of this node among those of one PostgreSQL database; empty for the machine and its data directory.</summary>
    public string Node { get; set; } = "";
}

/// <summary>Engines that the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded; one process.</summary>
    Sqlite,

    /// <summary>Server; several nodes.</summary>
    PostgreSql,
}
