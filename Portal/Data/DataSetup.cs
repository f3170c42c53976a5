using Microsoft.Extensions.Options;
using Portal.Domain.Kernel;

namespace Portal.Data;

internal static class DataSetup
{
    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<PortalOptions>(builder.Configuration.GetSection("Portal"));
        services.Configure<DatabaseOptions>(builder.Configuration.GetSection("Database"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DataDirectory.Resolve(
            provider.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory, builder.Environment.IsDevelopment()));
        services.AddSingleton(provider => new SiteZone(
            TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<IOptions<PortalOptions>>().Value.TimeZone)));
        services.AddSingleton<DataOwnership>();
        services.AddSingleton<SqliteEngine>();
        services.AddSingleton<PostgreSqlEngine>();
        services.AddSingleton<PostgreSqlChannel>();
        services.AddSingleton<IDatabaseEngine>(provider =>
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite
                ? provider.GetRequiredService<SqliteEngine>()
                : provider.GetRequiredService<PostgreSqlEngine>());
        services.AddSingleton(NameNode);
        services.AddSingleton<NodeLead>();
        services.AddDbContextFactory<PortalDb>((provider, options) =>
            provider.GetRequiredService<IDatabaseEngine>().ConfigureReader(options));
        services.AddSingleton<PortalWriter>();
        services.AddSingleton<PortalReader>();
        services.AddSingleton<AuditHeadFile>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditHeadFile>());
        services.AddTransient<AuditVerification>();
        services.AddTransient<DatabaseVerification>();
        services.AddTransient<DatabaseBackup>();
        services.AddTransient<DatabaseRestore>();
        services.AddSingleton<DatabaseReadiness>();
        services.AddHealthChecks().AddCheck<DatabaseReadiness>("database");
    }

    private static NodeName NameNode(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        return new NodeName(
            options.Provider == DatabaseProvider.Sqlite ? "main"
            : options.Node is { Length: > 0 } given ? given
            : $"{Environment.MachineName}:{provider.GetRequiredService<DataDirectory>().Path}");
    }
}
