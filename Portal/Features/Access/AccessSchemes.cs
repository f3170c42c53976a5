using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Access;

/// <summary>How a request may say who sends it: the cookie of an account, of a wall display, or an API key.</summary>
internal static class AccessSchemes
{
    /// <summary>Whichever of the others the request carries.</summary>
    public const string Any = "Portal";

    /// <summary>The cookie of a wall display.</summary>
    public const string Device = "Device";

    public const string AccountCookie = "portal";
    public const string DeviceCookie = "portal-device";

    private static readonly string[] MachinePaths = ["/api", "/hubs", "/_blazor", "/openapi"];

    public static void AddPortalSchemes(this IServiceCollection services)
    {
        var authentication = services.AddAuthentication(Any);
        authentication.AddPolicyScheme(Any, null, options => options.ForwardDefaultSelector = Choose);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null);
        authentication.AddCookie(Device, options =>
        {
            Harden(options, DeviceCookie);
            options.ExpireTimeSpan = TimeSpan.FromDays(400);
        });
        authentication.AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            Harden(options, AccountCookie);
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = "portal-second-factor";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    private static string Choose(HttpContext context) =>
        context.Request.Headers.ContainsKey(ApiKeyHandler.Header) ? ApiKeyHandler.Scheme
        : context.Request.Cookies.ContainsKey(AccountCookie) ? IdentityConstants.ApplicationScheme
        : context.Request.Cookies.ContainsKey(DeviceCookie) ? Device
        : IdentityConstants.ApplicationScheme;

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.AccessDeniedPath = "/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Every request asks the directory, so a disabled account, a changed password or a revoked key ends its cookie at once.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var directory = context.HttpContext.RequestServices.GetRequiredService<AccessDirectory>();
        if (!directory.Admits(context.Principal!))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    /// <summary>A program gets a status, only a browser that opens a page is sent somewhere.</summary>
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (Array.Exists(MachinePaths, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
