using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.CommandLine;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Features.Access;
using Portal.Features.Statistics;
using Portal.Tests.Support;
using static Portal.Tests.Features.Statistics.StatisticsEstate;

namespace Portal.Tests.Features.Statistics;

[Trait("Engines", "Both")]
public sealed class StatisticsApiTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly StatisticsEstate _estate;

    public StatisticsApiTests() => _estate = new StatisticsEstate(_app);

    public Task InitializeAsync() => _estate.FillAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Get_Month_AnswersTheEightFiguresWithUnitTargetAndClause()
    {
        var answer = await GetAsync("2026-11");

        Assert.Equal(("2026-11", "open"), (answer.GetProperty("period").GetString(), answer.GetProperty("state").GetString()));
        var figures = answer.GetProperty("figures").EnumerateArray().ToArray();
        Assert.Equal(
            [
                "coverage.rate", "cases.received", "cases.resolved", "cases.timely", "cases.effective",
                "collection.property", "collection.utility", "collection.service",
            ],
            figures.Select(figure => figure.GetProperty("key").GetString()));
        Assert.Equal(
            """{"key":"collection.property","value":25,"restated":null,"unit":"percent","target":95,"clause":"B-164","rows":2}""",
            figures[5].GetRawText());
        Assert.Equal("""{"key":"cases.received","value":4,"restated":null,"unit":"count","target":null,"clause":null,"rows":4}""", figures[1].GetRawText());
        Assert.Equal(JsonValueKind.Null, figures[6].GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Get_FrozenMonth_WritesItsNumbersAsAnOpenOneDoes()
    {
        var open = await GetAsync("2026-11");
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var ended = await GetAsync("2026-11");
        Assert.True((await _app.Services.GetRequiredService<KeepStatistics>().RunAsync(PortalApp.Tester, new Period(2026, 11), default)).IsDone);

        var frozen = await GetAsync("2026-11");

        Assert.Equal("frozen", frozen.GetProperty("state").GetString());
        Assert.Equal(ended.GetProperty("figures").GetRawText(), frozen.GetProperty("figures").GetRawText());
        Assert.Equal(open.GetProperty("figures")[1].GetRawText(), frozen.GetProperty("figures")[1].GetRawText());
    }

    [Fact]
    public async Task Get_Rows_OfEveryFigure_AreAsManyAsTheFigureSays()
    {
        _app.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var figure in (await GetAsync("2026-11")).GetProperty("figures").EnumerateArray())
        {
            var rows = await GetAsync($"2026-11/{figure.GetProperty("key").GetString()}/rows");

            Assert.Equal(figure.GetProperty("rows").GetInt32(), rows.GetProperty("total").GetInt32());
            Assert.Equal(figure.GetProperty("rows").GetInt32(), rows.GetProperty("rows").GetArrayLength());
        }
    }

    [Fact]
    public async Task Get_Rows_ExplainTheFigure()
    {
        var cases = (await GetAsync("2026-11/cases.timely/rows")).GetProperty("rows").EnumerateArray().ToArray();
        var bill = (await GetAsync("2026-11/collection.property/rows?take=1")).GetProperty("rows")[0];
        _app.Clock.Advance(TimeSpan.FromHours(1));
        var stretch = (await GetAsync("2026-11/coverage.rate/rows")).GetProperty("rows")[0];

        Assert.Equal(1, cases.Count(one => one.GetProperty("timely").GetBoolean()));
        Assert.Equal(1, cases.Count(one => one.GetProperty("effective").GetBoolean()));
        Assert.Equal(
            """{"bill":"B1","unit":"1-101","building":"1","due":"2026-11-30","receivable":"100.00","collected":"50.00","outstanding":"50.00"}""",
            bill.GetRawText());
        Assert.Equal(
            """{"post":"FCR","name":"\u6D88\u9632\u63A7\u5236\u5BA4","from":"2026-11-21T20:00:00+08:00","to":"2026-11-21T20:15:00+08:00","required":1,"present":0,"gap":1}""",
            stretch.GetRawText().Replace("消防控制室", "\\u6D88\\u9632\\u63A7\\u5236\\u5BA4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_Rows_SkipAndTake_TurnPagesWithoutLosingTheTotal()
    {
        var page = await GetAsync("2026-11/cases.received/rows?skip=3&take=2");

        Assert.Equal((4, 1), (page.GetProperty("total").GetInt32(), page.GetProperty("rows").GetArrayLength()));
    }

    [Theory]
    [InlineData("2026-13", HttpStatusCode.UnprocessableEntity, "statistics.period-malformed")]
    [InlineData("november/cases.received/rows", HttpStatusCode.UnprocessableEntity, "statistics.period-malformed")]
    [InlineData("2026-11/no.such/rows", HttpStatusCode.NotFound, "statistics.figure-unknown")]
    [InlineData("2026-11/cases.received/rows?skip=-1", HttpStatusCode.UnprocessableEntity, "statistics.page-malformed")]
    [InlineData("2026-11/cases.received/rows?take=1001", HttpStatusCode.UnprocessableEntity, "statistics.page-malformed")]
    public async Task Get_BadQuestion_IsAProblem(string path, HttpStatusCode status, string code)
    {
        using var api = await _app.ApiAsync(KeyScope.Read);

        var response = await api.GetAsync($"/api/v1/statistics/{path}");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Get_WithoutAKey_IsUnauthorized() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.CreateClient().GetAsync("/api/v1/statistics/2026-11")).StatusCode);

    [Fact]
    public async Task Command_MonthThatIsOver_FreezesItAndPrintsWhatTheApiAnswers()
    {
        _app.Clock.MoveTo(FreezeAt);
        using var output = new StringWriter();
        using var messages = new StringWriter();

        var exit = await _estate.Get<CommandRunner>().RunAsync(["statistics", "2026-11"], "/", new ConsoleOutput(output, messages), default);

        Assert.Equal((CommandExit.Done, ""), (exit, messages.ToString()));
        var printed = JsonSerializer.Deserialize<JsonElement>(output.ToString());
        Assert.Equal("frozen", printed.GetProperty("state").GetString());
        Assert.True(JsonElement.DeepEquals(await GetAsync("2026-11"), printed));
    }

    [Fact]
    public async Task Command_NotAMonth_IsWrongUsage()
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();

        var exit = await _estate.Get<CommandRunner>().RunAsync(["statistics", "2026-13"], "/", new ConsoleOutput(output, messages), default);

        Assert.Equal((CommandExit.WrongUsage, ""), (exit, output.ToString()));
        Assert.Contains("2026-13", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_CellsFitTheirHeadings()
    {
        _app.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var key in FigureKey.All.Except([FigureKey.CollectionUtility, FigureKey.CollectionService]))
        {
            var page = await _estate.Get<ReadFigureRows>().RunAsync(PortalApp.Tester, November, key, 0, 10, default);

            Assert.All(page.Value.Rows, row =>
                Assert.Equal(row.Headings.Count, row.Cells(_estate.Get<Portal.App.Texts>(), _estate.Get<Portal.Domain.Kernel.SiteZone>()).Count));
        }
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var api = await _app.ApiAsync(KeyScope.Read);
        return await api.GetFromJsonAsync<JsonElement>($"/api/v1/statistics/{path}");
    }
}
