using Portal.Domain.Reports;
using Portal.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>Figures of reports come from the records; nobody counts by hand.</summary>
[Trait("Engines", "Both")]
public sealed class ReportFiguresTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly ReportHouse _house;

    public ReportFiguresTests() => _house = new ReportHouse(_app);

    public Task InitializeAsync() => _house.OpenAsync("service-centre", "property-steward");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("B-017")]
    [Fact]
    public async Task Weekly_Figures_AreThoseOfTheRecords_AndAChangedOneKeepsNameAndReason()
    {
        await TakeAsync("complaint", "2026-11-16T08:00", "2026-11-17T08:00");
        await TakeAsync("repair", "2026-11-18T08:00", null, due: "2026-11-19T08:00");
        await TakeAsync("enquiry", "2026-11-10T08:00", "2026-11-20T08:00");
        await _house.AdvanceToAsync("2026-11-23 08:00");
        await TakeAsync("repair", "2026-11-23T07:00", null);

        var id = await _house.BeginAsync("weekly-work", "20261123");
        Assert.Equal(["2", "2", "1", "1"], Figures(await _house.ReportAsync(id)));
        await TakeAsync("complaint", "2026-11-22T09:00", null);
        Assert.Null((await _house.Do<OverrideFigure>().RunAsync(_house.Supervisor, id, "resolved", "3", "一件在纸质台账", default)).Refusal);
        Assert.Null((await _house.Do<RefreshFigures>().RunAsync(_house.Supervisor, id, default)).Refusal);

        var report = await _house.ReportAsync(id);
        Assert.Equal(["3", "3", "2", "1"], Figures(report));
        Assert.Equal(("2", "赵明远", "一件在纸质台账"), (report.Of("resolved").Text, report.Of("resolved").Override!.By, report.Of("resolved").Override!.Reason));
        Assert.Equal("reports.figure-typed", (await _house.Do<WriteReport>().RunAsync(_house.Supervisor, id, report.Version, [new ReportValue("received", "99")], default)).Refusal?.Code);
        Assert.Equal("3", (await _house.ReportAsync(id)).Of("received").Shown);
    }

    [Clause("B-214")]
    [Fact]
    public async Task MonthlyAnalysis_TenComplaintsAndTwentyRepairs_ShowsTheirRatesUnmixed()
    {
        var rows = new List<string>();
        for (var number = 0; number < 30; number++)
        {
            var complaint = number < 10;
            var place = complaint ? number : number - 10;
            var (timely, effective) = (place < (complaint ? 8 : 15), place < (complaint ? 9 : 18));
            rows.Add($"M{number},{(complaint ? "complaint" : "repair")},事项,2026-11-02T08:00,2026-11-03T08:00,{(timely ? "2026-11-02T20:00" : "2026-11-04T08:00")},{(effective ? 5 : 1)}");
        }

        await ImportAsync("id,kind,title,received_at,resolve_due,resolved_at,satisfaction", rows);
        await _house.AdvanceToAsync("2026-11-27 10:00");

        var report = await _house.ReportAsync(await _house.BeginAsync("monthly-analysis", "20261128"));

        Assert.Equal(
            ["80", "90", "75", "90"],
            new[] { "complaints-timely", "complaints-effective", "repairs-timely", "repairs-effective" }.Select(field => report.Of(field).Shown));
        Assert.Equal("30", report.Of("received").Shown);
    }

    [Clause("B-142")]
    [Fact]
    public async Task MatterStatistics_OfAWeek_CountsByTypeOpenedClosedPending()
    {
        await TakeAsync("complaint", "2026-11-16T00:00", "2026-11-18T08:00");
        await TakeAsync("complaint", "2026-11-22T23:59:59", null);
        await TakeAsync("complaint", "2026-11-15T23:59:59", "2026-11-16T08:00");
        await TakeAsync("repair", "2026-11-01T08:00", null);
        await TakeAsync("repair", "2026-11-23T00:00", null);
        var steward = Somebody();
        await _app.SeedAsync(steward);
        var actor = await _app.AccountAsync(Portal.Domain.People.Roles.Steward, steward.Id, steward.Name);
        await _house.SetAsync("matter_statistics_weekday", "mon");
        await _house.SetAsync("matter_statistics_time", "17:00");
        await _house.AdvanceToAsync("2026-11-23 09:00");
        var owed = Assert.Single(await _house.OwedAsync("2026-11-23", "2026-11-23"), one => one.Slot.Template.Key == "matter-statistics");
        Assert.Equal((ReportStanding.Open, ReportHouse.Service), (owed.Standing, owed.Slot.Department));

        var report = await _house.ReportAsync(await _house.BeginAsync("matter-statistics", owed.Slot.Turn.Key, actor));

        Assert.Equal([["投诉", "2", "2", "1"], ["报修", "0", "0", "1"]], report.Of("matters").Rows);
        Assert.Equal("reports.field-missing", await _house.SubmitAsync(report.Id, actor));
    }

    [Theory]
    [Clause("B-212")]
    [InlineData("2026-11", 28, 30)]
    [InlineData("2027-02", 26, 28)]
    public async Task SpecialServices_OpenOnThe28thAndOverdueAfterThe30thOrTheLastOfFebruary_CountedByType(string month, int opens, int due)
    {
        await TakeAsync("service", $"{month}-01T08:00", $"{month}-02T08:00", category: "家政");
        await TakeAsync("service", $"{month}-03T08:00", null, category: "家政");
        await TakeAsync("service", $"{month}-03T08:00", null, category: "安装");
        var steward = Somebody();
        await _app.SeedAsync(steward);
        var actor = await _app.AccountAsync(Portal.Domain.People.Roles.Steward, steward.Id, steward.Name);
        await _house.AdvanceToAsync($"{month}-{opens:00} 12:00");

        var owed = Assert.Single(await _house.OwedAsync($"{month}-01", $"{month}-{due:00}"), one => one.Slot.Template.Key == "special-service-statistics");
        Assert.Equal(ReportStanding.Open, owed.Standing);
        var report = await _house.ReportAsync(await _house.BeginAsync("special-service-statistics", owed.Slot.Turn.Key, actor));
        Assert.Equal([["家政", "2", "1"], ["安装", "1", "0"]], report.Of("services").Rows.OrderByDescending(row => row[1]));
        _app.Clock.Advance(ReportHouse.At($"{month}-{due:00} 23:59") - _app.Clock.GetUtcNow());
        Assert.Equal(ReportStanding.Open, (await OneAsync()).Standing);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ReportStanding.Missing, (await OneAsync()).Standing);

        async Task<OwedReport> OneAsync() => Assert.Single(await _house.OwedAsync($"{month}-01", $"{month}-{due:00}"), one => one.Slot.Template.Key == "special-service-statistics");
    }

    [Clause("B-213")]
    [Fact]
    public async Task SpecialServiceReport_WithoutToWhomAndWhen_IsNotHandedInAndTurnsOverdue()
    {
        var steward = Somebody();
        await _app.SeedAsync(steward);
        var actor = await _app.AccountAsync(Portal.Domain.People.Roles.Steward, steward.Id, steward.Name);
        await _house.SetAsync("special_service_report_day", "30");
        await _house.AdvanceToAsync("2026-11-30 12:00");
        var owed = Assert.Single(await _house.OwedAsync("2026-11-01", "2026-11-30"), one => one.Slot.Template.Key == "special-service-report");
        var id = await _house.BeginAsync("special-service-report", owed.Slot.Turn.Key, actor);
        await _house.WriteAsync(id, actor, new ReportValue("sent-to", "服务中心经理"));
        Assert.Equal("reports.field-missing", await _house.SubmitAsync(id, actor));
        _app.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(ReportStanding.Missing, Assert.Single(await _house.OwedAsync("2026-11-01", "2026-11-30"), one => one.Slot.Template.Key == "special-service-report").Standing);

        await _house.WriteAsync(id, actor, new ReportValue("sent-at", "2026-12-01 09:00"));

        Assert.Null(await _house.SubmitAsync(id, actor));
        Assert.Equal(ReportStanding.SubmittedLate, Assert.Single(await _house.OwedAsync("2026-11-01", "2026-11-30"), one => one.Slot.Template.Key == "special-service-report").Standing);
    }

    [Clause("E-116")]
    [Fact]
    public async Task DepartmentStatistics_OfAMonth_AreGeneratedFromTheRecords()
    {
        await TakeAsync("complaint", "2026-11-02T08:00", "2026-11-02T10:00");
        await _house.AdvanceToAsync("2026-11-27 10:00");

        var report = await _house.ReportAsync(await _house.BeginAsync("monthly-analysis", "20261128"));

        var form = _house.Do<ReportLibrary>().Find("monthly-analysis")!;
        Assert.True(form.Fields.Count(field => field.Kind == ReportFieldKind.Figure) >= 8);
        Assert.Equal(("1", "1", "100"), (report.Of("received").Shown, report.Of("resolved").Shown, report.Of("complaints-effective").Shown));
    }

    [Fact]
    public async Task Forms_EverySource_IsKnownAndEveryObligationIsThere()
    {
        var library = _house.Do<ReportLibrary>();
        var obligations = _house.Do<Portal.Packs.PackLibrary>().Packs.SelectMany(pack => pack.Obligations).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);

        foreach (var form in library.Templates)
        {
            Assert.Contains(form.Obligation, obligations);
            var filled = await _house.Do<ReportFigures>().ReadAsync(form, new ReportSpan(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), default);
            Assert.Equal(form.Fields.Where(field => field.Source is not null).Select(field => field.Key), filled.Select(value => value.Field));
            Assert.Equal(form.Fields.Count, form.Fields.DistinctBy(field => field.Key).Count());
        }
    }

    private static IEnumerable<string?> Figures(Report report) => new[] { "received", "resolved", "pending", "overdue" }.Select(field => report.Of(field).Shown);

    private static Portal.Domain.People.Person Somebody() =>
        new(new Portal.Domain.People.PersonId(new Guid(9, 11, 0, new byte[8])), "E009", new Portal.Domain.People.PersonDetails { Name = "石晓红", Title = "楼栋管家", Department = ReportHouse.Service });

    private int _taken;

    private Task TakeAsync(string kind, string received, string? resolved, string? due = null, string? category = null) =>
        ImportAsync("id,kind,title,received_at,resolved_at,resolve_due,category", [$"T{++_taken},{kind},事项,{received},{resolved},{due},{category}"]);

    private async Task ImportAsync(string header, IEnumerable<string> rows)
    {
        using var api = await _app.ApiAsync();
        var (answer, body) = await PortalApp.ImportAsync(api, "cases", header + "\n" + string.Join('\n', rows) + "\n");
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
    }
}
