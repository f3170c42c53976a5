using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.App;

/// <summary>Shows a person who follows a wrong address a page of the portal; programs get the bare answer as before.</summary>
internal static class NotFoundPage
{
    public const string Path = "/not-found";

    private static readonly string[] ForPrograms = ["/api", "/hubs", "/_blazor", "/_framework", "/_content", "/openapi"];

    /// <summary>Runs the page, with status 404, where an address of a browser's page leads nowhere.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Path, createScopeForStatusCodePages: true);
        app.Use(Decide);
    }

    private static bool IsAskedByABrowser(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Array.Exists(ForPrograms, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
        && context.Request.GetTypedHeaders().Accept.Any(wanted => wanted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Every other answer stays what it is: too many attempts, a wrong form. The address of the page itself leads nowhere either.
    /// </summary>
    private static async Task Decide(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(context);
            return;
        }

        // Where Blazor sees the feature it takes a page for one that tells of an error, and renders it in another way.
        var replacing = context.Features.GetRequiredFeature<IStatusCodePagesFeature>();
        context.Features.Set<IStatusCodePagesFeature>(null);
        if (context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await next(context);
        }

        replacing.Enabled = context.Response.StatusCode == StatusCodes.Status404NotFound && IsAskedByABrowser(context);
    }
}
