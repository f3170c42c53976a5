using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Features.Demo.Life;
using Portal.Features.Demo.Making;

namespace Portal.Features.Demo;

internal static class DemoSetup
{
    public static void AddPortalDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoSwitch>();
        services.AddOptions<PortalOptions>().PostConfigure<IHostEnvironment>((options, environment) =>
        {
            if (string.IsNullOrWhiteSpace(options.SiteName) && (options.Demo ?? environment.IsDevelopment()))
            {
                options.SiteName = EstateData.Shipped.Site;
            }
        });
        services.AddTransient<FillEstate>();
        services.AddTransient<DemoEntrance>();
        services.AddTransient<IssueBills>();
        services.AddTransient<KeepUp>();
        services.AddTransient<DuePayments>();
        services.AddTransient<EnterPayments>();
        services.AddTransient<EnterCases>();
        services.AddTransient<CloseMonths>();
        services.AddTransient<DutyLife>();
        services.AddTransient<CaseLife>();
        services.AddTransient<FeeLife>();
        services.AddTransient<EnterMeetings>();
        services.AddSingleton<MeetingLife>();
        services.AddSingleton<ObligationLife>();
        services.AddSingleton<ReportLife>();
        services.AddSingleton<RegisterLife>();
        services.AddSingleton<HandoverLife>();
        services.AddSingleton<DunningLife>();
        services.AddSingleton<EstateLife>();
        services.AddSingleton<Audience>();
        services.AddScoped<CircuitHandler, AudienceCircuit>();
        services.AddHostedService<DemoStart>();
        services.AddHostedService<DemoLife>();
        services.AddCommand<DemoCommand>();
    }
}
