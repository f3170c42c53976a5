using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

/// <summary>Whose word about the client is believed: that of the proxies named in <c>Portal:Proxies</c>.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.7", "https", "portal.example")]
    [InlineData("::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7", "https", "portal.example")]
    [InlineData("172.20.3.4", "203.0.113.7", "203.0.113.7", "https", "portal.example")]
    [InlineData("10.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7", "https", "portal.example")]
    [InlineData("10.0.0.1", "203.0.113.7, 172.20.3.4", "203.0.113.7", "https", "portal.example")]
    [InlineData("10.0.0.2", "203.0.113.7", "10.0.0.2", "http", "localhost")]
    public async Task Forwarded_IsBelievedOfANamedProxyOnly(string peer, string forwardedFor, string client, string scheme, string host)
    {
        Assert.Equal((client, scheme, host), await AskAsync(["10.0.0.1", "172.20.0.0/16"], peer, forwardedFor));
    }

    [Fact]
    public async Task Forwarded_NoProxyNamed_IsBelievedOfNobody() =>
        Assert.Equal(("10.0.0.1", "http", "localhost"), await AskAsync([], "10.0.0.1", "203.0.113.7"));

    private static async Task<(string? Client, string Scheme, string Host)> AskAsync(string[] proxies, string peer, string forwardedFor)
    {
        var seen = new Seen(IPAddress.Parse(peer));
        await using var app = new PortalApp(services =>
        {
            services.AddSingleton<IStartupFilter>(seen);
            services.Configure<PortalOptions>(options => Array.ForEach(proxies, options.Proxies.Add));
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        var hops = forwardedFor.Split(',').Length;
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", Enumerable.Repeat("https", hops)));
        request.Headers.Add("X-Forwarded-Host", string.Join(", ", Enumerable.Repeat("portal.example", hops)));

        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);

        return (seen.Client, seen.Scheme, seen.Host);
    }

    /// <summary>Gives the request a peer before the portal sees it, and notes afterwards whom the portal took it to come from.</summary>
    private sealed class Seen(IPAddress peer) : IStartupFilter
    {
        public string? Client { get; private set; }

        public string Scheme { get; private set; } = "";

        public string Host { get; private set; } = "";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                context.Connection.RemoteIpAddress = peer;
                await rest(context);
                (Client, Scheme, Host) = (context.Connection.RemoteIpAddress?.ToString(), context.Request.Scheme, context.Request.Host.Value ?? "");
            });
            next(app);
        };
    }
}
