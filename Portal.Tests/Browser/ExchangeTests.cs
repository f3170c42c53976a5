using System.Globalization;
using System.Text;
using ExcelDataReader;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Files in and out by hand.</summary>
public sealed class ExchangeTests(BrowserHouse house) : BrowserTest(house)
{
    private const int Homes = 3000;

    // The reader of workbooks asks for it, although it reads none that old.
    static ExchangeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [BrowserFact]
    public async Task Import_OfABadFile_NamesTheRows_AndAGoodOneIsTriedThenWrittenWithProgress()
    {
        var page = await OpenAsync("/admin/import", "lin");
        var outcome = page.Locator(".import-outcome");
        var history = page.Locator(".import-history tbody tr");
        await page.GetByLabel("类型", new() { Exact = true }).SelectOptionAsync("units");
        await ChooseAsync(page, "坏房屋.csv", "房号,楼栋,面积\n9-0101,9栋,80\n9-0102,9栋,很大\n,9栋,70\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).ClickAsync();
        await Expect(outcome).ToContainTextAsync("未写入");
        var errors = page.Locator(".import-form table tbody tr");
        await Expect(errors).ToHaveCountAsync(2);
        await Expect(errors.First).ToContainTextAsync("area");
        await Expect(errors.First.Locator("td").First).ToHaveTextAsync("3");

        var homes = new StringBuilder("房号,楼栋,面积\n");
        for (var home = 1; home <= Homes; home++)
        {
            homes.Append(CultureInfo.InvariantCulture, $"8-{home:0000},8栋,80\n");
        }

        await ChooseAsync(page, "房屋.csv", homes.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "试导入" }).ClickAsync();
        await Expect(outcome).ToContainTextAsync("试导入，未写入");
        await page.EvaluateAsync("() => new MutationObserver(() => { window.progress ??= document.querySelector('.import-progress')?.innerText; }).observe(document.body, { subtree: true, childList: true, characterData: true })");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).ClickAsync();
        await Expect(outcome).ToContainTextAsync("已写入");
        await Expect(outcome).ToContainTextAsync(Homes.ToString(CultureInfo.InvariantCulture));
        Assert.NotEmpty(await page.EvaluateAsync<string>("() => window.progress ?? ''"));
        await Expect(history.First).ToContainTextAsync("房屋.csv");
        await Expect(history.First).ToContainTextAsync("林静");
    }

    [BrowserFact]
    public async Task Templates_AndExports_OpenAsWhatTheySayTheyAre()
    {
        var page = await OpenAsync("/admin/import", "lin");
        Assert.StartsWith("房号", (await SaveAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true })))[0][0], StringComparison.Ordinal);
        Assert.StartsWith("房号", (await SaveAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "XLSX", Exact = true })))[0][0], StringComparison.Ordinal);

        await GoAsync(page, "/cases?q=");
        var cases = await SaveAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "导出", Exact = true }));
        Assert.Contains(cases, row => row.Contains("装修押金退还流程"));

        await GoAsync(page, $"/statistics/{SmallEstate.Month}/collection.property");
        var csv = await SaveAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "导出 CSV" }));
        var xlsx = await SaveAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "导出 XLSX" }));
        Assert.Contains(csv, row => row.Contains("1-0103"));
        Assert.Equal(csv.Count, xlsx.Count);
        Assert.Contains(xlsx, row => row.Contains("1-0103"));
    }

    private static Task ChooseAsync(IPage page, string name, string csv) =>
        page.GetByLabel("文件（CSV").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });

    /// <summary>Downloads what a link offers and reads its rows.</summary>
    private static async Task<List<string[]>> SaveAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        copy.Position = 0;
        using var reader = download.SuggestedFilename.EndsWith(".xlsx", StringComparison.Ordinal)
            ? ExcelReaderFactory.CreateOpenXmlReader(copy)
            : ExcelReaderFactory.CreateCsvReader(copy, new() { FallbackEncoding = Encoding.UTF8 });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }
}
