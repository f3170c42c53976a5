using System.Globalization;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>Makes changes through the API, as clock terminals, call centres and banks do.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly HttpClient _http;

    public ApiCaller(Uri address, string key)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>A case comes in, or a known one is corrected.</summary>
    public Task CaseAsync(string id, string title, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/cases", JsonContent.Create(new { id, kind = "repair", title, receivedAt = Instant(Watch.Clock.GetUtcNow()) }), cancellationToken);

    /// <summary>A case comes in, or a known one is corrected, with the instant at which it was received.</summary>
    public Task CaseAsync(string id, string title, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/cases", JsonContent.Create(new { id, kind = "repair", title, receivedAt = Instant(receivedAt) }), cancellationToken);

    /// <summary>Somebody clocks.</summary>
    public Task ClockAsync(string staff, string post, string kind, DateTimeOffset at, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/presence", JsonContent.Create(new Dictionary<string, string> { ["staff"] = staff, ["post"] = post, ["at"] = Instant(at), ["event"] = kind }), cancellationToken);

    /// <summary>A payment comes in as a file of one row.</summary>
    public Task PayAsync(string id, string unit, CancellationToken cancellationToken) =>
        ImportAsync("payments", $"id,unit,paid_at,amount\n{id},{unit},{Instant(Watch.Clock.GetUtcNow())},12.50\n", cancellationToken);

    /// <summary>Imports lines.</summary>
    public Task ImportAsync(string kind, string csv, CancellationToken cancellationToken) =>
        PostAsync("/api/v1/import/" + kind, new StringContent(csv, Encoding.UTF8, "text/csv"), cancellationToken);

    public void Dispose() => _http.Dispose();

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private async Task PostAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync(path, content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
