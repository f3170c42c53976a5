using Microsoft.AspNetCore.Authentication;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Exchange.Api;

namespace Portal.Features.Access;

internal static class AccessSetup
{
    public static void AddPortalAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<IAccess>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddTransient<CreateKey>();
        services.AddTransient<RevokeKey>();
        services.AddCommand<CreateApiKeyCommand>();
        services.AddCommand<CreateDeviceCommand>();
        services.AddAuthentication(ApiKeyHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ApiGroup.KeyPolicy, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.Scheme).RequireAuthenticatedUser());
    }
}
