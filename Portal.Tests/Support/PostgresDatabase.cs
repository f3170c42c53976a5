using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>
/// A database of its own on the server that <c>PORTAL_TEST_POSTGRES</c> names (a connection string whose role may create
/// databases); the portal creates it unless it is copied from one that is migrated already, the test drops it.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private const string Variable = "PORTAL_TEST_POSTGRES";
    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private static readonly Lazy<string> Template = new(MakeTemplate);
    private static int _number;

    private readonly string _name = $"portal_test_{Environment.ProcessId}_{Interlocked.Increment(ref _number)}";

    /// <summary>Why tests on PostgreSQL are skipped, or null. In CI they never are: without a server they fail.</summary>
    public static string? SkipReason { get; } =
        Server is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"{Variable} names no PostgreSQL server." : null;

    public string ConnectionString => ConnectionTo(_name);

    /// <summary>The configuration of a portal on this database, as environment variables.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Database__Provider"] = nameof(DatabaseProvider.PostgreSql),
        ["Database__ConnectionString"] = ConnectionString,
    };

    /// <summary>With <c>PORTAL_TEST_ENGINE=PostgreSql</c> every test runs on PostgreSQL.</summary>
    public static PostgresDatabase? OfTheRun() =>
        Environment.GetEnvironmentVariable("PORTAL_TEST_ENGINE") == "PostgreSql" ? Migrated() : null;

    /// <summary>A copy of a database that was migrated once for the whole run: a fraction of the time of migrating each.</summary>
    public static PostgresDatabase Migrated()
    {
        var database = new PostgresDatabase();
        Administer($"CREATE DATABASE {database._name} TEMPLATE {Template.Value}");
        return database;
    }

    /// <summary>Runs SQL in the database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends every connection to the database, as a restart of the server does.</summary>
    public Task DisconnectAllAsync() =>
        AdministerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}' AND usename = current_user");

    /// <summary>Makes the database empty, without the portal.</summary>
    public Task CreateAsync() => AdministerAsync($"CREATE DATABASE {_name}");

    /// <summary>The server's own vacuum may be at work in the database; it cannot be forced out, but ends soon.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await AdministerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
                return;
            }
            catch (PostgresException exception) when (
                tries < 100 && exception.SqlState is (PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, default);
            }
        }
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server ?? throw new InvalidOperationException(SkipReason ?? $"{Variable} is not set."))
        {
            Database = database,
            MaxPoolSize = 20,
        }.ToString();

    /// <summary>Blocking, since it is made inside constructors of tests.</summary>
    private static string MakeTemplate()
    {
        var name = $"portal_test_{Environment.ProcessId}_template";
        Administer($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Administer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        using var db = new PortalDb(
            new DbContextOptionsBuilder<PortalDb>().UseNpgsql(ConnectionTo(name) + ";Pooling=false").Options);
        db.Database.Migrate();
        return name;
    }

    private static void Administer(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
