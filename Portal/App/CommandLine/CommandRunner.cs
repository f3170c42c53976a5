using System.CommandLine;
using System.Data.Common;

namespace Portal.App.CommandLine;

/// <summary>Reads a line of arguments by the verbs that the features registered, and runs the verb in this process.</summary>
internal sealed class CommandRunner(IServiceScopeFactory scopes, Texts texts, ILogger<CommandRunner> logger)
{
    /// <summary>Which place the verb of these arguments wants; null when they ask for help or are wrong.</summary>
    public CommandPlace? PlaceOf(IReadOnlyList<string> args)
    {
        using var scope = scopes.CreateScope();
        var (parsed, verbs) = Parse(scope, args);
        return parsed.Errors.Count == 0 && IsVerb(parsed, verbs) ? verbs[parsed.CommandResult.Command].Place : null;
    }

    /// <summary>Runs the verb and answers its exit code; what goes wrong is said, never thrown.</summary>
    public async Task<int> RunAsync(
        IReadOnlyList<string> args, string directory, ICommandOutput output, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (parsed, verbs) = Parse(scope, args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await output.SayAsync(error.Message);
            }

            await output.SayAsync(texts["command.see-help"]);
            return CommandExit.WrongUsage;
        }

        if (!IsVerb(parsed, verbs))
        {
            return await HelpAsync(parsed, output, cancellationToken);
        }

        try
        {
            var call = new CommandCall(parsed, directory, output, texts);
            return await verbs[parsed.CommandResult.Command].RunAsync(call, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandExit.Refused;
        }
        catch (Exception exception)
        {
            if (exception is not (IOException or UnauthorizedAccessException or DbException))
            {
                logger.LogError(exception, "The command failed");
            }

            await output.SayAsync(exception.Message);
            return CommandExit.Refused;
        }
    }

    /// <summary>Help and version replace the verb's action; nothing else here has one.</summary>
    private static bool IsVerb(ParseResult parsed, Dictionary<Command, ICommand> verbs) =>
        parsed.Action is null && verbs.ContainsKey(parsed.CommandResult.Command);

    private static async Task<int> HelpAsync(ParseResult parsed, ICommandOutput output, CancellationToken cancellationToken)
    {
        await using var writer = new StringWriter();
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = writer, Error = writer }, cancellationToken);
        await output.WriteAsync(writer.ToString().TrimEnd());
        return code;
    }

    private (ParseResult Parsed, Dictionary<Command, ICommand> Verbs) Parse(IServiceScope scope, IReadOnlyList<string> args)
    {
        var root = new RootCommand(texts["app.name"]);
        var verbs = new Dictionary<Command, ICommand>();
        foreach (var verb in scope.ServiceProvider.GetServices<ICommand>().OrderBy(verb => verb.Words, StringComparer.Ordinal))
        {
            Command parent = root;
            var words = verb.Words.Split(' ');
            foreach (var word in words[..^1])
            {
                var group = parent.Subcommands.FirstOrDefault(command => command.Name == word);
                if (group is null)
                {
                    group = new Command(word);
                    parent.Add(group);
                }

                parent = group;
            }

            var command = new Command(words[^1], texts["command." + verb.Words.Replace(' ', '-')]);
            verb.Describe(command);
            parent.Add(command);
            verbs.Add(command, verb);
        }

        return (root.Parse(args), verbs);
    }
}
