using System.CommandLine;
using Portal.Data;

namespace Portal.App.CommandLine.Verbs;

/// <summary><c>backup FILE</c>.</summary>
internal sealed class BackupCommand(DatabaseBackup backup) : ICommand
{
    private readonly Argument<string> _file = new("FILE");

    public string Words => "backup";

    public CommandPlace Place => CommandPlace.Reader;

    public void Describe(Command command) => command.Add(_file);

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = call.FullPath(call.Value(_file));
        if ((await backup.RunAsync(file, cancellationToken)).Refusal is { } refusal)
        {
            return await call.RefuseAsync(refusal);
        }

        await call.SayAsync(call.Text("backup.done", file));
        return CommandExit.Done;
    }
}
