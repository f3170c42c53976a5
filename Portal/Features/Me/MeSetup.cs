using Portal.App.Layout;
using Portal.Data;

namespace Portal.Features.Me;

internal static class MeSetup
{
    public static void AddPortalMe(this IServiceCollection services) =>
        services.AddSingleton(new NavItem("nav.section.work", "nav.me", "/me", "person", Rights.DutyClock, 10, OnPhone: true));
}
