using System.Net;

namespace Portal.Bench.Circuits;

/// <summary>A browser's view of the portal: where it is, and the cookie of its wall.</summary>
internal sealed class CircuitSite : IDisposable
{
    private readonly CookieContainer _cookies = new();

    public CircuitSite(Uri address)
    {
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, MaxConnectionsPerServer = 16 }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The cookies as a header.</summary>
    public string Cookie => _cookies.GetCookieHeader(Address);

    /// <summary>Opens the wall with its key, as a new screen does.</summary>
    public async Task SignInAsync(string deviceKey, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync($"/wall?device={deviceKey}", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Opens circuits of a page, a few at a time; all of them have rendered when this returns.</summary>
    public async Task<List<Circuit>> OpenAsync(string path, Func<ICircuitWatcher> watcher, int count, CancellationToken cancellationToken)
    {
        const int AtOnce = 8;
        var circuits = new List<Circuit>(count);
        foreach (var group in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            circuits.AddRange(await Task.WhenAll(group.Select(_ => Circuit.OpenAsync(this, path, watcher(), cancellationToken))));
        }

        return circuits;
    }

    /// <summary>Closes circuits as browsers do.</summary>
    public static async Task CloseAsync(IEnumerable<Circuit> circuits)
    {
        foreach (var group in circuits.Chunk(50))
        {
            await Task.WhenAll(group.Select(circuit => circuit.DisposeAsync().AsTask()));
        }
    }

    public void Dispose() => Http.Dispose();
}
