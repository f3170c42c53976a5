using Portal.App.Layout;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;

namespace Portal.Features.Handover;

internal static class HandoverSetup
{
    /// <summary>Address of the page on which one hands over and takes over.</summary>
    public const string Href = "/handover";

    /// <summary>Address of the day view.</summary>
    public const string DeskHref = "/desk/handovers";

    public static void AddPortalHandover(this IServiceCollection services)
    {
        services.AddTransient<HandoverLoader>();
        services.AddTransient(provider => new ReadMyHandovers(Reader(provider), Loader(provider), Clock(provider)));
        services.AddTransient(provider => new ReadHandover(Reader(provider), Loader(provider), Clock(provider)));
        services.AddTransient(provider => new ReadHandoverDay(Reader(provider), Loader(provider), provider.GetRequiredService<SiteZone>(), Clock(provider)));
        services.AddTransient(provider => new OpenHandover(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new AddHandoverNote(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new TakeOutHandoverNote(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new AmendHandover(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new CloseCarried(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new ReturnHandover(Writer(provider), Loader(provider)));
        services.AddTransient(provider => new OfferHandover(Writer(provider), Loader(provider), provider.GetRequiredService<VerifyOwnPassword>()));
        services.AddTransient(provider => new AcceptHandover(Writer(provider), Loader(provider), provider.GetRequiredService<VerifyOwnPassword>()));
        services.AddSingleton(new NavItem("nav.section.work", "nav.handover", Href, "sync_alt", Rights.DutyClock, 31));
        services.AddSingleton(new NavItem("nav.section.work", "nav.handovers", DeskHref, "assignment_turned_in", Rights.DutyRead, 32));
    }

    private static PortalReader Reader(IServiceProvider provider) => provider.GetRequiredService<PortalReader>();

    private static PortalWriter Writer(IServiceProvider provider) => provider.GetRequiredService<PortalWriter>();

    private static HandoverLoader Loader(IServiceProvider provider) => provider.GetRequiredService<HandoverLoader>();

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
