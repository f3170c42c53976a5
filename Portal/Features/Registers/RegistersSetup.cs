using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Obligations;
using Portal.Features.Search;

namespace Portal.Features.Registers;

internal static class RegistersSetup
{
    public static void AddPortalRegisters(this IServiceCollection services)
    {
        services.AddSingleton<RegisterShelf>();
        services.AddSingleton<RegisterEvents>();
        services.AddSingleton<IEventSource>(provider => provider.GetRequiredService<RegisterEvents>());
        services.AddSingleton<IEventSource, RoundEvents>();
        services.AddSingleton<IThingSource, EntryThings>();
        services.AddSingleton<IStockLedger, ObligationStock>();
        services.AddTransient<OpenEntry>();
        services.AddTransient<OpenEntries>();
        services.AddTransient<AnswerEntry>();
        services.AddTransient<AttachToEntry>();
        services.AddTransient<CompleteStage>();
        services.AddTransient<CorrectEntry>();
        services.AddTransient<GiveUpDraft>();
        services.AddTransient<FindEntries>();
        services.AddTransient<ShowEntry>();
        services.AddTransient<ListRegisters>();
        services.AddTransient<ReadStock>();
        services.AddTransient<ReadMyEntries>();
        services.AddTransient<ReadEntryDuties>();
        services.AddTransient<ISearchSource, EntrySearch>();
        services.AddSingleton(new NavItem("nav.section.tasks", "nav.registers", "/registers", "menu_book", Rights.RegistersRead, 51, OnPhone: true));
    }

    public static void MapPortalRegisters(this IEndpointRouteBuilder app) => app.MapEntryExport();
}
