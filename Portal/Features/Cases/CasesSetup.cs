using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Obligations;
using Portal.Features.Search;

namespace Portal.Features.Cases;

internal static class CasesSetup
{
    public static void AddPortalCases(this IServiceCollection services)
    {
        services.AddTransient<TakeCase>();
        services.AddTransient<AssignCase>();
        services.AddTransient<HandUpCase>();
        services.AddTransient<PassUpCase>();
        services.AddTransient<RespondToCase>();
        services.AddTransient<AddCaseNote>();
        services.AddTransient<ResolveCase>();
        services.AddTransient<CallBackCase>();
        services.AddTransient<CloseCase>();
        services.AddTransient<ReopenCase>();
        services.AddTransient<CaseMoves>();
        services.AddTransient<ReceiveCase>();
        services.AddTransient<IImportHandler, ImportCases>();
        services.AddSingleton<IEventSource, CaseEvents>();
        services.AddSingleton<IDigest, UnfinishedCases>();
        services.AddTransient<ISearchSource, CaseSearch>();
        services.AddTransient<FindCases>();
        services.AddTransient<ExportCases>();
        services.AddTransient<ShowCase>();
        services.AddTransient<ReadCaseSummary>();
        services.AddTransient<FindHome>();
        services.AddSingleton<IPersonalDataSource, CallerName>();
        services.AddSingleton<IPersonalDataSource, CallerPhone>();
        services.AddTransient<ListHandlers>();
        services.AddSingleton<CasesSnapshot>();
        services.AddSingleton<CaseMonthsSnapshot>();
        services.AddTransient<ReadCaseRules>();
        services.AddTransient<SetCaseLimit>();
        services.AddTransient<SetClosingRule>();
        services.AddSingleton(new NavItem("nav.section.admin", "cases.rules.title", "/admin/cases", "rule", Rights.SettingsManage, 235));
        services.AddSingleton(new NavItem("nav.section.work", "nav.cases", "/cases", "assignment", Rights.CasesRead, 20, OnPhone: true));
    }

    public static void MapPortalCases(this RouteGroupBuilder api) => api.MapCaseEndpoints();
}
