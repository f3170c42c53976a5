using Microsoft.AspNetCore.Authentication;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>
/// <c>/wall?device=KEY</c>: trades the key for a cookie and sends on to <c>/wall</c>, so that the key does not stay in
/// the address bar.
/// </summary>
internal static class DeviceSignIn
{
    private const string Parameter = "device";

    public static bool IsAskedFor(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Path.Equals("/wall", StringComparison.OrdinalIgnoreCase)
        && context.Request.Query.ContainsKey(Parameter);

    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<AccessDirectory>().FindKey(context.Request.Query[Parameter].ToString()) is { Kind: ActorKind.Device } device)
        {
            await context.SignInAsync(
                AccessSchemes.Device, PortalClaims.ToPrincipal(device, AccessSchemes.Device), new AuthenticationProperties { IsPersistent = true });
            context.Response.Redirect("/wall");
            return;
        }

        var limiter = services.GetRequiredService<AttemptLimiter>();
        var limited = limiter.IsLimited(context, ApiKeyHandler.Scheme);
        limiter.Failed(context, ApiKeyHandler.Scheme);
        context.Response.StatusCode = limited ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
    }
}
