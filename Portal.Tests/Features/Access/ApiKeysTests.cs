using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

[Trait("Engines", "Both")]
public sealed class ApiKeysTests : IAsyncLifetime
{
    private const string Address = "/api/v1/fees/collection?period=2026-10";
    private readonly PortalApp _app = new();

    public async Task InitializeAsync() => await _app.AccountAsync(Roles.Administrator);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("pk_unknown")]
    public async Task Api_WithoutAValidKey_Answers401AsAProblemAndRedirectsNobody(string? key)
    {
        var answer = await SendAsync(key, Address);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Headers.Location);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("access.sign-in-first", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Api_ReadingKey_MayAskButNotChange()
    {
        var api = await _app.ApiAsync(KeyScope.Read);

        var asked = await api.GetAsync(Address);
        var changed = await api.PostAsync("/api/v1/import/units", new StringContent("code\nA-101\n", System.Text.Encoding.UTF8, "text/csv"));

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
    }

    [Fact]
    public async Task Api_KeyOfAWall_IsForbidden()
    {
        var wall = await _app.Services.GetRequiredService<CreateKey>().RunAsync(PortalApp.Tester, "大屏", KeyPurpose.Device, KeyScope.Read, default);

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(wall.Value, Address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(wall.Value, "/api/v1/cases/summary")).StatusCode);
    }

    [Fact]
    public async Task Api_UnknownKeysKeepComing_AreAnswered429WhileAValidOneIsNot()
    {
        for (var attempt = 0; attempt < AttemptLimiter.Allowed; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync($"pk_guess{attempt}", Address)).StatusCode);
        }

        var limited = await SendAsync("pk_guess", Address);

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ApiAsync(KeyScope.Read)).GetAsync(Address)).StatusCode);
        _app.Clock.Advance(AttemptLimiter.Window);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("pk_guess", Address)).StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(string? key, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null)
        {
            request.Headers.Add(ApiKeyHandler.Header, key);
        }

        return _app.Browse().SendAsync(request);
    }
}
