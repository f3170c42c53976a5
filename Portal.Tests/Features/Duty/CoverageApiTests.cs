using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>The coverage endpoints as formats.md has them; now is 2026-11-21 20:00 at the site.</summary>
[Trait("Engines", "Both")]
public sealed class CoverageApiTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private HttpClient _api = null!;

    public async Task InitializeAsync()
    {
        _api = await _app.ApiAsync(KeyScope.Read);
        await new DutySeed(_app)
            .Person("E1", held: new Qualification("fire-operator", new DateOnly(2027, 6, 30)))
            .Person("E2")
            .Post("B", DutyBuilder.Window("17:00", "08:00", 2, qualification: "fire-operator"))
            .Post("A", DutyBuilder.Window("08:00", "20:30", 1))
            .Post("C")
            .Shift("E1", "B", "17:00", "2026-11-22 08:00")
            .Shift("E2", "B", "17:00", "2026-11-22 08:00")
            .Clock("E1", "B", "16:48")
            .Clock("E2", "B", "17:05")
            .Clock("E1", "B", "19:00", PresenceKind.Away)
            .Clock("E1", "B", "19:10", PresenceKind.Back)
            .SaveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Clause("A-013", "C-062")]
    public async Task Coverage_Now_ListsEveryPostWithItsGap()
    {
        var body = await GetAsync("/api/v1/duty/coverage");

        Assert.Equal(["at", "required", "covered", "gap", "rate", "posts"], Members(body));
        Assert.Equal("2026-11-21T20:00:00+08:00", body.GetProperty("at").GetString());
        Assert.Equal("3 1 2 33.33", $"{body.GetProperty("required")} {body.GetProperty("covered")} {body.GetProperty("gap")} {body.GetProperty("rate")}");
        var posts = body.GetProperty("posts").EnumerateArray().ToArray();
        Assert.Equal(["code", "name", "required", "planned", "present", "away", "unqualified", "gap"], Members(posts[0]));
        Assert.Equal(["A 1 0 0 0 0 1", "B 2 2 1 0 1 1", "C 0 0 0 0 0 0"], posts.Select(Figures));
    }

    [Fact]
    public async Task Coverage_PastInstantWithoutOffset_IsSiteTime()
    {
        var bare = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T19:05:00");
        var escaped = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T19:05:00%2B08:00");
        var plain = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T19:05:00+08:00");
        var utc = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T11:05:00Z");

        Assert.Equal("B 2 2 0 1 1 2", Figures(bare.GetProperty("posts")[1]));
        Assert.All([escaped, plain, utc], other => Assert.Equal(bare.GetRawText(), other.GetRawText()));
    }

    [Fact]
    public async Task Coverage_Future_HidesWhatNobodyKnows()
    {
        var body = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T20:00:01%2B08:00");

        Assert.Equal("3   ", $"{body.GetProperty("required")} {body.GetProperty("covered")} {body.GetProperty("gap")} {body.GetProperty("rate")}");
        Assert.Equal("B 2 2    ", Figures(body.GetProperty("posts")[1]));
    }

    [Fact]
    public async Task Coverage_NothingRequired_HasNoRate()
    {
        var body = await GetAsync("/api/v1/duty/coverage?at=2026-11-21T09:00:00%2B08:00");
        Assert.Equal(0, body.GetProperty("rate").GetDecimal());

        var empty = await GetAsync("/api/v1/duty/coverage/range?from=2026-11-21T09:00&to=2026-11-21T09:00");
        Assert.Equal(JsonValueKind.Null, empty.GetProperty("rate").ValueKind);
        Assert.Empty(empty.GetProperty("segments").EnumerateArray());
    }

    [Fact]
    public async Task Range_OnePost_IsIntegratedExactly()
    {
        var body = await GetAsync("/api/v1/duty/coverage/range?from=2026-11-21T16:00&to=2026-11-21T21:00&post=B");

        Assert.Equal(["from", "to", "requiredSeconds", "coveredSeconds", "gapSeconds", "rate", "segments"], Members(body));
        Assert.Equal(2 * 3 * 3600, body.GetProperty("requiredSeconds").GetInt32());
        Assert.Equal(3 * 3600 - 600, body.GetProperty("coveredSeconds").GetInt32());
        Assert.Equal(3 * 3600 + 600, body.GetProperty("gapSeconds").GetInt32());
        Assert.Equal(47.22m, body.GetProperty("rate").GetDecimal());
        Assert.Equal(["post", "from", "to", "required", "present", "gap"], Members(body.GetProperty("segments")[0]));
        Assert.Equal(
            [
                "B 2026-11-21T17:00:00+08:00 2026-11-21T19:00:00+08:00 2 1 1",
                "B 2026-11-21T19:00:00+08:00 2026-11-21T19:10:00+08:00 2 0 2",
                "B 2026-11-21T19:10:00+08:00 2026-11-21T20:00:00+08:00 2 1 1",
                "B 2026-11-21T20:00:00+08:00 2026-11-21T21:00:00+08:00 2  ",
            ],
            body.GetProperty("segments").EnumerateArray().Select(one => string.Join(' ', one.EnumerateObject().Select(member => member.Value.ToString()))));
    }

    [Theory]
    [InlineData("coverage?at=2026-02-30T08:00", HttpStatusCode.UnprocessableEntity, "at")]
    [InlineData("coverage?at=yesterday", HttpStatusCode.UnprocessableEntity, "at")]
    [InlineData("coverage?at=2026-11-21T25:00", HttpStatusCode.UnprocessableEntity, "at")]
    [InlineData("coverage?at=9999-12-31T23:59:59Z", HttpStatusCode.UnprocessableEntity, "at")]
    [InlineData("coverage/range?to=2026-11-21T08:00", HttpStatusCode.UnprocessableEntity, "from")]
    [InlineData("coverage/range?from=2026-11-21T08:00", HttpStatusCode.UnprocessableEntity, "to")]
    [InlineData("coverage/range?from=2026-11-21T08:00&to=2026-11-21T07:59", HttpStatusCode.UnprocessableEntity, "to")]
    [InlineData("coverage/range?from=2025-10-17T00:00&to=2026-11-21T00:00:01", HttpStatusCode.UnprocessableEntity, "to")]
    [InlineData("coverage/range?from=2026-11-20T00:00&to=2026-11-21T00:00&post=X", HttpStatusCode.NotFound, "post")]
    public async Task Coverage_BadQuery_IsAProblemThatNamesTheField(string query, HttpStatusCode status, string field)
    {
        var response = await _api.GetAsync("/api/v1/duty/" + query);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(field, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Range_FourHundredDays_IsAnswered() =>
        Assert.Equal(HttpStatusCode.OK, (await _api.GetAsync("/api/v1/duty/coverage/range?from=2025-10-17T00:00&to=2026-11-21T00:00")).StatusCode);

    [Fact]
    public async Task Coverage_WithoutKey_Is401() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.CreateClient().GetAsync("/api/v1/duty/coverage")).StatusCode);

    private async Task<JsonElement> GetAsync(string path)
    {
        var response = await _api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string[] Members(JsonElement body) => [.. body.EnumerateObject().Select(member => member.Name)];

    private static string Figures(JsonElement post) => string.Join(
        ' ', new[] { "code", "required", "planned", "present", "away", "unqualified", "gap" }.Select(name => post.GetProperty(name).ToString()));
}
