namespace Portal.Features.Reminders;

internal static class RemindersSetup
{
    public static void AddPortalReminders(this IServiceCollection services)
    {
        services.AddSingleton<InboxTallySnapshot>();
        services.AddTransient<ReadInbox>();
        services.AddTransient<AcknowledgeMessage>();
        services.AddScoped<InboxTexts>();
        foreach (var setting in ReminderSettings.All)
        {
            services.AddSingleton(setting);
        }
    }
}
