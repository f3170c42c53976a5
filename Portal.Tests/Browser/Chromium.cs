using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// The browser of the tests: the Chromium that <c>PORTAL_TEST_CHROMIUM</c> names, else one on the path. Nothing is
/// downloaded.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "PORTAL_TEST_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string? Executable = Find();

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    /// <summary>Why browser tests are skipped, or null. In CI they never are: without a browser they fail.</summary>
    public static string? SkipReason { get; } =
        Executable is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"There is no Chromium on the path, and {Variable} names none." : null;

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable ?? throw new InvalidOperationException($"There is no Chromium: set {Variable}."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? File.Exists(named) ? named : null
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
