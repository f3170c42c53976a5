using System.Net;
using System.Text.Json;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.App;

public sealed class NotFoundTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public async Task InitializeAsync() => await _app.AccountAsync(Roles.Administrator);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("zh-CN", "没有这个页面", "回到首页", "服务中心值守门户")]
    [InlineData("en", "No such page", "Go to the start page", "Service Centre Portal")]
    public async Task Browser_WrongAddress_GetsAPageOfThePortalWithStatus404(string language, params string[] words)
    {
        var (status, body) = await AskAsync("/no/such/page", "text/html,application/xhtml+xml", language);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.All(words, word => Assert.Contains(word, body, StringComparison.Ordinal));
        Assert.Contains("class=\"sidenav\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browser_AddressOfThePageItself_IsNoPageEither() =>
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/not-found", "text/html", "en")).Status);

    [Theory]
    [InlineData("/no/such/page", "*/*")]
    [InlineData("/no/such/page", "application/json")]
    [InlineData("/hubs/nothing", "text/html")]
    [InlineData("/_framework/nothing.js", "text/html")]
    public async Task Program_WrongAddress_GetsTheBareAnswer(string address, string wanted)
    {
        var (status, body) = await AskAsync(address, wanted, "en");

        Assert.Equal((HttpStatusCode.NotFound, ""), (status, body));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8")]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task Api_WrongAddress_GetsTheSameProblemWhoeverAsks(string wanted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing");
        request.Headers.Add("Accept", wanted);
        var answer = await _app.Browse().SendAsync(request);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((404, "Not Found"), (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("title").GetString()));
        Assert.True(problem.RootElement.TryGetProperty("type", out _));
    }

    [Fact]
    public async Task Browser_OtherRefusals_SayWhatTheyAre()
    {
        var (status, body) = await AskAsync("/wall?device=wrong", "text/html", "en");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.DoesNotContain("No such page", body, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string address, string wanted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", wanted);
        request.Headers.Add("Accept-Language", language);
        var answer = await _app.Browse().SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
