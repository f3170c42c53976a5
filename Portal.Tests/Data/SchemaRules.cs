using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>The migrations, which are written by hand, make the tables that the model has.</summary>
public abstract class SchemaRules : EngineRules
{
    private protected SchemaRules(DatabaseProvider engine)
        : base(engine, empty: true)
    {
    }

    [EngineFact]
    public async Task Migrations_ComparedWithTheModel_MakeTheSameTablesColumnsIndexesAndKeys()
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();

        await (db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => Schema.AssertIsTheModelsAsync(sqlite),
            NpgsqlConnection postgres => Schema.AssertIsTheModelsAsync(postgres),
            var other => throw new NotSupportedException(other.GetType().Name),
        });
    }
}
