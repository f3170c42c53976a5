using Portal.App.CommandLine;

namespace Portal.Features.Demo;

internal static class DemoSetup
{
    public static void AddPortalDemo(this IServiceCollection services)
    {
        services.AddTransient<FillEstate>();
        services.AddCommand<DemoCommand>();
    }
}
