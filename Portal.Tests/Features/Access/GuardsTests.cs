using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

public sealed class GuardsTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public async Task InitializeAsync() => await _app.AccountAsync(Roles.Administrator);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/login")]
    [InlineData("/healthz")]
    [InlineData("/api/v1/nothing")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string address)
    {
        var answer = await _app.Browse().GetAsync(address);

        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", null, false)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://localhost", false)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://evil.example", true)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://localhost:81", true)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "null", true)]
    [InlineData("/hubs/live/negotiate?negotiateVersion=1", "http://evil.example", true)]
    public async Task Circuits_FromAnotherOrigin_AreForbidden(string address, string? origin, bool forbidden)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        var answer = await _app.Browse().SendAsync(request);

        Assert.Equal(forbidden, answer.StatusCode == HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/account", "/login?returnUrl=%2Faccount")]
    [InlineData("/", "/login")]
    public async Task Page_WithoutSignIn_LeadsToTheSignInPage(string address, string location) =>
        Assert.EndsWith(location, (await _app.Browse().GetAsync(address)).Headers.Location?.OriginalString, StringComparison.Ordinal);

    [Fact]
    public async Task EveryPage_SaysWhoMayOpenIt()
    {
        var silent = typeof(PortalDb).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes<RouteAttribute>().Any())
            .Where(type => !type.GetCustomAttributes<AuthorizeAttribute>().Any() && !type.GetCustomAttributes<AllowAnonymousAttribute>().Any())
            .Select(type => type.Name)
            .Except(["NotFound"]);

        Assert.Empty(silent);
        Assert.NotNull(await _app.Browse().GetAsync("/login"));
    }

    [Theory]
    [InlineData("supervisor", Rights.CasesAssign, true)]
    [InlineData("staff", Rights.CasesAssign, false)]
    public async Task Policy_OfARight_AsksTheDirectory(string role, string right, bool admitted)
    {
        var actor = await _app.AccountAsync(Roles.Find(role)!);

        var result = await _app.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(PortalClaims.ToPrincipal(actor, "test"), right);

        Assert.Equal(admitted, result.Succeeded);
    }

    [Fact]
    public async Task Device_KeyInTheAddress_BecomesACookieUntilItIsRevoked()
    {
        var secret = (await Get<CreateKey>().RunAsync(PortalApp.Tester, "大屏", KeyPurpose.Device, KeyScope.Read, default)).Value;
        var browser = _app.Browse();

        var answer = await browser.GetAsync($"/wall?device={secret}");

        Assert.Equal("/wall", answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(browser.LastCookies);
        Assert.StartsWith(AccessSchemes.DeviceCookie, cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, cookie, StringComparison.Ordinal);
        Assert.Equal("/wall", (await browser.GetAsync("/")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/wall")).StatusCode);
        foreach (var page in new[] { "/cases", "/cases/export", "/people" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(page)).StatusCode);
        }

        var key = await _app.QueryAsync(db => db.Set<ApiKey>().SingleAsync());
        await Get<RevokeKey>().RunAsync(PortalApp.Tester, key.Id, default);

        Assert.Equal("/login", (await browser.GetAsync("/")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/wall?device={secret}")).StatusCode);
    }

    [Fact]
    public async Task Device_KeyOfTheApi_OpensNoWall()
    {
        var secret = (await Get<CreateKey>().RunAsync(PortalApp.Tester, "api", KeyPurpose.Api, KeyScope.Read, default)).Value;

        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Browse().GetAsync($"/wall?device={secret}")).StatusCode);
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
