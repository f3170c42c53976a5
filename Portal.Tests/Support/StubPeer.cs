using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>A peer on loopback that keeps what it is sent and answers what a test says.</summary>
internal sealed class StubPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private StubPeer(WebApplication app) => _app = app;

    /// <summary>What has come, in order.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>What it answers; <c>{"errcode":0,"errmsg":"ok"}</c> until a test says otherwise.</summary>
    public Func<StubRequest, HttpContext, Task> Answer { get; set; } = (_, context) => context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");

    public Uri Address { get; private set; } = null!;

    public static async Task<StubPeer> StartAsync(TestCertificate? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate.Certificate);
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var peer = new StubPeer(builder.Build());
        peer._app.Run(peer.TakeAsync);
        await peer._app.StartAsync();
        peer.Address = new Uri(peer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return peer;
    }

    /// <summary>Answers the same to everything.</summary>
    public void Always(string body, int status = 200) => Answer = (_, context) =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new StubRequest(context.Request.Path + context.Request.QueryString, body.ToArray(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        _requests.Enqueue(request);
        await Answer(request, context);
    }
}

/// <summary>What a peer was sent.</summary>
internal sealed record StubRequest(string Target, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
