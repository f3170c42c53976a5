using Portal.App.Layout;
using Portal.Data;

namespace Portal.Features.Desk;

internal static class DeskSetup
{
    /// <summary>Address of the desk.</summary>
    public const string Href = "/desk";

    public static void AddPortalDesk(this IServiceCollection services)
    {
        services.AddSingleton<INavCount, OverdueCount>();
        services.AddSingleton(new NavItem("nav.section.work", "nav.desk", Href, "dashboard", Rights.CasesAssign, 10));
    }
}
