namespace Portal.Live;

internal static class LiveSetup
{
    public static void AddPortalLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<NodeRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeRelay>());
        services.AddSignalR();
    }
}
