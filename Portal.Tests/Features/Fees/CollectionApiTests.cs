using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

[Trait("Engines", "Both")]
public sealed class CollectionApiTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;

    public CollectionApiTests() => _estate = new FeeEstate(_app);

    [Fact]
    public async Task Collection_NothingBilled_HasAllTypesWithoutRates()
    {
        using var api = await _app.ApiAsync(KeyScope.Read);

        var answer = await api.GetStringAsync("/api/v1/fees/collection?period=2026-11&asOf=2026-11-21T20:00:00%2B08:00");

        Assert.Equal(
            """
            {"period":"2026-11","asOf":"2026-11-21T20:00:00+08:00","types":[
            {"type":"property","receivable":"0.00","collected":"0.00","outstanding":"0.00","rate":null,"target":95},
            {"type":"utility","receivable":"0.00","collected":"0.00","outstanding":"0.00","rate":null,"target":100},
            {"type":"service","receivable":"0.00","collected":"0.00","outstanding":"0.00","rate":null,"target":100}],
            "total":{"receivable":"0.00","collected":"0.00","outstanding":"0.00","rate":null,"target":null}}
            """.ReplaceLineEndings(""),
            answer);
    }

    [Fact]
    public async Task Collection_PaidInPart_HasMoneyAsTextAndRatesAsNumbers()
    {
        await _estate.BillAsync("B-1", 120_050, waived: 50);
        await _estate.BillAsync("B-2", 30_000, type: FeeType.Utility);
        await _estate.BillAsync("B-3", 99_999, period: new Period(2026, 10));
        await _estate.PayAsync(80_000, bill: "B-1");
        using var api = await _app.ApiAsync(KeyScope.Read);

        var answer = await api.GetFromJsonAsync<JsonElement>("/api/v1/fees/collection?period=2026-11");

        var property = answer.GetProperty("types")[0];
        Assert.Equal(
            ("1200.00", "800.00", "400.00", 66.67m),
            (property.GetProperty("receivable").GetString(), property.GetProperty("collected").GetString(),
                property.GetProperty("outstanding").GetString(), property.GetProperty("rate").GetDecimal()));
        var total = answer.GetProperty("total");
        Assert.Equal(("1500.00", 53.33m), (total.GetProperty("receivable").GetString(), total.GetProperty("rate").GetDecimal()));
    }

    [Fact]
    public async Task Collection_AsOf_CountsPaymentsAndReversalsUpToTheInstant()
    {
        await _estate.BillAsync("B-1", 10_000);
        var paidAt = _app.Clock.GetUtcNow();
        var payment = await _estate.PayAsync(6_000);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _estate.ReverseAsync(payment);

        using var api = await _app.ApiAsync(KeyScope.Read);
        async Task<string?> CollectedAsync(string query) =>
            (await api.GetFromJsonAsync<JsonElement>("/api/v1/fees/collection?period=2026-11" + query)).GetProperty("types")[0].GetProperty("collected").GetString();

        Assert.Equal("0.00", await CollectedAsync($"&asOf={paidAt.AddSeconds(-1):yyyy-MM-ddTHH:mm:ss}Z"));
        Assert.Equal("60.00", await CollectedAsync($"&asOf={paidAt:yyyy-MM-ddTHH:mm:ss}Z"));
        Assert.Equal("60.00", await CollectedAsync("&asOf=2026-11-21T20:59:59")); // Site time.
        Assert.Equal("60.00", await CollectedAsync("&asOf=2026-11-21T20:59:59+08:00")); // A plus that nobody escaped.
        Assert.Equal("0.00", await CollectedAsync(""));
    }

    [Theory]
    [InlineData("", "period")]
    [InlineData("?period=2026-13", "period")]
    [InlineData("?period=202611", "period")]
    [InlineData("?period=2026-11&asOf=yesterday", "asOf")]
    [InlineData("?period=2026-11&asOf=2026-02-30T10:00:00Z", "asOf")]
    public async Task Collection_BadQuery_IsAProblem(string query, string field)
    {
        using var api = await _app.ApiAsync(KeyScope.Read);

        var response = await api.GetAsync("/api/v1/fees/collection" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Collection_WithoutKey_Is401()
    {
        using var client = _app.CreateClient();

        var response = await client.GetAsync("/api/v1/fees/collection?period=2026-11");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
