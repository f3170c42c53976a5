using System.CommandLine;
using Portal.Data;

namespace Portal.App.CommandLine.Verbs;

/// <summary><c>verify</c>: what was found is the answer; exit 1 when something is wrong.</summary>
internal sealed class VerifyCommand(DatabaseVerification verification, SiteClock clock) : ICommand
{
    public string Words => "verify";

    public CommandPlace Place => CommandPlace.Reader;

    public void Describe(Command command)
    {
    }

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (damage, audit) = await verification.RunAsync(cancellationToken);
        foreach (var finding in damage)
        {
            await call.WriteAsync(call.Text("verify.damaged", finding));
        }

        if (audit.Broken is { } broken)
        {
            await call.WriteAsync(call.Text("verify.broken", broken.Node, broken.Sequence, broken.Flaw));
            if (broken.Entry is { } entry)
            {
                await call.WriteAsync(call.Text("verify.entry", clock.DateTime(entry.At), entry.ActorName, entry.Action));
            }
        }

        if (damage.Count > 0 || audit.Broken is not null)
        {
            return CommandExit.Refused;
        }

        await call.WriteAsync(call.Text("verify.sound", audit.Entries));
        return CommandExit.Done;
    }
}
