namespace Portal.Exchange.Imports;

internal static class ImportSetup
{
    public static void AddPortalImports(this IServiceCollection services) => services.AddTransient<RunImport>();
}
