using Portal.Data;

namespace Portal.App.CommandLine;

/// <summary>Takes the data directory for a server. A verb that is just running there is waited for, another server is not.</summary>
internal sealed class ServerStart(DataOwnership ownership, CommandClient client, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>False, after saying why on standard error, when another process keeps the directory.</summary>
    public async Task<bool> TryTakeDataAsync(CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); !ownership.TryTake(); await Task.Delay(Pause, clock, cancellationToken))
        {
            if (client.IsServerUp() || clock.GetElapsedTime(started) > Patience)
            {
                await Console.Error.WriteLineAsync(texts["command.second-server", ownership.LockFile]);
                return false;
            }
        }

        return true;
    }
}
