using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>Addresses that answer with a cookie and send on.</summary>
internal static class AccessEndpoints
{
    public static void MapPortalAccess(this WebApplication app)
    {
        app.MapGet("/", (HttpContext context, Landing landing) => Results.LocalRedirect(landing.For(context.Actor()))).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
        app.MapPost("/preferences", SavePreferencesAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context, SignIn signIn)
    {
        await signIn.OutAsync();
        await context.SignOutAsync(AccessSchemes.Device);
        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/login"));
    }

    private static async Task<IResult> SavePreferencesAsync(
        [FromForm] string? language, [FromForm] string? theme, [FromForm] string? returnUrl,
        HttpContext context, SavePreferences save, CancellationToken cancellationToken)
    {
        PreferenceCookies.Write(context, language, theme);
        var actor = context.Actor();
        if (actor.Kind == ActorKind.Account)
        {
            await save.RunAsync(actor, language, theme, cancellationToken);
        }

        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }
}
