using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Exchange.Api;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Exchange.Api;

/// <summary>What every address of the API answers alike, called as another program calls it.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/import/units?dryRun=perhaps", "text/csv", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/statistics/2026-10/cases.received/rows?take=many", null, HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/v1/cases", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/api/v1/presence", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Api_RequestThatCannotBe_IsAProblem(string method, string address, string? type, HttpStatusCode status)
    {
        var response = await SendAsync(await _app.ApiAsync(), method, address, type);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/cases", Json, "[]")]
    [InlineData("/api/v1/presence", Json, "{")]
    [InlineData("/api/v1/cases", "text/plain", "x")]
    [InlineData("/api/v1/import/nothing", "text/csv", "code")]
    [InlineData("/api/v1/import/units", "image/png", "x")]
    public async Task Post_WithoutTheRight_Is403WhateverItSends(string address, string type, string content)
    {
        var api = await _app.ApiAsync(KeyScope.Read);

        var response = await api.PostAsync(address, new StringContent(content, Encoding.UTF8, type));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.CreateClient().PostAsync(address, new StringContent(content, Encoding.UTF8, type))).StatusCode);
    }

    [Theory]
    [InlineData("""{"id":"GD-1","kind":"repair","title":"\ud800","receivedAt":"2026-11-21 09:00"}""")]
    [InlineData("""{"\udc00":"GD-1"}""")]
    public async Task Post_TextWithHalfACharacter_IsNoJson(string content)
    {
        var response = await (await _app.ApiAsync()).PostAsync("/api/v1/cases", new StringContent(content, Encoding.UTF8, Json));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/cases")]
    [InlineData("/api/v1/presence")]
    [InlineData("/api/v1/import/units")]
    public async Task Post_MoreThanTheLimit_Is413(string address)
    {
        var content = new ByteArrayContent(new byte[ApiGroup.MaxBytes + 1]);
        content.Headers.ContentType = new(address.EndsWith("units", StringComparison.Ordinal) ? "text/csv" : Json);

        var response = await (await _app.ApiAsync()).PostAsync(address, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/statistics/0001-01")]
    [InlineData("/api/v1/statistics/9999-12")]
    [InlineData("/api/v1/fees/collection?period=1900-12")]
    [InlineData("/api/v1/fees/collection?period=2200-01")]
    public async Task Get_MonthBeyondTheBooks_Is422(string address) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await _app.ApiAsync(KeyScope.Read)).GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/api/v1/duty/coverage", "at")]
    [InlineData("/api/v1/cases/summary", "asOf")]
    [InlineData("/api/v1/fees/collection?period=2026-11", "asOf")]
    public async Task Get_WithoutAnInstant_IsAsOfNowInWholeSeconds(string address, string member)
    {
        _app.Clock.Advance(TimeSpan.FromMilliseconds(1234.5678));

        var answer = await (await _app.ApiAsync(KeyScope.Read)).GetFromJsonAsync<JsonElement>(address);

        Assert.Equal("2026-11-21T20:00:01+08:00", answer.GetProperty(member).GetString());
    }

    [Fact]
    public async Task OpenApi_Document_DescribesKeyAndBodiesOfTheApiAlone()
    {
        var document = await _app.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var key = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey");
        Assert.Equal(("apiKey", "header", "X-Api-Key"), (Text(key, "type"), Text(key, "in"), Text(key, "name")));
        var paths = document.GetProperty("paths");
        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Name.StartsWith("/admin", StringComparison.Ordinal));
        var body = Operation(paths, "/api/v1/cases", "post").GetProperty("requestBody").GetProperty("content").GetProperty(Json).GetProperty("schema");
        Assert.Equal(["id", "kind", "title", "receivedAt"], body.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.True(body.GetProperty("properties").TryGetProperty("resolveDue", out _));
        Assert.True(Operation(paths, "/api/v1/import/{kind}", "post").GetProperty("requestBody").GetProperty("content").TryGetProperty("text/csv", out _));
        Assert.All(
            paths.EnumerateObject().Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal)).SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.Subset(
                operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToHashSet(), new HashSet<string> { "401", "403" }));
    }

    private static JsonElement Operation(JsonElement paths, string path, string verb) => paths.GetProperty(path).GetProperty(verb);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Task<HttpResponseMessage> SendAsync(HttpClient api, string method, string address, string? type)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (type is not null)
        {
            request.Content = new StringContent("code\nA\n", Encoding.UTF8, type);
        }

        return api.SendAsync(request);
    }
}
