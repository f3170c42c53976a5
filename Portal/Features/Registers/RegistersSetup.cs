using Portal.Features.Obligations;

namespace Portal.Features.Registers;

internal static class RegistersSetup
{
    public static void AddPortalRegisters(this IServiceCollection services)
    {
        services.AddSingleton<RegisterShelf>();
        services.AddSingleton<IEventSource, RegisterEvents>();
        services.AddTransient<OpenEntry>();
        services.AddTransient<OpenEntries>();
        services.AddTransient<AnswerEntry>();
        services.AddTransient<AttachToEntry>();
        services.AddTransient<CompleteStage>();
        services.AddTransient<CorrectEntry>();
        services.AddTransient<FindEntries>();
        services.AddTransient<ShowEntry>();
        services.AddTransient<ListRegisters>();
        services.AddTransient<ReadStock>();
    }
}
