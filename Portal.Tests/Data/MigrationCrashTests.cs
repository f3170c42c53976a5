using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Tests.Support;
using SQLitePCL;

namespace Portal.Tests.Data;

/// <summary>The plug is pulled while the tables are being made.</summary>
public sealed class MigrationCrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("portal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_WhileMigratingAtSeveralMoments_TheNextStartFinishes()
    {
        // How many migrations were done at each death: the second process begins where the first one died.
        var done = new List<int>();
        foreach (var moment in new[] { 0, 4, 9 })
        {
            done.Add(await KillAfterAsync(moment));
        }

        await using (await PortalProcess.ServeAsync(_folder.Path))
        {
            await using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await Schema.AssertIsTheModelsAsync(connection);
            Assert.Equal((0, ""), await VerifyAsync());
            var all = (await CountAsync(connection))!.Value;
            Assert.Contains(done, count => count > 0 && count < all);
        }
    }

    /// <summary>
    /// Holds the database between two transactions of the migration, as a slow disk would, and kills the process there: it
    /// leaves EF's lock behind, which nobody but the next start will take away.
    /// </summary>
    private async Task<int> KillAfterAsync(int migrations)
    {
        await using var process = PortalProcess.Start(_folder.Path, "verify");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!System.IO.File.Exists(File))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }

        await using var connection = new SqliteConnection($"Data Source={File};Mode=ReadWrite;Pooling=False;Default Timeout=5");
        await connection.OpenAsync(patience.Token);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (!Holds(connection))
            {
                continue;
            }

            if (await CountAsync(connection) is { } count && count >= migrations)
            {
                await process.KillAsync();
                return count;
            }

            raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Keeps others from writing; false while another writes. The library would sleep before it tries again, and the moment would pass.</summary>
    private static bool Holds(SqliteConnection connection) => raw.sqlite3_exec(connection.Handle!, "BEGIN IMMEDIATE") == raw.SQLITE_OK;

    /// <summary>Migrations that are done; null while none is under way.</summary>
    private static async Task<int?> CountAsync(SqliteConnection connection)
    {
        await using var tables = connection.CreateCommand();
        tables.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if ((long)(await tables.ExecuteScalarAsync())! == 0)
        {
            return null;
        }

        await using var history = connection.CreateCommand();
        history.CommandText = "SELECT count(*) FROM __EFMigrationsHistory";
        return Convert.ToInt32(await history.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task<(int Exit, string Output)> VerifyAsync()
    {
        var verified = await PortalProcess.RunAsync(_folder.Path, "verify");
        return (verified.Exit, verified.Exit == 0 ? "" : verified.Output + verified.Messages);
    }
}
