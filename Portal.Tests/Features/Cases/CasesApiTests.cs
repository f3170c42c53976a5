using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

[Trait("Engines", "Both")]
public sealed class CasesApiTests : IAsyncLifetime
{
    private const string Good = """{"id":"GD-1","kind":"repair","title":"门禁失灵","receivedAt":"2026-11-21 09:00","unit":"3-1204"}""";

    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Post_OneCase_AnswersIdAndNumberAndKeepsTheSendersNumber()
    {
        var api = await _app.ApiAsync();

        var response = await PostAsync(api, Good);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        var kept = await _app.QueryAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal(["id", "number"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal((kept.Id.Value.ToString(), "BX-20261121-0001"), (body.GetProperty("id").GetString(), body.GetProperty("number").GetString()));
        Assert.Equal(("GD-1", _house.Home.Id, new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero)), (kept.ExternalNumber, kept.Unit!.Value, kept.ReceivedAt));
    }

    [Fact]
    public async Task Post_SameIdempotencyKeyTwice_MakesOneCaseAndAnswersTheSame()
    {
        var api = await _app.ApiAsync();

        var first = await PostAsync(api, Good, key: "k-1");
        var second = await PostAsync(api, Good, key: "k-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Post_KnownId_CorrectsTheCaseAndKeepsItsNumber()
    {
        var api = await _app.ApiAsync();
        var first = await PostAsync(api, Good);

        var second = await PostAsync(api, Good.Replace("门禁失灵", "门禁失灵，住户滞留", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("门禁失灵，住户滞留", (await _app.QueryAsync(db => db.Set<Case>().SingleAsync())).Title);
    }

    [Theory]
    [InlineData("id", "", "id")]
    [InlineData("kind", "gossip", "kind")]
    [InlineData("title", " ", "title")]
    [InlineData("receivedAt", "2026-02-30 09:00", "received_at")]
    [InlineData("receivedAt", "2026-11-21 25:00", "received_at")]
    [InlineData("receivedAt", "", "received_at")]
    [InlineData("unit", "9-9999", "unit")]
    [InlineData("assignedTo", "E404", "assigned_to")]
    [InlineData("resolvedAt", "2026-11-21 08:59", "resolved_at")]
    [InlineData("closedAt", "2026-11-21 10:00", "closed_at")]
    [InlineData("satisfaction", "6", "satisfaction")]
    [InlineData("reopened", "-1", "reopened")]
    public async Task Post_BadInput_IsRefusedWithFieldAndReasonAndNothingIsWritten(string member, string value, string field)
    {
        var api = await _app.ApiAsync();
        var row = JsonSerializer.Deserialize<Dictionary<string, string>>(Good)!;
        row[member] = value;

        var response = await PostAsync(api, JsonSerializer.Serialize(row));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("refusal.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(api, Good)).StatusCode);
        Assert.Equal("BX-20261121-0001", (await _app.QueryAsync(db => db.Set<Case>().SingleAsync())).Number.ToString());
    }

    [Fact]
    public async Task Post_ResolvedBeforeReceived_IsToldInSiteTime()
    {
        var row = JsonSerializer.Deserialize<Dictionary<string, string>>(Good)!;
        row["resolvedAt"] = "2026-11-21 08:59";

        var response = await PostAsync(await _app.ApiAsync(), JsonSerializer.Serialize(row));

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("09:00", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ClosedBeforeResolved_IsRefusedOnClosedAt()
    {
        var row = JsonSerializer.Deserialize<Dictionary<string, string>>(Good)!;
        row["resolvedAt"] = "2026-11-21 12:00";
        row["closedAt"] = "2026-11-21 11:00";

        var response = await PostAsync(await _app.ApiAsync(), JsonSerializer.Serialize(row));

        Assert.Equal("closed_at", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("id,kind", "text/csv", HttpStatusCode.UnsupportedMediaType)]
    public async Task Post_NotAnObject_IsRefused(string content, string type, HttpStatusCode status)
    {
        var response = await (await _app.ApiAsync()).PostAsync("/api/v1/cases", new StringContent(content, Encoding.UTF8, type));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithAReadingKeyOrWithout_IsForbiddenOrUnauthorized()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(await _app.ApiAsync(KeyScope.Read), Good)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(_app.CreateClient(), Good)).StatusCode);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Summary_OfNothing_HasAllFiveKindsAndNoOldest()
    {
        var api = await _app.ApiAsync(KeyScope.Read);

        var summary = await api.GetStringAsync("/api/v1/cases/summary?asOf=2026-11-21T20:00:00%2B08:00");

        Assert.Equal(
            """{"asOf":"2026-11-21T20:00:00+08:00","pending":0,"overdue":0,"awaitingCallback":0,"oldestPendingSeconds":null,"byKind":{"complaint":{"pending":0,"overdue":0},"repair":{"pending":0,"overdue":0},"service":{"pending":0,"overdue":0},"enquiry":{"pending":0,"overdue":0},"suggestion":{"pending":0,"overdue":0}}}""",
            summary);
    }

    [Fact]
    public async Task Summary_NowAndBefore_CountsWhatWasThen()
    {
        await _house.TakeAsync(ago: TimeSpan.FromHours(3), dueIn: TimeSpan.FromHours(-1));
        var resolved = await _house.TakeAsync(CaseKind.Repair, ago: TimeSpan.FromHours(5));
        await _house.ResolveAsync(resolved, _house.Zhou);
        var api = await _app.ApiAsync(KeyScope.Read);

        var now = await api.GetFromJsonAsync<JsonElement>("/api/v1/cases/summary");
        var before = await api.GetFromJsonAsync<JsonElement>("/api/v1/cases/summary?asOf=2026-11-21 17:30");

        Assert.Equal((1, 1, 1, 3 * 3600), Figures(now));
        Assert.Equal((2, 0, 0, 9000), Figures(before));
        Assert.Equal(1, before.GetProperty("byKind").GetProperty("repair").GetProperty("pending").GetInt32());
    }

    [Fact]
    public async Task Summary_AskedForAnInstantThatDoesNotExist_IsRefused()
    {
        var response = await (await _app.ApiAsync(KeyScope.Read)).GetAsync("/api/v1/cases/summary?asOf=2026-02-30T08:00");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    private static (int Pending, int Overdue, int Waiting, long Oldest) Figures(JsonElement summary) =>
        (summary.GetProperty("pending").GetInt32(), summary.GetProperty("overdue").GetInt32(),
            summary.GetProperty("awaitingCallback").GetInt32(), summary.GetProperty("oldestPendingSeconds").GetInt64());

    private static async Task<HttpResponseMessage> PostAsync(HttpClient api, string json, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await api.SendAsync(request);
    }

    private Task<int> CountAsync() => _app.QueryAsync(db => db.Set<Case>().CountAsync());
}
