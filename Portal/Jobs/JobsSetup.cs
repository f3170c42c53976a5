using Portal.App.Layout;
using Portal.Data;

namespace Portal.Jobs;

internal static class JobsSetup
{
    public static void AddPortalJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<JobsOptions>(builder.Configuration.GetSection("Jobs"));
        services.AddSingleton<SchedulerReady>();
        services.AddHealthChecks().AddCheck<SchedulerReady>("scheduler");
        services.AddSingleton<JobRunner>();
        services.AddSingleton<SchedulerHost>();
        services.AddHostedService(provider => provider.GetRequiredService<SchedulerHost>());
        services.AddTransient<ListJobs>();
        services.AddTransient<RunJobNow>();
        services.AddPortalJob<Housekeeping>(Housekeeping.Name, JobSchedule.Daily(3, 20));
        services.AddSingleton(new NavItem("nav.section.admin", "nav.jobs", "/admin/jobs", "schedule", Rights.JobsManage, 320));
    }

    /// <summary>Registers a job of a feature.</summary>
    public static void AddPortalJob<TJob>(this IServiceCollection services, string name, JobSchedule schedule)
        where TJob : class, IPortalJob
    {
        services.AddTransient<TJob>();
        services.AddSingleton(new JobDefinition(name, schedule, typeof(TJob)));
    }
}
