using Microsoft.AspNetCore.Mvc.Testing;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Features.Demo;

namespace Portal.Bench.Hosting;

/// <summary>The whole portal in this process, over a data directory, without a socket and with nothing that runs by itself.</summary>
internal sealed class LocalPortal(BenchFolder folder, IReadOnlyDictionary<string, string>? settings = null) : WebApplicationFactory<Program>
{
    public static Actor Self { get; } = Actor.System("bench");

    public PortalReader Reader => Services.GetRequiredService<PortalReader>();

    public PortalWriter Writer => Services.GetRequiredService<PortalWriter>();

    /// <summary>Fills the empty database with the demonstration estate.</summary>
    public async Task FillAsync(EstatePlan plan, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        Require(await scope.ServiceProvider.GetRequiredService<FillEstate>().RunAsync(Self, plan, cancellationToken));
    }

    /// <summary>Makes a key.</summary>
    public async Task<string> KeyAsync(KeyPurpose purpose, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        return Require(await scope.ServiceProvider.GetRequiredService<CreateKey>().RunAsync(Self, "bench", purpose, KeyScope.Write, cancellationToken));
    }

    /// <summary>What was done, or an exception that says why not.</summary>
    public static T Require<T>(Result<T> result) =>
        result.IsDone ? result.Value : throw new InvalidOperationException($"Refused: {result.Refusal}");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Bench");
        builder.UseSetting("Portal:DataDirectory", folder.Path);
        builder.UseSetting("Portal:Demo", "false");
        builder.UseSetting("Jobs:Scheduler", "false");
        builder.UseSetting("Jobs:Reminders", "false");
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
