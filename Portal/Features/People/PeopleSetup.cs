using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Search;

namespace Portal.Features.People;

internal static class PeopleSetup
{
    public static void AddPortalPeople(this IServiceCollection services)
    {
        services.AddTransient<ListPeople>();
        services.AddTransient<SavePerson>();
        services.AddTransient<IImportHandler, ImportStaff>();
        services.AddTransient<ISearchSource, PersonSearch>();
        services.AddSingleton(new NavItem("nav.section.admin", "nav.people", "people", "groups", Rights.PeopleRead, 300));
    }
}
