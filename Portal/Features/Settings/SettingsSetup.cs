using Portal.App.Layout;
using Portal.Data;

namespace Portal.Features.Settings;

internal static class SettingsSetup
{
    public static void AddPortalSettings(this IServiceCollection services)
    {
        services.AddTransient<ChangeSetting>();
        services.AddTransient<ListSettings>();
        services.AddSingleton(new NavItem("nav.section.admin", "settings.title", "/admin/settings", "tune", Rights.SettingsManage, 330));
    }
}
