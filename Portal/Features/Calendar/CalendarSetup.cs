using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations;

namespace Portal.Features.Calendar;

internal static class CalendarSetup
{
    public static void AddPortalCalendar(this IServiceCollection services)
    {
        services.AddTransient<ReadCalendar>();
        services.AddTransient<SaveCalendarDay>();
        services.AddTransient<EnterCalendarDays>();
        services.AddSingleton<IDigest, NextYearDigest>();
        services.AddSingleton(new NavItem("nav.section.admin", "nav.calendar", "/admin/calendar", "event", Rights.SettingsManage, 230));
    }
}
