using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees.Imports;

/// <summary>Every bad input that the formats name for units, bills and payments: 422, line, column, reason, nothing written.</summary>
public sealed class BadFeeInputTests : IAsyncLifetime
{
    private const string UnitColumns = "code,building,area,owner,phone,steward";
    private const string BillColumns = "id,unit,type,period,amount,due,waived";
    private const string PaymentColumns = "id,unit,paid_at,amount,method,bill,reverses";

    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;
    private HttpClient _api = null!;

    public BadFeeInputTests() => _estate = new FeeEstate(_app);

    [Theory]
    [InlineData("2-201,1,-5,,,", "area")]
    [InlineData("2-201,1,many,,,", "area")]
    [InlineData("2-201,1,,,,E999", "steward")]
    [InlineData(",1,,,,", "code")]
    public Task Units(string row, string column) => RefuseAsync("units", UnitColumns, "2-200,1,,,,", row, column);

    [Theory]
    [InlineData("B-9,9-999,property,2026-11,1.00,2026-11-30,", "unit")]
    [InlineData("B-9,1-101,rent,2026-11,1.00,2026-11-30,", "type")]
    [InlineData("B-9,1-101,property,2026-13,1.00,2026-11-30,", "period")]
    [InlineData("B-9,1-101,property,November,1.00,2026-11-30,", "period")]
    [InlineData("B-9,1-101,property,2026-11,-1.00,2026-11-30,", "amount")]
    [InlineData("B-9,1-101,property,2026-11,1.234,2026-11-30,", "amount")]
    [InlineData("B-9,1-101,property,2026-11,one,2026-11-30,", "amount")]
    [InlineData("B-9,1-101,property,2026-11,,2026-11-30,", "amount")]
    [InlineData("B-9,1-101,property,2026-11,1.00,2026-11-31,", "due")]
    [InlineData("B-9,1-101,property,2026-11,1.00,tomorrow,", "due")]
    [InlineData("B-9,1-101,property,2026-11,1.00,2026-11-30,1.01", "waived")]
    [InlineData("B-9,1-101,property,2026-11,1.00,2026-11-30,-0.01", "waived")]
    [InlineData("B-1,1-101,property,2026-11,100.01,2026-11-30,", "id")]
    [InlineData("B-1,1-102,property,2026-11,100.00,2026-11-30,", "id")]
    [InlineData("B-8,1-101,property,2026-11,9.00,2026-11-30,", "id")]
    public Task Bills(string row, string column) =>
        RefuseAsync("bills", BillColumns, "B-8,1-101,property,2026-11,8.00,2026-11-30,", row, column);

    [Theory]
    [InlineData("P-9,9-999,2026-11-06 10:00,1.00,,,", "unit")]
    [InlineData("P-9,1-101,2026-11-06 10:00,-1.00,,,", "amount")]
    [InlineData("P-9,1-101,2026-11-06 10:00,0.00,,,", "amount")]
    [InlineData("P-9,1-101,2026-11-06 10:00,1.005,,,", "amount")]
    [InlineData("P-9,1-101,2026-11-06 10:00,1元,,,", "amount")]
    [InlineData("P-9,1-101,2026-02-30 10:00,1.00,,,", "paid_at")]
    [InlineData("P-9,1-101,2026-11-06 25:00,1.00,,,", "paid_at")]
    [InlineData("P-9,1-101,,1.00,,,", "paid_at")]
    [InlineData("P-9,1-101,2026-11-06 10:00,1.00,,B-999,", "bill")]
    [InlineData("P-9,1-101,2026-11-06 10:00,1.00,,B-2,", "bill")]
    [InlineData("P-1,1-101,2026-11-05 10:00,41.00,微信,,", "id")]
    [InlineData("P-1,1-102,2026-11-05 10:00,40.00,微信,,", "id")]
    [InlineData("P-1,1-101,2026-11-05 10:00,40.00,现金,,", "id")]
    [InlineData("R-9,1-101,2026-11-06 10:00,-40.00,,,P-999", "reverses")]
    [InlineData("R-9,1-101,2026-11-06 10:00,-20.00,,,P-2", "reverses")]
    [InlineData("R-9,1-102,2026-11-06 10:00,-40.00,,,P-1", "reverses")]
    [InlineData("R-9,1-101,2026-11-06 10:00,-39.99,,,P-1", "reverses")]
    [InlineData("R-9,1-101,2026-11-05 09:59,-40.00,,,P-1", "reverses")]
    [InlineData("R-9,1-101,2026-11-07 10:00,-1.00,,,R-2", "reverses")]
    [InlineData("R-9,1-101,2026-11-06 10:00,40.00,,,P-1", "amount")]
    [InlineData("R-2,1-101,2026-11-06 09:00,-20.00,,,P-1", "id")]
    public Task Payments(string row, string column) =>
        RefuseAsync("payments", PaymentColumns, "P-8,1-101,2026-11-06 08:00,8.00,,,", row, column);

    /// <summary>A good line above the bad one shows that nothing at all is written, and that the line is counted right.</summary>
    private async Task RefuseAsync(string kind, string columns, string good, string bad, string column)
    {
        var before = await _estate.BooksAsync();

        var (response, body) = await PortalApp.ImportAsync(_api, kind, $"{columns}\n{good}\n\n{bad}\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var rejected = Assert.Single(body.GetProperty("rejected").EnumerateArray());
        Assert.Equal((4, column), (rejected.GetProperty("line").GetInt32(), rejected.GetProperty("column").GetString()));
        Assert.NotEmpty(rejected.GetProperty("message").GetString()!);
        Assert.DoesNotContain("refusal.", rejected.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal((0, 2), (body.GetProperty("accepted").GetInt32(), body.GetProperty("total").GetInt32()));
        Assert.Equal(before, await _estate.BooksAsync());
    }

    public async Task InitializeAsync()
    {
        _api = await _app.ApiAsync();
        foreach (var (kind, csv) in new[]
        {
            ("units", "code\n1-101\n1-102\n"),
            ("bills", BillColumns + "\nB-1,1-101,property,2026-11,100.00,2026-11-30,\nB-2,1-102,property,2026-11,200.00,2026-11-30,\n"),
            ("payments", PaymentColumns + "\nP-1,1-101,2026-11-05 10:00,40.00,微信,,\nP-2,1-101,2026-11-05 11:00,20.00,,,\nR-2,1-101,2026-11-06 09:00,-20.00,,,P-2\n"),
        })
        {
            var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);
            Assert.True(response.IsSuccessStatusCode, body.ToString());
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
