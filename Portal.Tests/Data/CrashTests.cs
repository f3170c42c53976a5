using System.Collections.Concurrent;
using Portal.App;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>The plug is pulled while changes are under way.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfAThousandWrites_LosesNoneThatWasAcknowledged()
    {
        var acknowledged = new ConcurrentBag<string>();
        await using (var server = await PortalProcess.ServeAsync(_folder.Path))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var numbers = new ConcurrentQueue<int>(Enumerable.Range(0, 1000));
            var connections = Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteUntilRefusedAsync(numbers, acknowledged, enough))).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
            await server.KillAsync();
            await Task.WhenAll(connections);
        }

        Assert.InRange(acknowledged.Count, 500, 999);
        await using (await PortalProcess.ServeAsync(_folder.Path))
        {
            var kept = ReadOnlyDatabase.Column(_folder.File("portal.db"), "SELECT Name FROM ApiKeys");
            Assert.Empty(acknowledged.Except(kept, StringComparer.Ordinal));
            var verified = await PortalProcess.RunAsync(_folder.Path, "verify");
            Assert.Equal((0, ""), (verified.Exit, verified.Exit == 0 ? "" : verified.Output));
        }
    }

    private async Task WriteUntilRefusedAsync(ConcurrentQueue<int> numbers, ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        var client = new CommandClient(new DataDirectory(_folder.Path), new Texts());
        var silence = new ConsoleOutput(TextWriter.Null, TextWriter.Null);
        while (numbers.TryDequeue(out var number))
        {
            int? exit;
            try
            {
                exit = await client.TryRunAsync(["apikey", "create", $"key {number}"], _folder.Path, silence, default);
            }
            catch (IOException)
            {
                return;
            }

            if (exit != CommandExit.Done)
            {
                return;
            }

            acknowledged.Add($"key {number}");
            if (acknowledged.Count >= 500)
            {
                enough.TrySetResult();
            }
        }
    }
}
