using Portal.Data;

namespace Portal.App;

/// <summary>How the process starts.</summary>
internal static class PortalHost
{
    private const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(args),
        });
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["URLS"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder;
    }

    /// <summary>Brings the database up to date before the first request.</summary>
    public static async Task PrepareAsync(this WebApplication app) =>
        await app.Services.GetRequiredService<PortalWriter>().MigrateAsync(app.Lifetime.ApplicationStopping);

    /// <summary>A debug build is a developer's: without launch settings, which would print to standard output, it is Development.</summary>
    private static string? EnvironmentName(string[] args)
    {
#if DEBUG
        return args.Any(arg => arg.StartsWith("--environment", StringComparison.Ordinal)) ? null : Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Development;
#else
        return null;
#endif
    }
}
