using Microsoft.AspNetCore.SignalR;
using Portal.Exchange.Api;

namespace Portal.Live;

internal static class LiveSetup
{
    public static void AddPortalLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<NodeRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeRelay>());
        services.AddSingleton<TopicStates>();
        services.AddSingleton<HubFollowers>();
        services.AddSignalR();
    }

    public static void MapPortalLive(this IEndpointRouteBuilder endpoints)
    {
        var states = endpoints.ServiceProvider.GetRequiredService<TopicStates>();

        // A client may believe itself connected before the hub's OnConnectedAsync runs: what it must not miss is counted
        // from before the handshake.
        endpoints.MapConnections(LiveHub.Path, connections => connections
            .Use(next => async connection =>
            {
                using var follower = states.Follow();
                connection.Features.Set(follower);
                await next(connection);
            })
            .UseHub<LiveHub>()).RequireAuthorization(ApiGroup.KeyPolicy);
    }
}
