using System.Diagnostics;
using Portal.Bench.Circuits;
using Portal.Bench.Hosting;
using Portal.Features.Access;
using Portal.Features.Demo;

namespace Portal.Bench.Measures;

/// <summary>A published build from the start of its process to the first page.</summary>
internal sealed class StartMeasure : IMeasure
{
    private const int Rounds = 5;

    public string Verb => "start";

    public string Title => "Start of a published build";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        using var folder = BenchFolder.New();
        using var build = settings.Published is null ? BenchFolder.New() : null;
        var published = settings.Published ?? await PublishAsync(build!.Path, cancellationToken);
        var cookie = await PrepareAsync(folder, published, cancellationToken);
        var starts = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            starts.Add(await StartAsync(published, folder, demonstration: false, "/wall", cookie, cancellationToken));
        }

        var fills = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            using var empty = BenchFolder.New();
            fills.Add(await StartAsync(published, empty, demonstration: true, "/login", cookie: null, cancellationToken));
        }

        report.Check("existing database to the first wall", new Spread(starts).Median / 1000, "s", Bound.AtMost(3));
        report.Check("empty folder to a full demonstration", new Spread(fills).Median / 1000, "s", Bound.AtMost(15));
    }

    /// <summary>Fills the database, and signs a wall in: its cookie outlives the process.</summary>
    private static async Task<string> PrepareAsync(BenchFolder folder, string published, CancellationToken cancellationToken)
    {
        string key;
        await using (var portal = new LocalPortal(folder))
        {
            await portal.FillAsync(new EstatePlan(), cancellationToken);
            key = await portal.KeyAsync(KeyPurpose.Device, cancellationToken);
        }

        await using var served = Launch(published, folder, demonstration: false);
        await served.WaitForAsync("/readyz", cookie: null, cancellationToken);
        using var site = new CircuitSite(served.Address);
        await site.SignInAsync(key, cancellationToken);
        return site.Cookie;
    }

    private static async Task<double> StartAsync(
        string published, BenchFolder folder, bool demonstration, string path, string? cookie, CancellationToken cancellationToken)
    {
        var started = Watch.Clock.GetTimestamp();
        await using var served = Launch(published, folder, demonstration);
        await served.WaitForAsync(path, cookie, cancellationToken);
        return Watch.Clock.GetElapsedTime(started).TotalMilliseconds;
    }

    private static ServedPortal Launch(string published, BenchFolder folder, bool demonstration) => ServedPortal.Launch(
        Path.Combine(published, "Portal"),
        [],
        new Dictionary<string, string?> { ["Portal__DataDirectory"] = folder.Path, ["Portal__Demo"] = demonstration ? "true" : "false" });

    private static async Task<string> PublishAsync(string folder, CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Portal.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("There is no source to publish; name a published build.");
        }

        using var publish = Process.Start("dotnet", ["publish", Path.Combine(root.FullName, "Portal"), "-c", "Release", "-v", "q", "--nologo", "-o", folder]);
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The portal could not be published.");
    }
}
