using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Data;

namespace Portal.Tests.Data;

public sealed class SchemaTests() : SchemaRules(DatabaseProvider.Sqlite)
{
    private protected override string Description =>
        """
        SELECT t.name || '.' || c.name || ' ' || c.type || iif(c."notnull", ' NOT NULL', '') || ' key ' || c.pk
               || ifnull(' default ' || c.dflt_value, '') || iif(t.sql LIKE '%AUTOINCREMENT%', ' counted', '')
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL
        SELECT t.name || '.' || f."from" || ' -> ' || f."table" || '.' || ifnull(f."to", '') || ' on delete ' || f.on_delete
          FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL
        SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        """;

    private protected override async Task<DbConnection> CreateFromModelAsync(string script)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
        return connection;
    }

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
