namespace Portal.Features.Search;

internal static class SearchSetup
{
    public static void AddPortalSearch(this IServiceCollection services) => services.AddTransient<SearchPortal>();
}
