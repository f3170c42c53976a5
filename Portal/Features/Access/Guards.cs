using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Portal.App;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>What stands before every request.</summary>
internal static class Guards
{
    public const string PasswordPath = "/account/password";

    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Before routing: who really asks, what browsers may do with the answer, and which sites may open a circuit.</summary>
    public static void UseOuterGuards(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.Proxies;
        if (proxies.Count > 0)
        {
            app.UseForwardedHeaders(TrustOnly(proxies));
        }

        app.Use(AddHeaders);
        app.Use(CheckOrigin);
        app.MapWhen(DeviceSignIn.IsAskedFor, branch => branch.Run(DeviceSignIn.RunAsync));
    }

    /// <summary>After authentication: an account with a given password sees nothing but the page to change it.</summary>
    public static void UseInnerGuards(this WebApplication app) => app.Use(DemandOwnPassword);

    /// <summary>Addresses and networks; a client behind several of them is found by walking back as far as they are named.</summary>
    private static ForwardedHeadersOptions TrustOnly(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
        }

        return options;
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>
    /// A browser sends the cookie with a web socket that any site opens, and names that site as origin: only our own may
    /// open a circuit or the hub. Programs that are not browsers send no origin.
    /// </summary>
    private static Task CheckOrigin(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var guarded = path.StartsWithSegments("/_blazor", StringComparison.Ordinal) || path.StartsWithSegments("/hubs", StringComparison.Ordinal);
        if (guarded && context.Request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin, context.Request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var site)
        && string.Equals(site.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static Task DemandOwnPassword(HttpContext context, RequestDelegate next)
    {
        var isOtherPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && !context.Request.Path.Equals(PasswordPath, StringComparison.OrdinalIgnoreCase);
        if (isOtherPage && context.RequestServices.GetRequiredService<AccessDirectory>().MustChangePassword(context.Actor()))
        {
            context.Response.Redirect(PasswordPath);
            return Task.CompletedTask;
        }

        return next(context);
    }
}
