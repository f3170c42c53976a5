using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>The migrations, which are written by hand, make the tables that the model has.</summary>
public abstract class SchemaRules : EngineRules
{
    private protected SchemaRules(DatabaseProvider engine)
        : base(engine)
    {
    }

    [EngineFact]
    public async Task Migrations_ComparedWithTheModel_MakeTheSameTablesColumnsIndexesAndKeys()
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var model = await CreateFromModelAsync(db.Database.GenerateCreateScript());

        var migrated = await DescribeAsync(db.Database.GetDbConnection());
        var wanted = await DescribeAsync(model);

        Assert.NotEmpty(wanted);
        Assert.Equal(
            ("missing in the migrations:", ""),
            ("missing in the migrations:", string.Join('\n', wanted.Except(migrated, StringComparer.Ordinal))));
        Assert.Equal(
            ("not in the model:", ""),
            ("not in the model:", string.Join('\n', migrated.Except(wanted, StringComparer.Ordinal))));
    }

    /// <summary>Text that describes every column, index and key.</summary>
    private protected abstract string Description { get; }

    /// <summary>A second, empty database with the tables of the model.</summary>
    private protected abstract Task<DbConnection> CreateFromModelAsync(string script);

    private async Task<string[]> DescribeAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Description;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return [.. lines];
    }
}
