using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations.Editor;
using Portal.Features.Obligations.Events;
using Portal.Features.Obligations.Register;
using Portal.Jobs;

namespace Portal.Features.Obligations;

internal static class ObligationsSetup
{
    public static void AddPortalObligations(this IServiceCollection services)
    {
        services.AddSingleton<OccurrenceMoves>();
        services.AddSingleton<ThingBook>();
        services.AddTransient<OccurrenceDesk>();
        services.AddSingleton<PlanOccurrences>();
        services.AddSingleton<SiteObligations>();
        services.AddSingleton<SendingWorld>();
        services.AddSingleton<SendStages>();
        services.AddSingleton<ObligationLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<ObligationLoop>());
        services.AddSingleton<ObligationTallySnapshot>();
        services.AddSingleton<IDigest, DueTodayDigest>();
        services.AddSingleton<EventKinds>();
        services.AddSingleton<IEventSource, RecordedEvents>();
        services.AddTransient<RecordEvent>();
        services.AddTransient<WithdrawEvent>();
        services.AddTransient<ReadEvents>();
        services.AddTransient<ReadObligationSheet>();
        services.AddTransient<SetObligationTerms>();
        services.AddTransient<ReadObligations>();
        services.AddTransient<ReadNextObligations>();
        services.AddTransient<ConfirmOccurrence>();
        services.AddTransient<SignOccurrence>();
        services.AddTransient<AnswerItem>();
        services.AddTransient<AddCorrection>();
        services.AddTransient<KeepPhoto>();
        services.AddTransient<ReadPhoto>();
        services.AddTransient<ReadFile>();
        services.AddTransient<ReadFaultSource>();
        services.AddTransient<ReadRegister>();
        services.AddTransient<ReadThings>();
        services.AddTransient<SaveThings>();
        services.AddTransient<ReadMoves>();
        services.AddTransient(provider => new MoveOccurrence(provider.GetRequiredService<PortalWriter>(), provider.GetRequiredService<PlanOccurrences>()));
        services.AddPortalJob<ReconcileObligations>(ReconcileObligations.Name, JobSchedule.EveryMinute);
        services.AddSingleton(new NavItem("nav.section.tasks", "nav.obligations", "/desk/obligations", "task_alt", Rights.DutyRead, 50));
        services.AddSingleton(new NavItem("nav.section.tasks", "nav.events", "/desk/events", "edit_note", Rights.DutyRead, 52));
        services.AddSingleton(new NavItem("nav.section.tasks", "nav.register", RegisterAddress.Page, "table_chart", Rights.DutyRead, 53));
        foreach (var setting in ObligationSettings.All)
        {
            services.AddSingleton(setting);
        }
    }

    public static void MapPortalObligations(this IEndpointRouteBuilder app)
    {
        app.MapEvidencePhotos();
        app.MapEvidenceFiles();
        app.MapRegisterExport();
    }
}
