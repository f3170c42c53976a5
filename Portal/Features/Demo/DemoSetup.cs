using Portal.App.CommandLine;
using Portal.Features.Demo.Life;

namespace Portal.Features.Demo;

internal static class DemoSetup
{
    public static void AddPortalDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoSwitch>();
        services.AddTransient<FillEstate>();
        services.AddTransient<DemoEntrance>();
        services.AddTransient<IssueBills>();
        services.AddTransient<KeepUp>();
        services.AddTransient<DutyLife>();
        services.AddTransient<CaseLife>();
        services.AddTransient<FeeLife>();
        services.AddSingleton<EstateLife>();
        services.AddHostedService<DemoStart>();
        services.AddHostedService<DemoLife>();
        services.AddCommand<DemoCommand>();
    }
}
