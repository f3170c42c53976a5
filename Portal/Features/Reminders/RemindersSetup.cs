using Portal.Jobs;

namespace Portal.Features.Reminders;

internal static class RemindersSetup
{
    public static void AddPortalReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReadSituation>();
        services.AddSingleton<PlanReminders>();
        services.AddSingleton<DeliverReminders>();
        services.AddSingleton<ReminderDesk>();
        services.AddSingleton<ReminderLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderLoop>());
        services.AddSingleton<InboxTallySnapshot>();
        services.AddTransient<ReadInbox>();
        services.AddTransient<AcknowledgeMessage>();
        services.AddScoped<InboxTexts>();
        services.AddPortalJob<ReconcileReminders>(ReconcileReminders.Name, JobSchedule.EveryMinute);
        foreach (var setting in ReminderSettings.All)
        {
            services.AddSingleton(setting);
        }
    }
}
