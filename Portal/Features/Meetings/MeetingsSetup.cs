using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations;
using Portal.Features.Search;
using Portal.Jobs;

namespace Portal.Features.Meetings;

internal static class MeetingsSetup
{
    public static void AddPortalMeetings(this IServiceCollection services)
    {
        services.AddTransient<MeetingRulebook>();
        services.AddTransient<MeetingKeepers>();
        services.AddTransient<BriefMeeting>();
        services.AddTransient<PlanMeetings>();
        services.AddTransient<ReadMeetings>();
        services.AddTransient<ReadMeeting>();
        services.AddTransient<CallMeeting>();
        services.AddTransient<PrepareMeeting>();
        services.AddTransient<SendNotice>();
        services.AddTransient<PublishPlace>();
        services.AddTransient<MoveMeeting>();
        services.AddTransient<CancelMeeting>();
        services.AddTransient<ChangeSeries>();
        services.AddTransient<MarkAttendance>();
        services.AddTransient<RecordIncident>();
        services.AddTransient<WriteAgenda>();
        services.AddTransient<DecideAction>();
        services.AddTransient<ReportAction>();
        services.AddTransient<EscalateAction>();
        services.AddTransient<IssueMinutes>();
        services.AddTransient<AppendToMinutes>();
        services.AddTransient<PublishMinutes>();
        services.AddTransient<ConfirmMinutes>();
        services.AddTransient<ISearchSource, MeetingSearch>();
        services.AddSingleton<IEventSource, MeetingEvents>();
        services.AddSingleton<IMoveSource, MeetingMoves>();
        services.AddPortalJob<KeepMeetings>(KeepMeetings.Name, JobSchedule.EveryMinute);
        services.AddSingleton(new NavItem("nav.section.office", "nav.meetings", "/meetings", "groups", Rights.MeetingsRead, 60));
    }
}
