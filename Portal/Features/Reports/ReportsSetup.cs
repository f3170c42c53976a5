using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations;
using Portal.Jobs;

namespace Portal.Features.Reports;

internal static class ReportsSetup
{
    public static void AddPortalReports(this IServiceCollection services)
    {
        services.AddSingleton(ReportLibrary.Load());
        services.AddTransient<ReportCalendar>();
        services.AddTransient<CollectionByPeriod>();
        services.AddTransient<ReportFigures>();
        services.AddTransient<ReadReport>();
        services.AddTransient<WriteReport>();
        services.AddTransient<OverrideFigure>();
        services.AddTransient<ReturnReport>();
        services.AddTransient<CorrectReport>();
        services.AddTransient<ReadReports>();
        services.AddTransient<StartReport>();
        services.AddTransient<RefreshFigures>();
        services.AddTransient<SubmitReport>();
        services.AddTransient<NameReportBreach>();
        services.AddTransient<ProposeReportFines>();
        services.AddPortalJob<KeepReports>(KeepReports.Name, JobSchedule.Daily(0, 20));
        services.AddTransient<ReadUpwardReports>();
        services.AddTransient<FileUpwardReport>();
        services.AddTransient<AcknowledgeUpward>();
        services.AddTransient<SignInformed>();
        services.AddTransient<InstructUpward>();
        services.AddTransient<DisagreeUpward>();
        services.AddTransient<InsistUpward>();
        services.AddTransient<ExecuteUpward>();
        services.AddTransient<RaiseDissent>();
        services.AddTransient<UpwardMoves>();
        services.AddTransient<ReadNotices>();
        services.AddTransient<PublishNotice>();
        services.AddTransient<ConfirmNotice>();
        services.AddSingleton<IEventSource, UpwardEvents>();
        services.AddSingleton<IEventSource, NoticeEvents>();
        services.AddSingleton(new NavItem("nav.section.office", "nav.reports", "/reports", "description", Rights.ReportsRead, 61));
        services.AddSingleton(new NavItem("nav.section.office", "nav.upward", "/reports/upward", "outbox", Rights.SignedIn, 62));
        services.AddSingleton(new NavItem("nav.section.office", "nav.notices", "/notices", "campaign", Rights.SignedIn, 63));
    }
}
