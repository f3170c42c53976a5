using Microsoft.Extensions.Logging.Console;
using Portal.App.CommandLine;
using Portal.Data;

namespace Portal.App;

/// <summary>How the process starts.</summary>
internal static class PortalHost
{
    private const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var verb = CommandLineEntry.Concerns(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = verb ? [] : args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(args),
        });
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["URLS"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (verb)
        {
            // Standard output belongs to the answer.
            builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Default", "Warning")]);
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        return builder;
    }

    /// <summary>Runs a verb of the command line, or serves until told to stop; answers the exit code of the process.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args)
    {
        if (CommandLineEntry.Concerns(args))
        {
            return await app.RunCommandAsync(args);
        }

        if (!await app.Services.GetRequiredService<ServerStart>().TryTakeDataAsync(app.Lifetime.ApplicationStopping))
        {
            return CommandExit.Refused;
        }

        if (!await app.TryPrepareAsync())
        {
            return CommandExit.Refused;
        }

        await app.RunAsync();
        return CommandExit.Done;
    }

    /// <summary>Brings the database up to date before the first request; false, after saying why, when another node has this one's name.</summary>
    private static async Task<bool> TryPrepareAsync(this WebApplication app)
    {
        var writer = app.Services.GetRequiredService<PortalWriter>();
        var warmth = Task.Run(app.WarmUp);
        try
        {
            await writer.MigrateAsync(app.Lifetime.ApplicationStopping);
            await writer.OpenAsync(app.Lifetime.ApplicationStopping);
            await warmth;
            return true;
        }
        catch (NodeNameTakenException exception)
        {
            await Console.Error.WriteLineAsync(app.Services.GetRequiredService<Texts>()["command.node-taken", exception.Node]);
            return false;
        }
    }

    /// <summary>What a start needs and no database: it is put together on another core while the database's model is built.</summary>
    private static void WarmUp(this WebApplication app)
    {
        _ = app.Services.GetServices<IHostedService>().Count();

        // The runtime loads the rules of Chinese collation with the first letter that is set in lower case: a tenth of a second.
        _ = Texts.Chinese.TextInfo.ToLower('A');
    }

    private static async Task<int> RunCommandAsync(this WebApplication app, string[] args)
    {
        await using (app)
        {
            using var interrupted = new CancellationTokenSource();
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                interrupted.Cancel();
            };
            try
            {
                return await app.Services.GetRequiredService<CommandLineEntry>()
                    .RunAsync(args, Environment.CurrentDirectory, ConsoleOutput.OfProcess, interrupted.Token);
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
                return CommandExit.Refused;
            }
        }
    }

    /// <summary>A debug build is a developer's: without launch settings, which would print to standard output, it is Development.</summary>
    private static string? EnvironmentName(string[] args)
    {
#if DEBUG
        return args.Any(arg => arg.StartsWith("--environment", StringComparison.Ordinal)) ? null : Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Development;
#else
        return null;
#endif
    }
}
