using Portal.App.Layout;
using Portal.Data;

namespace Portal.Features.Desk;

internal static class DeskSetup
{
    public static void AddPortalDesk(this IServiceCollection services) =>
        services.AddSingleton(new NavItem("nav.section.work", "nav.desk", "/desk", "dashboard", Rights.CasesAssign, 10));
}
