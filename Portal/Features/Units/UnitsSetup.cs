namespace Portal.Features.Units;

internal static class UnitsSetup
{
    public static void AddPortalUnits(this IServiceCollection services) => services.AddTransient<LookUpUnits>();
}
