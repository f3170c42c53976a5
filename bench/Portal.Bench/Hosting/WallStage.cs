using Microsoft.EntityFrameworkCore;
using Portal.Bench.Circuits;
using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Demo;

namespace Portal.Bench.Hosting;

/// <summary>A served portal with the demonstration estate, a wall's site and a program that makes changes.</summary>
internal sealed class WallStage : IAsyncDisposable
{
    private readonly BenchFolder _folder;

    private WallStage(BenchFolder folder, ServedPortal portal, CircuitSite site, ApiCaller api)
    {
        _folder = folder;
        Portal = portal;
        Site = site;
        Api = api;
    }

    public ServedPortal Portal { get; }

    public CircuitSite Site { get; }

    public ApiCaller Api { get; }

    /// <summary>Codes of the staff.</summary>
    public required IReadOnlyList<string> Staff { get; init; }

    /// <summary>Codes of the posts.</summary>
    public required IReadOnlyList<string> Posts { get; init; }

    public static async Task<WallStage> BuildAsync(CancellationToken cancellationToken)
    {
        var folder = BenchFolder.New();
        string api, device;
        List<string> staff, posts;
        await using (var portal = new LocalPortal(folder))
        {
            await portal.FillAsync(new EstatePlan(), cancellationToken);
            api = await portal.KeyAsync(KeyPurpose.Api, cancellationToken);
            device = await portal.KeyAsync(KeyPurpose.Device, cancellationToken);
            staff = await portal.Reader.ReadAsync((db, token) => db.Set<Person>().Select(person => person.Code).ToListAsync(token), cancellationToken);
            posts = await portal.Reader.ReadAsync((db, token) => db.Set<Post>().Select(post => post.Code).ToListAsync(token), cancellationToken);
        }

        var served = await ServedPortal.StartAsync(folder, cancellationToken);
        var site = new CircuitSite(served.Address);
        await site.SignInAsync(device, cancellationToken);
        return new WallStage(folder, served, site, new ApiCaller(served.Address, api)) { Staff = staff, Posts = posts };
    }

    /// <summary>Bytes of the served portal's heap after a full collection, once just so many circuits are open.</summary>
    public async Task<long> HeapAsync(int circuits, CancellationToken cancellationToken)
    {
        while (await Site.Http.GetFromJsonAsync<int>(BenchStartup.CircuitsPath, cancellationToken) != circuits)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Watch.Clock, cancellationToken);
        }

        return await Site.Http.GetFromJsonAsync<long>(BenchStartup.HeapPath, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Site.Dispose();
        await Portal.DisposeAsync();
        _folder.Dispose();
    }
}
