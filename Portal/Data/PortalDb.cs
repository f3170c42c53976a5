using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>
/// The model of the database. Mappings stand with their features and are found by reflection. Contexts from the
/// factory read; only <see cref="PortalWriter"/> writes.
/// </summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    internal const string SqliteProvider = "Microsoft.EntityFrameworkCore.Sqlite";
    internal const string OrdinalCollation = "C";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        if (Database.ProviderName != SqliteProvider)
        {
            SortOrdinally(modelBuilder.Model);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Period>().HaveConversion<PeriodConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        TypedIdConverters.Register(configurationBuilder, asBytes: Database.ProviderName == SqliteProvider);
    }

    /// <summary>Ids sort by their characters on every machine, whatever language the server was set up in.</summary>
    private static void SortOrdinally(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if ((property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string))
            {
                property.SetCollation(OrdinalCollation);
            }
        }
    }
}
