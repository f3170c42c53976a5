using Portal.App.CommandLine.Verbs;

namespace Portal.App.CommandLine;

internal static class CommandSetup
{
    public static void AddPortalCommands(this IServiceCollection services)
    {
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<CommandLineEntry>();
        services.AddSingleton<ServerStart>();
        services.AddSingleton<CommandClient>();
        services.AddHostedService<CommandServer>();
        services.AddCommand<BackupCommand>();
        services.AddCommand<RestoreCommand>();
        services.AddCommand<VerifyCommand>();
    }

    /// <summary>Adds a verb to the command line.</summary>
    public static void AddCommand<TCommand>(this IServiceCollection services)
        where TCommand : class, ICommand =>
        services.AddTransient<ICommand, TCommand>();
}
