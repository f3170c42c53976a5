using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>
/// The model of the database. Mappings stand with their features and are found by reflection. Contexts from the
/// factory read; only <see cref="PortalWriter"/> writes.
/// </summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Period>().HaveConversion<PeriodConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        TypedIdConverters.Register(configurationBuilder, asBytes: Database.ProviderName == SqliteProvider);
    }

    internal const string SqliteProvider = "Microsoft.EntityFrameworkCore.Sqlite";
}
