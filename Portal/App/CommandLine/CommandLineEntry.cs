using Portal.Data;

namespace Portal.App.CommandLine;

/// <summary>
/// Decides where a verb runs: with the server that holds the data directory, or here. Every verb finds a database that is
/// there and up to date.
/// </summary>
internal sealed class CommandLineEntry(
    CommandRunner runner, CommandClient client, DataOwnership ownership, DatabaseReadiness readiness, PortalWriter writer,
    AuditHeadFile auditHead, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether the arguments are a verb or a question about verbs; anything else starts the server.</summary>
    public static bool Concerns(IReadOnlyList<string> args) =>
        args.Count > 0 && (!args[0].StartsWith('-') || args[0] is "--help" or "-h" or "-?" or "--version");

    /// <summary>Runs the verb and answers the exit code of the process.</summary>
    public async Task<int> RunAsync(
        IReadOnlyList<string> args, string workingDirectory, ICommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            if (runner.PlaceOf(args) is not { } place)
            {
                return await runner.RunAsync(args, workingDirectory, output, cancellationToken);
            }

            return place switch
            {
                CommandPlace.Owner => await RunWithOwnerAsync(args, workingDirectory, output, cancellationToken),
                CommandPlace.Reader => await RunReadingAsync(args, workingDirectory, output, cancellationToken),
                CommandPlace.Alone => await RunAloneAsync(args, workingDirectory, output, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await output.SayAsync(exception.Message);
            return CommandExit.Refused;
        }
    }

    /// <summary>A server that starts holds the lock before it listens, and a verb that runs here never listens: try both until one is there.</summary>
    private async Task<int> RunWithOwnerAsync(
        IReadOnlyList<string> args, string workingDirectory, ICommandOutput output, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < Patience; await Task.Delay(Pause, clock, cancellationToken))
        {
            if (ownership.TryTake())
            {
                using (ownership)
                {
                    await writer.MigrateAsync(cancellationToken);
                    var exit = await runner.RunAsync(args, workingDirectory, output, cancellationToken);
                    await writer.DisposeAsync();
                    auditHead.Keep();
                    return exit;
                }
            }

            if (await client.TryRunAsync(args, workingDirectory, output, cancellationToken) is { } answered)
            {
                return answered;
            }
        }

        await output.SayAsync(texts["command.busy", ownership.LockFile]);
        return CommandExit.Refused;
    }

    private async Task<int> RunReadingAsync(
        IReadOnlyList<string> args, string workingDirectory, ICommandOutput output, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < Patience; await Task.Delay(Pause, clock, cancellationToken))
        {
            if (ownership.TryTake())
            {
                using (ownership)
                {
                    await writer.MigrateAsync(cancellationToken);
                }
            }
            else if (!client.IsServerUp() && !await readiness.IsMigratedAsync(cancellationToken))
            {
                continue;
            }

            return await runner.RunAsync(args, workingDirectory, output, cancellationToken);
        }

        await output.SayAsync(texts["command.busy", ownership.LockFile]);
        return CommandExit.Refused;
    }

    private async Task<int> RunAloneAsync(
        IReadOnlyList<string> args, string workingDirectory, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!ownership.TryTake())
        {
            await output.SayAsync(texts["command.stop-first", ownership.LockFile]);
            return CommandExit.Refused;
        }

        using (ownership)
        {
            return await runner.RunAsync(args, workingDirectory, output, cancellationToken);
        }
    }
}
