using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>The plug is pulled while changes are under way.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Writes = 1000;
    private const int Enough = 400;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfAThousandApiWrites_LosesNoneThatWasAcknowledged()
    {
        var key = (await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "terminal", "--scope", "write")).Output.Trim();
        var acknowledged = new ConcurrentBag<string>();
        await using (var server = await PortalProcess.ServeAsync(_folder.Path))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var numbers = new ConcurrentQueue<int>(Enumerable.Range(0, Writes));
            var callers = Enumerable.Range(0, 8)
                .Select(_ => Task.Run(() => WriteUntilTheEndAsync(server.Address, key, numbers, acknowledged, enough)))
                .ToArray();
            await Task.WhenAny(enough.Task, Task.WhenAll(callers)).WaitAsync(TimeSpan.FromMinutes(5), TimeProvider.System);
            await server.KillAsync();
            await Task.WhenAll(callers);
        }

        Assert.InRange(acknowledged.Count, Enough, Writes - 1);
        await using (await PortalProcess.ServeAsync(_folder.Path))
        {
            var kept = ReadOnlyDatabase.Column(_folder.File("portal.db"), "SELECT ExternalNumber FROM Cases");
            Assert.Empty(acknowledged.Except(kept, StringComparer.Ordinal));
            var verified = await PortalProcess.RunAsync(_folder.Path, "verify");
            Assert.Equal((0, ""), (verified.Exit, verified.Exit == 0 ? "" : verified.Output));
        }
    }

    /// <summary>Posts cases on a connection of its own until there are none left or the server is gone.</summary>
    private static async Task WriteUntilTheEndAsync(
        Uri address, string key, ConcurrentQueue<int> numbers, ConcurrentBag<string> acknowledged, TaskCompletionSource enough)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key);
        while (numbers.TryDequeue(out var number))
        {
            var id = number.ToString("'C'0000", CultureInfo.InvariantCulture);
            try
            {
                using var answer = await client.PostAsJsonAsync(
                    new Uri("api/v1/cases", UriKind.Relative),
                    new { id, kind = "complaint", title = $"电梯异响 {number}", receivedAt = "2026-01-05T08:00" });
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return;
            }

            acknowledged.Add(id);
            if (acknowledged.Count >= Enough)
            {
                enough.TrySetResult();
            }
        }
    }
}
