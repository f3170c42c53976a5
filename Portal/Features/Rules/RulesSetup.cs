using Portal.App.Layout;
using Portal.Data;
using Portal.Features.Search;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

internal static class RulesSetup
{
    public static void AddPortalRules(this IServiceCollection services)
    {
        services.AddSingleton(_ => PackLibrary.Load());
        services.AddSingleton<SiteRulesSnapshot>();
        services.AddSingleton<SiteAudiencesSnapshot>();
        services.AddSingleton<ClauseEnforcements>();
        services.AddTransient<ReadRules>();
        services.AddTransient<ReadClause>();
        services.AddTransient<SetParameter>();
        services.AddTransient<SwitchPack>();
        services.AddTransient<FindEmptyAudiences>();
        services.AddTransient<ConfirmReading>();
        services.AddTransient<ISettingHearer, PublishedSettings>();
        services.AddTransient<ISearchSource, ClauseSearch>();
        services.AddSingleton(new NavItem("nav.section.figures", "nav.rules", "/rules", "gavel", Rights.SignedIn, 130));
    }
}
