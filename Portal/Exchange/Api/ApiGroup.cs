using Microsoft.AspNetCore.Mvc;
using Portal.App;

namespace Portal.Exchange.Api;

/// <summary>The versioned group that every feature maps its endpoints into.</summary>
internal static class ApiGroup
{
    public const string KeyPolicy = "api-key";

    /// <summary>The header that a program shows its key in.</summary>
    public const string KeyHeader = "X-Api-Key";

    /// <summary>The largest body.</summary>
    public const long MaxBytes = 64L << 20;

    private const string Root = "/api";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup(Root + "/v1")
            .RequireAuthorization(KeyPolicy)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .AddEndpointFilter(RefuseTooLargeAsync)
            .DisableAntiforgery();

    /// <summary>
    /// Whatever is refused before an endpoint runs, such as an address that does not exist, is a problem too, whatever the
    /// caller says it accepts: a browser that opens an address of the API is told the same as a program.
    /// </summary>
    public static void UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal),
            api => api.UseStatusCodePages(async refused =>
                await Results.Problem(statusCode: refused.HttpContext.Response.StatusCode).ExecuteAsync(refused.HttpContext)));

    private static async ValueTask<object?> RefuseTooLargeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var texts = context.HttpContext.RequestServices.GetRequiredService<Texts>();
        if (context.HttpContext.Request.ContentLength > MaxBytes)
        {
            return TooLarge(texts);
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(texts);
        }
    }

    private static IResult TooLarge(Texts texts) =>
        Problems.From(ImportRefusals.TooLarge.With(MaxBytes >> 20), texts, StatusCodes.Status413PayloadTooLarge);
}
