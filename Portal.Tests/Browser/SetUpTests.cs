using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>A portal that nobody has set up; on a server of its own.</summary>
public sealed class SetUpTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [BrowserFact]
    public async Task FirstStart_AsksForTheCodeOfTheConsole_AndMakesTheAdministrator()
    {
        const string Password = "the very first password";
        await using var chromium = await Chromium.StartAsync();
        await using var server = await PortalProcess.ServeAsync(_folder.Path);
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Regex("/setup$"));

        await SubmitAsync(page, "AAAA-BBBB-CCCC", Password);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await SubmitAsync(page, Regex.Match(server.Said, "(?<=enter this code: )[0-9A-Z-]{14}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, Password);
        await page.Locator("[data-live]").WaitForAsync();
        await Expect(page.Locator(".account-menu")).ToContainTextAsync("boss");
        foreach (var gone in new[] { "/setup", "/no/such/page" })
        {
            Assert.Equal(404, (await page.GotoAsync(gone))!.Status);
            await Expect(page.GetByText("没有这个页面")).ToBeVisibleAsync();
        }
    }

    private static async Task SubmitAsync(IPage page, string code, string password)
    {
        await page.GetByLabel("设置码").FillAsync(code);
        await page.GetByLabel("登录名").FillAsync("boss");
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("再次输入新密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "创建管理员" }).ClickAsync();
    }
}
