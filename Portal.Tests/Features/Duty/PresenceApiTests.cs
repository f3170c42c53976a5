using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Duty;
using Portal.Exchange.Api;
using Portal.Features.Access;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

[Trait("Engines", "Both")]
public sealed class PresenceApiTests : IAsyncLifetime
{
    private const string Clocking = """{"staff":"E1","post":"A","at":"2026-11-21T19:50:30+08:00","event":"in"}""";

    private readonly PortalApp _app = new();
    private HttpClient _api = null!;

    public async Task InitializeAsync()
    {
        _api = await _app.ApiAsync();
        await new DutySeed(_app).Person("E1").Post("A", DutyBuilder.Window("08:00", "08:00", 1)).SaveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Post_Clocking_Is201WithIdAndNumberAndChangesCoverage()
    {
        var response = await PostAsync(Clocking);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["id", "number"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("DK-20261121-0001", body.GetProperty("number").GetString());
        var coverage = await _api.GetFromJsonAsync<JsonElement>("/api/v1/duty/coverage");
        Assert.Equal(1, coverage.GetProperty("covered").GetInt32());
    }

    [Fact]
    public async Task Post_ChineseWordsAndSiteTime_AreUnderstood()
    {
        await PostAsync("""{"staff":"E1","post":"A","at":"2026/11/21 19:50:30","event":"到岗"}""");

        var clocking = Assert.Single(await StoredAsync());
        Assert.Equal((DutySeed.At("19:50:30"), PresenceKind.In), (clocking.At, clocking.Kind));
    }

    [Fact]
    public async Task Post_EachDay_CountsFromOneWithoutGaps()
    {
        var numbers = new List<string?>();
        foreach (var at in (string[])["2026-11-20T23:59:59", "2026-11-21T00:00:00", "2026-11-21T09:00:00", "2026-11-20T08:00:00"])
        {
            var response = await PostAsync($$"""{"staff":"E1","post":"A","at":"{{at}}","event":"in"}""");
            numbers.Add((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString());
        }

        Assert.Equal(["DK-20261120-0001", "DK-20261121-0001", "DK-20261121-0002", "DK-20261120-0002"], numbers);
    }

    [Fact]
    public async Task Post_SameClockingTwice_IsKeptOnce()
    {
        var first = await PostAsync(Clocking);
        var second = await PostAsync(Clocking);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_IsAnsweredAsTheFirstTime()
    {
        var first = await PostAsync(Clocking, "k-1");
        var second = await PostAsync(Clocking, "k-1");
        var other = await PostAsync(Clocking.Replace("\"in\"", "\"out\"", StringComparison.Ordinal), "k-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task Post_OutWithoutIn_IsTaken() =>
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Clocking.Replace("\"in\"", "\"out\"", StringComparison.Ordinal))).StatusCode);

    [Theory]
    [InlineData("""{"staff":"E9","post":"A","at":"2026-11-21T19:50:00","event":"in"}""", "staff")]
    [InlineData("""{"staff":"E1","post":"X","at":"2026-11-21T19:50:00","event":"in"}""", "post")]
    [InlineData("""{"staff":"E1","post":"A","at":"2026-02-30T19:50:00","event":"in"}""", "at")]
    [InlineData("""{"staff":"E1","post":"A","at":"2026-11-21T24:50:00","event":"in"}""", "at")]
    [InlineData("""{"staff":"E1","post":"A","at":"2026-11-21T19:50:00","event":"sleep"}""", "event")]
    [InlineData("""{"staff":"E1","post":"A","event":"in"}""", "at")]
    [InlineData("""{"staff":{},"post":"A","at":"2026-11-21T19:50:00","event":"in"}""", "staff")]
    public async Task Post_BadClocking_IsRefusedByFieldAndNothingIsWritten(string body, string field)
    {
        var response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.Empty(await StoredAsync());
    }

    [Theory]
    [InlineData("not json", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Clocking, "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Post_NotAnObject_IsAProblem(string body, string type, HttpStatusCode status) =>
        Assert.Equal(status, (await _api.PostAsync("/api/v1/presence", new StringContent(body, Encoding.UTF8, type))).StatusCode);

    [Fact]
    public async Task Post_ReadKey_Is403()
    {
        var reader = await _app.ApiAsync(KeyScope.Read);

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(Clocking, api: reader)).StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string body, string? key = null, HttpClient? api = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/presence") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add(IdempotencyKeys.Header, key);
        }

        return (api ?? _api).SendAsync(request);
    }

    private Task<List<PresenceEvent>> StoredAsync() => _app.QueryAsync(db => db.Set<PresenceEvent>().ToListAsync());
}
