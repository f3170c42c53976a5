using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>Compares the tables of a database with those of the model; what EF and the scheduler keep for themselves is left out.</summary>
internal static class Schema
{
    private const string OfSqlite =
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

    private const string OfPostgres =
        """
        SELECT concat_ws(' ', table_name || '.' || column_name, udt_name, numeric_precision, numeric_scale, character_maximum_length,
                         'null ' || is_nullable, 'identity ' || is_identity, collation_name, column_default)
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name !~ '^(__EF|qrtz_)'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename !~ '^(__EF|qrtz_)'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text !~ '^"?(__EF|qrtz_)'
        """;

    /// <summary>The same tables, columns, indexes and keys, no more and no fewer.</summary>
    public static async Task AssertIsTheModelsAsync(SqliteConnection migrated)
    {
        await using var model = new SqliteConnection("Data Source=:memory:");
        await model.OpenAsync();
        await ExecuteAsync(model, ScriptOf(options => options.UseSqlite()));
        await AssertSameAsync(OfSqlite, migrated, model);
    }

    /// <inheritdoc cref="AssertIsTheModelsAsync(SqliteConnection)"/>
    public static async Task AssertIsTheModelsAsync(NpgsqlConnection migrated)
    {
        await using var database = new PostgresDatabase();
        await database.CreateAsync();
        await using var model = new NpgsqlConnection(database.ConnectionString);
        await model.OpenAsync();
        await ExecuteAsync(model, ScriptOf(options => options.UseNpgsql()));
        await AssertSameAsync(OfPostgres, migrated, model);
    }

    private static string ScriptOf(Action<DbContextOptionsBuilder<PortalDb>> engine)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        engine(options);
        using var db = new PortalDb(options.Options);
        return db.Database.GenerateCreateScript();
    }

    private static async Task AssertSameAsync(string description, DbConnection migrated, DbConnection model)
    {
        var found = await DescribeAsync(migrated, description);
        var wanted = await DescribeAsync(model, description);

        Assert.NotEmpty(wanted);
        Assert.Equal(
            ("missing in the migrations:", ""),
            ("missing in the migrations:", string.Join('\n', wanted.Except(found, StringComparer.Ordinal))));
        Assert.Equal(
            ("not in the model:", ""),
            ("not in the model:", string.Join('\n', found.Except(wanted, StringComparer.Ordinal))));
    }

    private static async Task<string[]> DescribeAsync(DbConnection connection, string description)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = description;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return [.. lines];
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
