using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

[Trait("Engines", "Both")]
public sealed class CaseImportTests : IAsyncLifetime
{
    private const string Header = "id,kind,title,received_at,unit,category,severity,response_due,resolve_due,assigned_to,assigned_at,responded_at,resolved_at,closed_at,satisfaction,reopened\n";
    private const string Closed = "GD-1,complaint,楼上漏水,2026-11-20 09:00,3-1204,漏水,急,2026-11-20 10:00,2026-11-20 12:00,E001,2026-11-20 09:10,2026-11-20 09:30,2026-11-20 11:00,2026-11-20 15:00,4,1\n";
    private const string Open = "GD-2,报修,门禁失灵,2026/11/21 9:00,B2-07,,,,,,,,,,,\n";

    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Import_CasesOfAnotherSystem_KeepsTheirHistoryAndNumbers()
    {
        var (response, report) = await ImportAsync(Header + Closed + Open);

        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, report.GetProperty("accepted").GetInt32()));
        var cases = await _app.QueryAsync(db => db.Set<Case>().Include(one => one.Log).OrderBy(one => one.ExternalNumber).ToListAsync());
        Assert.Equal([("GD-1", "TS-20261121-0001", CaseStatus.Closed), ("GD-2", "BX-20261121-0001", CaseStatus.New)],
            cases.Select(one => (one.ExternalNumber!, one.Number.ToString(), one.Status)));
        Assert.Equal((_house.Zhou.Id, 4, 1, "急"), (cases[0].AssignedTo!.Value, cases[0].Satisfaction!.Value, cases[0].Reopened, cases[0].Severity));
        Assert.Equal(CaseEventKind.Imported, Assert.Single(cases[0].Log).Kind);
    }

    [Fact]
    public async Task Import_SameFileAgain_ChangesNothing()
    {
        await ImportAsync(Header + Closed + Open);
        var before = await VersionsAsync();

        var (_, report) = await ImportAsync(Header + Closed + Open);

        Assert.Equal((0, 2), (report.GetProperty("accepted").GetInt32(), report.GetProperty("unchanged").GetInt32()));
        Assert.Equal(before, await VersionsAsync());
    }

    [Fact]
    public async Task Import_RowThatSaysMore_UpdatesItsCaseAndKeepsWhatTheDeskDid()
    {
        await ImportAsync(Header + Open);
        var known = await _app.QueryAsync(db => db.Set<Case>().SingleAsync());
        CaseHouse.Done(await _house.Do<AssignCase>().RunAsync(PortalApp.Tester, known.Id, _house.Li.Id, null, default));

        var (_, report) = await ImportAsync(Header + Open.Replace("门禁失灵", "门禁失灵，住户滞留", StringComparison.Ordinal));

        Assert.Equal(1, report.GetProperty("accepted").GetInt32());
        var updated = await _app.QueryAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal(("门禁失灵，住户滞留", _house.Li.Id, known.Number), (updated.Title, updated.AssignedTo!.Value, updated.Number));
    }

    [Fact]
    public async Task Import_SameCaseTwiceInAFile_TakesTheLaterRow()
    {
        var (_, report) = await ImportAsync(Header + Open + Open.Replace("门禁失灵", "门禁修好", StringComparison.Ordinal));

        Assert.Equal((2, "门禁修好"), (report.GetProperty("accepted").GetInt32(), (await _app.QueryAsync(db => db.Set<Case>().SingleAsync())).Title));
    }

    [Fact]
    public async Task Import_ManyCases_GivesNumbersWithoutGapsAndKeepsEveryLog()
    {
        var rows = string.Concat(Enumerable.Range(1, 300).Select(no => $"M-{no},enquiry,#{no},2026-11-21 08:00,,,,,,,,,,,,\n"));

        await ImportAsync(Header + rows);

        var numbers = await _app.QueryAsync(db => db.Set<Case>().Select(one => one.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 300), numbers.Select(number => number.Sequence).Order());
        Assert.Equal(300, await _app.QueryAsync(db => db.Set<CaseEvent>().CountAsync()));
        var again = await ImportAsync(Header + rows);
        Assert.Equal(300, again.Report.GetProperty("unchanged").GetInt32());
        await _house.TakeAsync(CaseKind.Enquiry);
        Assert.Equal(301, (await _app.QueryAsync(db => db.Set<Case>().Select(one => one.Number).ToListAsync())).Max(number => number.Sequence));
    }

    [Theory]
    [InlineData("X,complaint,t,2026-11-20 09:00,9-9999,,,,,,,,,,,", "unit")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,E404,,,,,,", "assigned_to")]
    [InlineData("X,gossip,t,2026-11-20 09:00,,,,,,,,,,,,", "kind")]
    [InlineData("X,complaint,,2026-11-20 09:00,,,,,,,,,,,,", "title")]
    [InlineData("X,complaint,t,2026-02-30 09:00,,,,,,,,,,,,", "received_at")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,,,,,2026-11-20 12:00,,", "closed_at")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,,,,2026-11-20 08:00,,,", "resolved_at")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,,,,2026-11-20 10:00,2026-11-20 09:30,,", "closed_at")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,,,,,,7,", "satisfaction")]
    [InlineData("X,complaint,t,2026-11-20 09:00,,,,,,,,,,,,-1", "reopened")]
    public async Task Import_BadRow_IsRefusedWithLineColumnAndReasonAndNothingIsWritten(string row, string column)
    {
        var (response, report) = await ImportAsync(Header + Closed + row + "\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var rejected = Assert.Single(report.GetProperty("rejected").EnumerateArray());
        Assert.Equal((3, column), (rejected.GetProperty("line").GetInt32(), rejected.GetProperty("column").GetString()));
        Assert.NotEmpty(rejected.GetProperty("message").GetString()!);
        Assert.False(await _app.QueryAsync(db => db.Set<Case>().AnyAsync()));
        Assert.False(await _app.QueryAsync(db => db.Set<CaseEvent>().AnyAsync()));
    }

    [Fact]
    public async Task Import_SkippingBadRows_TakesTheGoodOnesWithoutAGapInTheirNumbers()
    {
        var (response, report) = await ImportAsync(
            Header + "X,complaint,t,2026-11-20 09:00,9-9999,,,,,,,,,,,\n" + Closed, "?skipInvalid=true");

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, report.GetProperty("accepted").GetInt32()));
        Assert.Equal("TS-20261121-0001", (await _app.QueryAsync(db => db.Set<Case>().SingleAsync())).Number.ToString());
    }

    private async Task<(HttpResponseMessage Response, JsonElement Report)> ImportAsync(string csv, string query = "") =>
        await PortalApp.ImportAsync(await _app.ApiAsync(), "cases", csv, query);

    private Task<List<int>> VersionsAsync() => _app.QueryAsync(db => db.Set<Case>().OrderBy(one => one.ExternalNumber).Select(one => one.Version).ToListAsync());
}
