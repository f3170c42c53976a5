namespace Portal.Live;

internal static class LiveSetup
{
    public static void AddPortalLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeed>();
        services.AddSignalR();
    }
}
