using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations;

namespace Portal.Features.Dunning;

internal static class DunningSetup
{
    public static void AddPortalDunning(this IServiceCollection services)
    {
        services.AddSingleton<DunningSnapshot>();
        services.AddTransient<ReadDunning>();
        services.AddTransient<RecordDunningNotice>();
        services.AddTransient<WithdrawDunningNotice>();
        services.AddTransient<ScheduleReturnVisits>();
        services.AddSingleton<IEventSource, DunningEvents>();
        services.AddSingleton(new NavItem("nav.section.fees", "nav.dunning", "/fees/dunning", "request_quote", Rights.FeesRead, 72));
    }
}
