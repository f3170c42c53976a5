using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// Base of tests in a real browser. Nothing waits for a time: Playwright waits for elements, up to a deadline. At the end
/// no page may have complained on its console, be it of a script or of the content policy.
/// </summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(BrowserHouse house) : IAsyncLifetime
{
    /// <summary>A deadline for a busy machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _complaints = [];

    private protected BrowserHouse House { get; } = house;

    private protected SmallEstate Estate => House.Estate;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        lock (_complaints)
        {
            Assert.Empty(_complaints);
        }
    }

    internal static async Task SignInAsync(IPage page, string login, string password)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("登录名").FillAsync(login);
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>An empty page of somebody's browser; nobody is signed in without a login.</summary>
    private protected async Task<IPage> NewPageAsync(string? login = null, int width = 1366, int height = 768, bool phone = false)
    {
        var context = await House.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = House.Address.ToString(),
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = phone,
            StorageState = login is null ? null : await House.SessionAsync(login),
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        Listen(page);
        return page;
    }

    /// <summary>A page of the portal, once it answers: before that it is a document without a circuit.</summary>
    private protected async Task<IPage> OpenAsync(string address, string login, int width = 1366, int height = 768, bool phone = false)
    {
        var page = await NewPageAsync(login, width, height, phone);
        await GoAsync(page, address);
        return page;
    }

    /// <summary>Opens an interactive page.</summary>
    private protected static async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("[data-live]").WaitForAsync();
    }

    /// <summary>Writes through the API, as another program does.</summary>
    private protected async Task<JsonElement> PostAsync(string what, object body)
    {
        using var answer = await House.Api.PostAsJsonAsync(new Uri($"api/v1/{what}", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Takes a case and answers its number.</summary>
    private protected async Task<string> TakeCaseAsync(string title, string kind = "repair") =>
        (await PostAsync("cases", new { id = title, kind, title, receivedAt = SmallEstate.At(TimeSpan.Zero) })).GetProperty("number").GetString()!;

    /// <summary>What is said from here on is of this test's making.</summary>
    private protected void Forgive()
    {
        lock (_complaints)
        {
            _complaints.Clear();
        }
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => Complain(page, error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complain(page, message.Text);
            }
        };
    }

    private void Complain(IPage page, string text)
    {
        lock (_complaints)
        {
            _complaints.Add($"{page.Url}: {text}");
        }
    }
}
