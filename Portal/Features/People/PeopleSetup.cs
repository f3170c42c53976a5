using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Obligations;
using Portal.Features.People.Leaves;
using Portal.Features.Search;

namespace Portal.Features.People;

internal static class PeopleSetup
{
    public static void AddPortalPeople(this IServiceCollection services)
    {
        services.AddTransient<ListPeople>();
        services.AddTransient<ShowPerson>();
        services.AddTransient<SavePerson>();
        services.AddTransient<RecordLeave>();
        services.AddTransient<WithdrawLeave>();
        services.AddTransient<ReadLeaves>();
        services.AddSingleton<IEventSource, PeopleEvents>();
        services.AddSingleton<IPersonalDataSource, PersonPhone>();
        services.AddSingleton<IPersonalDataSource, PersonEmail>();
        services.AddTransient<IImportHandler, ImportStaff>();
        services.AddTransient<ISearchSource, PersonSearch>();
        services.AddSingleton(new NavItem("nav.section.admin", "nav.people", "people", "groups", Rights.PeopleRead, 300));
        services.AddSingleton(new NavItem("nav.section.work", "nav.leave", "/people/leave", "event_busy", Rights.DutyManage, 35));
    }
}
