namespace Portal.Features.Cases;

internal static class CasesSetup
{
    public static void AddPortalCases(this IServiceCollection services)
    {
        services.AddTransient<TakeCase>();
        services.AddTransient<AssignCase>();
        services.AddTransient<HandUpCase>();
        services.AddTransient<RespondToCase>();
        services.AddTransient<AddCaseNote>();
        services.AddTransient<ResolveCase>();
        services.AddTransient<CallBackCase>();
        services.AddTransient<CloseCase>();
        services.AddTransient<ReopenCase>();
        services.AddTransient<ReceiveCase>();
        services.AddTransient<FindCases>();
        services.AddTransient<ShowCase>();
        services.AddTransient<ReadCaseSummary>();
        services.AddSingleton<CasesSnapshot>();
        services.AddSingleton<CaseMonthsSnapshot>();
    }

    public static void MapPortalCases(this RouteGroupBuilder api) => api.MapCaseEndpoints();
}
