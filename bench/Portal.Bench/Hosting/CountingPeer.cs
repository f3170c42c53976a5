using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Portal.Bench.Hosting;

/// <summary>A receiver on loopback that counts what arrives.</summary>
internal sealed class CountingPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);

    private CountingPeer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>How many different deliveries have come.</summary>
    public int Deliveries => _received.Count;

    /// <summary>How many came more than once.</summary>
    public int Doubled => _received.Count(one => one.Value > 1);

    public static async Task<CountingPeer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var peer = new CountingPeer(builder.Build());
        peer._app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            if (context.Request.Headers["X-Portal-Delivery"].ToString() is { Length: > 0 } delivery)
            {
                peer._received.AddOrUpdate(delivery, 1, (_, before) => before + 1);
            }

            await context.Response.WriteAsync("""{"code":0}""", context.RequestAborted);
        });
        await peer._app.StartAsync(cancellationToken);
        peer.Address = new Uri(peer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
