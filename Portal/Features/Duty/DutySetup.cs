using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Duty.Imports;
using Portal.Features.Obligations;
using Portal.Features.Search;

namespace Portal.Features.Duty;

internal static class DutySetup
{
    /// <summary>Address of the roster.</summary>
    public const string Href = "/duty";

    public static void AddPortalDuty(this IServiceCollection services)
    {
        services.AddSingleton(DutySettings.Lapse);
        services.AddSingleton(DutySettings.Early);
        services.AddSingleton(DutySettings.LateDeparture);
        services.AddSingleton(DutySettings.OutgoingWaits);
        services.AddSingleton(DutySettings.FireControlMin);
        services.AddSingleton<DutyRecordLoader>();
        services.AddSingleton<DutySnapshot>();
        services.AddTransient<ReadDutyBoard>();
        services.AddTransient<ReadDutyDay>();
        services.AddTransient<ReadCoverage>();
        services.AddTransient<ReadCoverageRange>();
        services.AddTransient<ReadPresence>();
        services.AddTransient<FindCandidates>();
        services.AddTransient<PlanAssignment>();
        services.AddTransient<ReplaceOnShift>();
        services.AddTransient<WithdrawShift>();
        services.AddTransient<CallStandIn>();
        services.AddTransient<StandInCalls>();
        services.AddTransient<ClockMyself>();
        services.AddTransient<TakeClocking>();
        services.AddTransient<RecordPresence>();
        services.AddTransient<CorrectPresence>();
        services.AddTransient<ISearchSource, PostSearch>();
        services.AddTransient<IImportHandler, ImportPosts>();
        services.AddTransient<IImportHandler, ImportAssignments>();
        services.AddTransient<IImportHandler, ImportPresence>();
        services.AddSingleton<IEventSource, ShiftEvents>();
        services.AddSingleton<INavCount, MissingCount>();
        services.AddSingleton(new NavItem("nav.section.work", "nav.duty", Href, "calendar_month", Rights.DutyRead, 30, OnPhone: true));
    }
}
