using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Features.Access;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The door: sign-in, lock-out, the first password of one's own, the second factor.</summary>
public sealed class SignInTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task SignIn_FiveTimesWrong_LocksTheAccount()
    {
        var page = await NewPageAsync();
        for (var tries = 0; tries < 5; tries++)
        {
            await SignInAsync(page, "locked", "not the password");
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await SignInAsync(page, "locked", SmallEstate.Password);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("账号已锁定 15 分钟");
    }

    [BrowserFact]
    public async Task SignIn_WithAOneTimePassword_LeadsNowhereBeforeOneOfOnesOwn()
    {
        const string Own = "my own long password";
        var page = await NewPageAsync();
        await SignInAsync(page, "newcomer", SmallEstate.OneTimePassword);
        await Expect(page.GetByText("首次登录请先修改一次性密码")).ToBeVisibleAsync();
        await page.GotoAsync("/desk");
        await Expect(page).ToHaveURLAsync(new Regex("/account/password$"));

        await page.GetByLabel("当前密码").FillAsync(SmallEstate.OneTimePassword);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("再次输入新密码").FillAsync(Own);
        await page.GetByRole(AriaRole.Button, new() { Name = "修改密码" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));
        await page.Locator("[data-live]").WaitForAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "待办工单" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SecondFactor_Enrolled_IsAskedForAtSignIn_UntilAnAdministratorResetsIt()
    {
        var page = await NewPageAsync();
        await SignInAsync(page, "factor", SmallEstate.Password);
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));
        await page.GotoAsync("/account/second-factor");
        await Expect(page.GetByAltText("验证器二维码")).ToBeVisibleAsync();
        var key = await page.Locator("form code").InnerTextAsync();
        await page.GetByLabel("验证码").FillAsync(Totp.CodeOf(key, Totp.StepOf(TimeProvider.System.GetUtcNow())));
        await page.GetByRole(AriaRole.Button, new() { Name = "开启两步验证" }).ClickAsync();
        var recovery = page.Locator(".recovery-codes code");
        await Expect(recovery).Not.ToHaveCountAsync(0);
        var spare = await recovery.First.InnerTextAsync();

        var second = await NewPageAsync();
        await SignInAsync(second, "factor", SmallEstate.Password);
        await Expect(second).ToHaveURLAsync(new Regex("/login/code"));
        await second.GetByLabel("验证码").FillAsync("000000");
        await second.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不正确");
        await second.GetByLabel("验证码").FillAsync(spare);
        await second.GetByLabel("这是恢复码").CheckAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(second).ToHaveURLAsync(new Regex("/desk$"));

        var people = await OpenAsync("/people", "admin");
        await people.GetByRole(AriaRole.Searchbox).FillAsync("factor");
        await people.GetByRole(AriaRole.Row, new() { Name = "factor" }).GetByRole(AriaRole.Button, new() { Name = "编辑" }).ClickAsync();
        await people.GetByRole(AriaRole.Button, new() { Name = "重置两步验证" }).ClickAsync();
        await Expect(people.GetByRole(AriaRole.Button, new() { Name = "重置两步验证" })).ToBeHiddenAsync();
        var third = await NewPageAsync();
        await SignInAsync(third, "factor", SmallEstate.Password);
        await Expect(third).ToHaveURLAsync(new Regex("/desk$"));
    }
}
