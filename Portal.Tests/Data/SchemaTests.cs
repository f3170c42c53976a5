using Microsoft.Data.Sqlite;
using Portal.Data;

namespace Portal.Tests.Data;

public sealed class SchemaTests() : SchemaRules(DatabaseProvider.Sqlite)
{
    [Fact]
    public async Task Start_AfterAMigrationWasKilled_ClearsItsLockAndServes()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(App.DataDirectory, "portal.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-21 12:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        var ready = Task.Run(async () => await App.CreateClient().GetStringAsync(new Uri("/readyz", UriKind.Relative)));

        Assert.Equal("Healthy", await ready.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
    }
}
