using Portal.App.CommandLine;
using Portal.App.Layout;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Features.Statistics;

internal static class StatisticsSetup
{
    public static void AddPortalStatistics(this IServiceCollection services)
    {
        services.AddTransient<ComputeFigures>();
        services.AddTransient<ReadStatistics>();
        services.AddTransient<KeepStatistics>();
        services.AddTransient<ReadFigureRows>();
        services.AddPortalJob<FreezeLastMonth>(FreezeLastMonth.Name, JobSchedule.Monthly(0, 10));
        services.AddPortalJob<KeepMonths>(KeepMonths.Name, JobSchedule.Daily(2, 30));
        services.AddCommand<StatisticsCommand>();
        services.AddSingleton(StatisticsSettings.LeastSatisfaction);
        services.AddSingleton(new NavItem("nav.section.figures", "nav.statistics", "/statistics", "monitoring", Rights.StatisticsRead, 100));
    }
}
