using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Features.Access;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Logins and keys, made and taken away.</summary>
public sealed class PeopleTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Login_MadeWithAOneTimePassword_OpensWhatItsRolesAllow()
    {
        var people = await OpenAsync("/people", "admin");
        await EditAsync(people, "孙立");
        await people.GetByLabel("登录名", new() { Exact = true }).FillAsync("sunli");
        await people.GetByLabel("员工", new() { Exact = true }).CheckAsync();
        await people.GetByRole(AriaRole.Button, new() { Name = "创建账号" }).ClickAsync();
        var password = await people.Locator(".secret code").InnerTextAsync();
        var row = people.GetByRole(AriaRole.Row, new() { Name = "孙立" });
        await Expect(row).ToContainTextAsync("待首次登录");
        var sun = await NewPageAsync();
        await SignInAsync(sun, "sunli", password);
        await Expect(sun.GetByText("首次登录请先修改一次性密码")).ToBeVisibleAsync();

        await people.GetByLabel("班长", new() { Exact = true }).CheckAsync();
        await people.GetByRole(AriaRole.Button, new() { Name = "保存角色" }).ClickAsync();

        await Expect(row).ToContainTextAsync("班长");
    }

    [BrowserFact]
    public async Task Account_Disabled_LosesItsOpenPage()
    {
        var page = await NewPageAsync();
        await SignInAsync(page, "leaver", SmallEstate.Password);
        await page.Locator("[data-live]").WaitForAsync();
        var people = await OpenAsync("/people", "admin");
        await EditAsync(people, "黎明");

        await people.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();

        await Expect(people.GetByRole(AriaRole.Row, new() { Name = "黎明" })).ToContainTextAsync("已停用");
        await Expect(page).ToHaveURLAsync(new Regex("/login"), new() { Timeout = 30_000 });
        await Expect(page.GetByText("登录已失效，请重新登录")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Key_MadeOnThePage_OpensTheApi_UntilItIsRevoked()
    {
        var keys = await OpenAsync("/admin/access", "admin");
        await keys.GetByLabel("名称").FillAsync("收费系统");
        await keys.GetByLabel("用途").SelectOptionAsync(new SelectOptionValue { Label = "接口" });
        await keys.GetByLabel("权限").SelectOptionAsync(new SelectOptionValue { Label = "只读" });
        await keys.GetByRole(AriaRole.Button, new() { Name = "创建" }).ClickAsync();
        using var client = new HttpClient { BaseAddress = House.Address };
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, await keys.Locator(".secret code").InnerTextAsync());
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client));

        var row = keys.GetByRole(AriaRole.Row, new() { Name = "收费系统" });
        await row.GetByRole(AriaRole.Button, new() { Name = "作废" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "确定作废" }).ClickAsync();

        await Expect(row).ToContainTextAsync("已作废");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client));
    }

    private static async Task EditAsync(IPage people, string name) =>
        await people.GetByRole(AriaRole.Row, new() { Name = name }).GetByRole(AriaRole.Button, new() { Name = "编辑" }).ClickAsync();

    private static async Task<HttpStatusCode> AskAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("api/v1/cases/summary", UriKind.Relative));
        return answer.StatusCode;
    }
}
