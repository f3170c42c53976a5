using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>
/// One server in a process of its own, over a small estate, and one browser, for all tests of a collection. Tests share
/// the estate, so each works on people, units and cases that no other test touches.
/// </summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _sessions = [];
    private PostgresDatabase? _postgres;
    private Chromium? _chromium;
    private PortalProcess? _server;

    internal Uri Address => _server!.Address;

    internal IBrowser Browser => _chromium!.Browser;

    internal SmallEstate Estate { get; private set; } = null!;

    /// <summary>A client with a key that may write.</summary>
    internal HttpClient Api { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout((float)BrowserTest.Patience.TotalMilliseconds);
        _postgres = PostgresDatabase.OfTheRun();
        var chromium = Chromium.StartAsync();
        Estate = await SmallEstate.MakeAsync(_folder, _postgres);
        _chromium = await chromium;
        await StartServerAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The plug is pulled.</summary>
    internal Task KillServerAsync() => _server!.KillAsync();

    /// <summary>Starts the server, again where it was if it was there before.</summary>
    internal async Task StartServerAsync()
    {
        var before = _server;
        _server = await PortalProcess.ServeAsync(_folder.Path, before?.Address, _postgres?.Settings);
        if (before is not null)
        {
            await before.DisposeAsync();
        }

        Api = new HttpClient { BaseAddress = Address };
        Api.DefaultRequestHeaders.Add(Portal.Features.Access.ApiKeyHandler.Header, Estate.ApiKey);
    }

    /// <summary>The cookies of an account that signed in before, so that not every test types a password.</summary>
    internal async Task<string> SessionAsync(string login)
    {
        if (!_sessions.TryGetValue(login, out var session))
        {
            await using var context = await Browser.NewContextAsync(new() { BaseURL = Address.ToString(), Locale = "zh-CN" });
            var page = await context.NewPageAsync();
            await BrowserTest.SignInAsync(page, login, SmallEstate.Password);
            await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
            _sessions[login] = session = await context.StorageStateAsync();
        }

        return session;
    }
}

/// <summary>Tests that share the server; one after another, beside the other collections.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHouse>
{
    /// <summary>The collection.</summary>
    public const string Name = "Browser";
}
