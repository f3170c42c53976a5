using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

[Trait("Engines", "Both")]
public sealed class SetUpTests : IAsyncLifetime
{
    private const string Chosen = "correct horse battery";
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    public async Task NewPortal_AnyEntrance_LeadsToSetUp(string address) =>
        Assert.EndsWith("/setup", (await _app.Browse().GetAsync(address)).Headers.Location?.OriginalString, StringComparison.Ordinal);

    [Fact]
    public async Task SetUp_WithTheConsolesCode_MakesTheAdministratorAndIsGone()
    {
        var browser = _app.Browse();

        var answer = await SubmitAsync(browser, _app.Services.GetRequiredService<SetUpCode>().Value, Chosen);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var account = await _app.QueryAsync(db => db.Set<Account>().SingleAsync());
        Assert.Equal([Roles.Administrator.Key], account.Roles);
        Assert.False(account.MustChangePassword);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/setup")).StatusCode);
        var again = await _app.Services.GetRequiredService<SetUpAdministrator>()
            .RunAsync(_app.Services.GetRequiredService<SetUpCode>().Value, "second", Chosen, default);
        Assert.Equal(AccessFeatureRefusals.SetUpDone, again.Refusal);
    }

    [Theory]
    [InlineData("WRONG-CODE-2222", Chosen, "验证码不正确")]
    [InlineData(null, "short", "至少 12 个字符")]
    public async Task SetUp_WrongCodeOrUnfitPassword_MakesNothing(string? code, string password, string sentence)
    {
        var answer = await SubmitAsync(_app.Browse(), code ?? _app.Services.GetRequiredService<SetUpCode>().Value, password);

        Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task SetUp_CodesGuessed_AreAnswered429()
    {
        for (var attempt = 0; attempt < AttemptLimiter.Allowed; attempt++)
        {
            await SubmitAsync(_app.Browse(), $"GUESS-{attempt}", Chosen);
        }

        var answer = await SubmitAsync(_app.Browse(), _app.Services.GetRequiredService<SetUpCode>().Value, Chosen);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SubmitAsync(PlainBrowser browser, string code, string password) => browser.SubmitAsync(
        "/setup", "setup", ("Input.Code", code), ("Input.Login", "admin"), ("Input.Password", password), ("Input.Repeated", password));
}
