using Npgsql;

namespace Portal.Tests.Support;

/// <summary>
/// A database of its own on the server that <c>PORTAL_TEST_POSTGRES</c> names (a connection string whose role may create
/// databases); the portal creates it, the test drops it.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private const string Variable = "PORTAL_TEST_POSTGRES";
    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private static int _number;

    private readonly string _name = $"portal_test_{Environment.ProcessId}_{Interlocked.Increment(ref _number)}";

    /// <summary>Why tests on PostgreSQL are skipped, or null. In CI they never are: without a server they fail.</summary>
    public static string? SkipReason { get; } =
        Server is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"{Variable} names no PostgreSQL server." : null;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server ?? throw new InvalidOperationException(SkipReason ?? $"{Variable} is not set."))
    {
        Database = _name,
        MaxPoolSize = 20,
    }.ToString();

    /// <summary>With <c>PORTAL_TEST_ENGINE=PostgreSql</c> every test runs on PostgreSQL.</summary>
    public static PostgresDatabase? OfTheRun() =>
        Environment.GetEnvironmentVariable("PORTAL_TEST_ENGINE") == "PostgreSql" ? new PostgresDatabase() : null;

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

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres" }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
