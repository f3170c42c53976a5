namespace Portal.Exchange.Api;

/// <summary>The versioned group that every feature maps its endpoints into.</summary>
internal static class ApiGroup
{
    public const string KeyPolicy = "api-key";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/api/v1").RequireAuthorization(KeyPolicy).DisableAntiforgery();
}
