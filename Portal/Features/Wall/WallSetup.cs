using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Wall.Tiles;

namespace Portal.Features.Wall;

internal static class WallSetup
{
    public static void AddPortalWall(this IServiceCollection services)
    {
        services.AddSingleton<WallBeat>();
        services.AddSingleton<CoverageTile>();
        services.AddSingleton<CasesTile>();
        services.AddSingleton<CollectionTile>();
        services.AddSingleton<RemindersTile>();
        services.AddSingleton<ObligationsTile>();
        services.AddSingleton<LogSnapshot>();
        services.AddSingleton<LogTile>();
        services.AddSingleton<WallTiles>();
        services.AddSingleton(new NavItem("nav.section.work", "nav.wall", "/wall", "monitor", Rights.WallWatch, 40));
    }
}
