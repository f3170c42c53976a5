using System.CommandLine;
using Portal.Data;

namespace Portal.App.CommandLine.Verbs;

/// <summary><c>restore FILE</c>.</summary>
internal sealed class RestoreCommand(DatabaseRestore restore) : ICommand
{
    private readonly Argument<string> _file = new("FILE");

    public string Words => "restore";

    public CommandPlace Place => CommandPlace.Alone;

    public void Describe(Command command) => command.Add(_file);

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = call.FullPath(call.Value(_file));
        var result = await restore.RunAsync(call.Actor, file, cancellationToken);
        if (!result.IsDone)
        {
            return await call.RefuseAsync(result.Refusal);
        }

        await call.SayAsync(call.Text("restore.done", file));
        if (result.Value.Length > 0)
        {
            await call.SayAsync(call.Text("restore.aside", result.Value));
        }

        return CommandExit.Done;
    }
}
