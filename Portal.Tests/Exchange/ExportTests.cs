using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Access;
using Portal.Tests.Exchange.Tables;
using Portal.Tests.Support;

namespace Portal.Tests.Exchange;

/// <summary>What people download, over HTTP: nothing that somebody typed in becomes a formula in their spreadsheet.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string Cases = "/cases/export";
    private const string Bills = "/fees/rows/export?period=2026-11";
    private const string Figure = "/statistics/2026-11/cases.received/export?format=csv";
    private const string EvilTitle = "=HYPERLINK(\"http://evil.example\",\"x\")";
    private const string EvilUnit = "@SUM(A1)";
    private const string EvilBill = "+1+cmd|'/C calc'!A0";

    private readonly PortalApp _app = new();

    public async Task InitializeAsync()
    {
        using var api = await _app.ApiAsync();
        await ImportAsync(api, "units", $"code,building\n{EvilUnit},1\n");
        await ImportAsync(api, "bills", $"id,unit,type,period,amount,due\n{EvilBill},{EvilUnit},property,2026-11,100.00,2026-11-30\n");
        await ImportAsync(api, "cases", $"id,kind,title,received_at\nC1,complaint,\"{EvilTitle.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2026-11-05T08:00\n");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(Cases, "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")]
    [InlineData(Bills, "'@SUM(A1)")]
    [InlineData(Bills, "'+1+cmd|'/C calc'!A0")]
    [InlineData(Figure, "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")]
    public async Task Csv_TextThatLooksLikeAFormula_IsDisarmed(string address, string written)
    {
        var answer = await (await SignedInAsync()).GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var row = Encoding.UTF8.GetString(bytes).Split("\r\n")[1];
        Assert.Contains(written, row, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,)\"?[=+@]", row);
    }

    [Theory]
    [InlineData(Bills + "&format=xlsx", EvilUnit)]
    [InlineData(Bills + "&format=xlsx", EvilBill)]
    [InlineData("/statistics/2026-11/cases.received/export?format=xlsx", EvilTitle)]
    public async Task Xlsx_TextThatLooksLikeAFormula_IsAText(string address, string text)
    {
        var answer = await (await SignedInAsync()).GetAsync(address);

        Assert.Equal(
            (HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var file = await answer.Content.ReadAsByteArrayAsync();
        Workbooks.AssertValid(file);
        using var reader = Workbooks.ReadByAnother(file);
        Assert.True(reader.Read() && reader.Read());
        Assert.Contains(text, Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column)?.ToString()));
        using var archive = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(archive.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<f>", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cases)]
    [InlineData(Bills)]
    [InlineData(Figure)]
    public async Task Export_WithoutSignIn_LeadsToTheSignInPage(string address) =>
        Assert.StartsWith("/login", PlainBrowser.PathOf(await _app.Browse().GetAsync(address)), StringComparison.Ordinal);

    private static async Task ImportAsync(HttpClient api, string kind, string csv)
    {
        var (answer, body) = await PortalApp.ImportAsync(api, kind, csv);
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
    }

    private async Task<PlainBrowser> SignedInAsync()
    {
        const string Own = "correct horse battery";
        var given = (await _app.Services.GetRequiredService<CreateAccount>().RunAsync(PortalApp.Tester, "wang", default)).Value;
        var browser = _app.Browse();
        await browser.SignInAsync("wang", given);
        await browser.SubmitAsync(Guards.PasswordPath, "password", ("Password.Current", given), ("Password.New", Own), ("Password.Repeated", Own));
        return browser;
    }
}
