using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

[Trait("Engines", "Both")]
public sealed class SignInTests : IAsyncLifetime
{
    private const string Chosen = "correct horse battery";
    private readonly PortalApp _app = new();
    private string _oneTime = "";

    public async Task InitializeAsync() =>
        _oneTime = (await _app.Services.GetRequiredService<CreateAccount>().RunAsync(PortalApp.Tester, "wang", default)).Value;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task SignIn_OneTimePassword_OpensNothingButTheChangeOfPassword()
    {
        var browser = _app.Browse();

        var answer = await browser.SignInAsync("Wang", _oneTime);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Guards.PasswordPath, (await browser.GetAsync("/account")).Headers.Location?.OriginalString);
        var actor = (await AccountAsync()).ToActor();
        Assert.Equal(AccessRefusals.Forbidden, _app.Services.GetRequiredService<IAccess>().Check(actor, Rights.PeopleManage));
    }

    [Fact]
    public async Task SignIn_OneTimePasswordChanged_OpensThePortalAndEndsTheOldPassword()
    {
        var browser = await SignedInAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Contains("登录名或密码不正确", await BodyAsync(await _app.Browse().SignInAsync("wang", _oneTime)), StringComparison.Ordinal);
        Assert.Equal("/", PlainBrowser.PathOf(await _app.Browse().SignInAsync("wang", Chosen)));
    }

    [Theory]
    [InlineData("short", "short", "至少 12 个字符")]
    [InlineData("long enough password", "another password", "两次输入的密码不一致")]
    public async Task ChangePassword_Unfit_IsRefusedBesideTheForm(string password, string repeated, string sentence)
    {
        var browser = _app.Browse();
        await browser.SignInAsync("wang", _oneTime);

        var answer = await browser.SubmitAsync(
            Guards.PasswordPath, "password", ("Password.Current", _oneTime), ("Password.New", password), ("Password.Repeated", repeated));

        Assert.Contains(sentence, await BodyAsync(answer), StringComparison.Ordinal);
        Assert.True((await AccountAsync()).MustChangePassword);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksForFifteenMinutes()
    {
        for (var attempt = 0; attempt < KeepSignIn.AttemptsUntilLockout - 1; attempt++)
        {
            Assert.Contains("登录名或密码不正确", await BodyAsync(await _app.Browse().SignInAsync("wang", "wrong password")), StringComparison.Ordinal);
        }

        Assert.Contains("已锁定", await BodyAsync(await _app.Browse().SignInAsync("wang", "wrong password")), StringComparison.Ordinal);
        Assert.Contains("已锁定", await BodyAsync(await _app.Browse().SignInAsync("wang", _oneTime)), StringComparison.Ordinal);
        _app.Clock.Advance(KeepSignIn.Lockout);
        Assert.Equal("/", PlainBrowser.PathOf(await _app.Browse().SignInAsync("wang", _oneTime)));
        Assert.Null((await AccountAsync()).LockedUntil);
    }

    [Fact]
    public async Task SignIn_ManyFailuresFromOneAddress_AreAnswered429UntilTheNextMinute()
    {
        for (var attempt = 0; attempt < AttemptLimiter.Allowed; attempt++)
        {
            await _app.Browse().SignInAsync("nobody", "wrong password");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _app.Browse().SignInAsync("wang", _oneTime)).StatusCode);
        _app.Clock.Advance(AttemptLimiter.Window);
        Assert.Equal("/", PlainBrowser.PathOf(await _app.Browse().SignInAsync("wang", _oneTime)));
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        var answer = await _app.Browse().PostAsync("/login", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "login",
            ["Input.Login"] = "wang",
            ["Input.Password"] = _oneTime,
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task SignIn_ReturnUrl_LeadsOnlyInsideThePortal(string returnUrl, string location)
    {
        var answer = await _app.Browse().SubmitAsync(
            $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}", "login", ("Input.Login", "wang"), ("Input.Password", _oneTime));

        Assert.Equal(location, PlainBrowser.PathOf(answer));
    }

    [Fact]
    public async Task SignIn_Cookies_AreHttpOnlyAndSameSite()
    {
        var browser = _app.Browse();

        await browser.SignInAsync("wang", _oneTime);

        Assert.NotEmpty(browser.LastCookies);
        Assert.All(browser.LastCookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(browser.LastCookies, cookie => Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var browser = await SignedInAsync();

        var answer = await browser.SubmitAsync("/account", "/sign-out");

        Assert.Equal("/login", PlainBrowser.PathOf(answer));
        Assert.StartsWith("/login", PlainBrowser.PathOf(await browser.GetAsync("/account")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisableAccount_OpenSession_LosesItsCommandsAndPagesAtOnce()
    {
        await _app.AccountAsync(Roles.Administrator);
        var browser = await SignedInAsync();
        var account = await AccountAsync();

        var result = await _app.Services.GetRequiredService<DisableAccount>().RunAsync(PortalApp.Tester, account.Id, default);

        Assert.True(result.IsDone);
        Assert.Equal(AccessRefusals.Disabled, _app.Services.GetRequiredService<IAccess>().Check(account.ToActor(), Rights.SignedIn));
        Assert.StartsWith("/login", PlainBrowser.PathOf(await browser.GetAsync("/account")), StringComparison.Ordinal);
        Assert.Contains("登录名或密码不正确", await BodyAsync(await _app.Browse().SignInAsync("wang", Chosen)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_IsAskedForAndEachCodeWorksOnce()
    {
        var (key, recovery) = await TurnOnAsync(await SignedInAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Totp.CodeOf(key, Totp.StepOf(_app.Clock.GetUtcNow()));

        Assert.Equal("/", await WithCodeAsync(code));
        Assert.Contains("验证码不正确", await WithCodeAsync(code), StringComparison.Ordinal);
        Assert.Equal("/", await WithCodeAsync(recovery[0].ToLowerInvariant(), isRecovery: true));
        Assert.Contains("验证码不正确", await WithCodeAsync(recovery[0], isRecovery: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_PasswordAlone_OpensNothing()
    {
        await TurnOnAsync(await SignedInAsync());
        var browser = _app.Browse();

        var answer = await browser.SignInAsync("wang", Chosen);

        Assert.StartsWith("/login/code", PlainBrowser.PathOf(answer), StringComparison.Ordinal);
        Assert.StartsWith("/login", PlainBrowser.PathOf(await browser.GetAsync("/account")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_WrongCodes_LockTheAccount()
    {
        await TurnOnAsync(await SignedInAsync());

        for (var attempt = 0; attempt < KeepSignIn.AttemptsUntilLockout; attempt++)
        {
            await WithCodeAsync("wrong code", isRecovery: attempt % 2 == 0);
        }

        Assert.NotNull((await AccountAsync()).LockedUntil);
        Assert.Contains("已锁定", await BodyAsync(await _app.Browse().SignInAsync("wang", Chosen)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_Reset_LetsThePasswordSufficeAgain()
    {
        await TurnOnAsync(await SignedInAsync());

        await _app.Services.GetRequiredService<ResetSecondFactor>().RunAsync(PortalApp.Tester, (await AccountAsync()).Id, default);

        Assert.Equal("/", PlainBrowser.PathOf(await _app.Browse().SignInAsync("wang", Chosen)));
    }

    [Fact]
    public async Task Audit_OfAccounts_ShowsNeitherPasswordsNorKeys()
    {
        var (key, _) = await TurnOnAsync(await SignedInAsync());
        var account = await AccountAsync();

        var audit = string.Concat(await _app.QueryAsync(db => db.Set<AuditEntry>().Select(entry => entry.Changes).ToListAsync()));

        Assert.Contains("\"PasswordHash\":\"•\"", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(account.PasswordHash, audit, StringComparison.Ordinal);
        Assert.DoesNotContain(account.SecurityStamp, audit, StringComparison.Ordinal);
        Assert.DoesNotContain(key, audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_OfTheAccount_FollowToAnotherBrowser()
    {
        var browser = await SignedInAsync();
        await browser.SubmitAsync("/account", "/preferences", ("language", "en"), ("theme", "dark"));

        var other = _app.Browse();
        await other.SignInAsync("wang", Chosen);

        var page = await other.ReadAsync("/account");
        Assert.Contains("My account", page, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", page, StringComparison.Ordinal);
    }

    private async Task<PlainBrowser> SignedInAsync()
    {
        var browser = _app.Browse();
        await browser.SignInAsync("wang", _oneTime);
        var answer = await browser.SubmitAsync(
            Guards.PasswordPath, "password", ("Password.Current", _oneTime), ("Password.New", Chosen), ("Password.Repeated", Chosen));
        Assert.Equal("/", PlainBrowser.PathOf(answer));
        return browser;
    }

    private async Task<(string Key, string[] Recovery)> TurnOnAsync(PlainBrowser browser)
    {
        var key = Between(await browser.ReadAsync("/account/second-factor"), "name=\"Factor.Key\" value=\"", "\"");
        var code = Totp.CodeOf(key, Totp.StepOf(_app.Clock.GetUtcNow()));
        var answer = await BodyAsync(await browser.SubmitAsync("/account/second-factor", "factor", ("Factor.Key", key), ("Factor.Code", code)));
        var list = Between(answer, "recovery-codes\">", "</ul>");
        return (key, [.. list.Split("<code>").Skip(1).Select(part => part.Split("</code>")[0])]);
    }

    private async Task<string> WithCodeAsync(string code, bool isRecovery = false)
    {
        var browser = _app.Browse();
        var step = await browser.SignInAsync("wang", Chosen);
        var answer = await browser.SubmitAsync(PlainBrowser.PathOf(step), "code", ("Input.Code", code), ("Input.IsRecovery", isRecovery ? "true" : "false"));
        return answer.StatusCode == HttpStatusCode.Redirect ? PlainBrowser.PathOf(answer) : await BodyAsync(answer);
    }

    private Task<Account> AccountAsync() => _app.QueryAsync(db => db.Set<Account>().SingleAsync(account => account.NormalizedLogin == "WANG"));

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string Between(string text, string before, string after) => text.Split(before)[1].Split(after)[0];
}
