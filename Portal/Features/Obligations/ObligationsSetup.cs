using Portal.App.Layout;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Features.Obligations;

internal static class ObligationsSetup
{
    public static void AddPortalObligations(this IServiceCollection services)
    {
        services.AddSingleton<PlanOccurrences>();
        services.AddSingleton<SendStages>();
        services.AddHostedService<ObligationLoop>();
        services.AddTransient<ReadObligations>();
        services.AddTransient<ConfirmOccurrence>();
        services.AddPortalJob<ReconcileObligations>(ReconcileObligations.Name, JobSchedule.EveryMinute);
        services.AddSingleton(new NavItem("nav.section.work", "nav.obligations", "/desk/obligations", "task_alt", Rights.DutyRead, 45));
        foreach (var setting in ObligationSettings.All)
        {
            services.AddSingleton(setting);
        }
    }
}
