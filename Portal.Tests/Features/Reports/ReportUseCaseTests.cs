using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Domain.Reports;
using Portal.Features.Calendar;
using Portal.Features.Obligations;
using Portal.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>Departments' reports by the packs' obligations, through the database.</summary>
[Trait("Engines", "Both")]
public sealed class ReportUseCaseTests : IAsyncLifetime
{
    private readonly MovedMeeting _meeting = new();
    private readonly PortalApp _app;
    private readonly ReportHouse _house;

    public ReportUseCaseTests()
    {
        _app = new PortalApp(services => services.AddSingleton<IEventSource>(_meeting));
        _house = new ReportHouse(_app);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("B-014")]
    [Fact]
    public async Task Weekly_OneForEachDepartmentAndWeek_ASecondIsRefused()
    {
        await _house.OpenAsync("service-centre");
        var owed = (await _house.OwedAsync("2026-11-23", "2026-11-29")).Where(one => one.Slot.Template.Key == "weekly-work").ToArray();
        Assert.Equal([ReportHouse.Service, ReportHouse.Works], owed.Select(one => one.Slot.Department).Order());
        Assert.All(owed, one => Assert.Equal((ReportHouse.At("2026-11-23 09:00"), "B-020@1"), (one.Slot.Turn.Due, one.Slot.Citation)));

        await _house.BeginAsync("weekly-work", "20261123");
        var again = await _house.Do<StartReport>().RunAsync(_house.Supervisor, "weekly-work", ReportHouse.Service, "20261123", default);
        await _house.BeginAsync("weekly-work", "20261123", _house.Engineer, ReportHouse.Works);

        Assert.Equal("reports.exists", again.Refusal?.Code);
        Assert.Equal(2, await _app.QueryAsync(db => db.Set<Report>().CountAsync()));
    }

    [Clause("B-020")]
    [Fact]
    public async Task Weekly_MissingAtNine_ListsTheDepartmentsAndClosesTheObligationWithTheLast()
    {
        await _house.OpenAsync("service-centre");
        await _house.AdvanceToAsync("2026-11-23 08:59");
        await _house.HandInAsync("weekly-work", "20261123");
        Assert.Null((await TurnAsync("weekly-work-report", "20261123")).DoneAt);

        await _house.AdvanceToAsync("2026-11-23 09:00");
        Assert.Equal([ReportHouse.Works], (await WeeklyAsync()).Where(one => one.Standing == ReportStanding.Missing).Select(one => one.Slot.Department));
        await _house.HandInAsync("weekly-work", "20261123", _house.Engineer, ReportHouse.Works);

        Assert.Equal(
            [(ReportHouse.Service, ReportStanding.Submitted), (ReportHouse.Works, ReportStanding.SubmittedLate)],
            (await WeeklyAsync()).OrderBy(one => one.Standing).Select(one => (one.Slot.Department, one.Standing)));
        var turn = await TurnAsync("weekly-work-report", "20261123");
        Assert.Equal((ReportHouse.At("2026-11-23 09:00"), OccurrenceStanding.DoneLate), (turn.DoneAt!.Value, turn.Standing(_app.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Weekly_OfThisWeek_DoesNotCloseTheMissedOneOfLastWeek()
    {
        await _house.OpenAsync("service-centre");
        await _house.AdvanceToAsync("2026-11-28 10:00");

        await _house.HandInAsync("weekly-work", "20261130");
        await _house.HandInAsync("weekly-work", "20261130", _house.Engineer, ReportHouse.Works);

        Assert.Null((await TurnAsync("weekly-work-report", "20261123")).DoneAt);
        Assert.NotNull((await TurnAsync("weekly-work-report", "20261130")).DoneAt);
    }

    [Clause("B-015")]
    [Fact]
    public async Task Month_ListsTheFiveKindsForEachDepartmentWithTheirState()
    {
        await _house.OpenAsync("service-centre");
        await _house.AdvanceToAsync("2026-11-27 10:00");
        await _house.HandInAsync("monthly-summary", "20261128");
        await _house.AdvanceToAsync("2026-11-28 00:00");

        var monthly = (await _house.OwedAsync("2026-11-01", "2026-11-30")).Where(one => one.Slot.Template.Obligation == "monthly-reports").ToArray();

        string[] kinds = ["monthly-ad-hoc", "monthly-analysis", "monthly-market", "monthly-summary", "monthly-tasks"];
        foreach (var department in new[] { ReportHouse.Service, ReportHouse.Works })
        {
            Assert.Equal(kinds, monthly.Where(one => one.Slot.Department == department).Select(one => one.Slot.Template.Key).Order(StringComparer.Ordinal));
        }

        Assert.Equal((ReportHouse.Service, "monthly-summary"), monthly.Where(one => one.Standing == ReportStanding.Submitted).Select(one => (one.Slot.Department, one.Slot.Template.Key)).Single());
        Assert.Equal(9, monthly.Count(one => one.Standing == ReportStanding.Missing));
    }

    [Clause("B-021")]
    [Fact]
    public async Task Monthly_IsDueTheDayBeforeTheMeeting_AndMovesWithIt()
    {
        await _house.OpenAsync("service-centre");
        Assert.Equal(Day("2027-09-24"), await MonthlyDueAsync("2027-09-01", "2027-09-30"));

        _meeting.HeldAt = ReportHouse.At("2027-09-29 14:00");

        Assert.Equal(Day("2027-09-28"), await MonthlyDueAsync("2027-09-01", "2027-09-30"));
        Assert.Equal(Day("2027-10-29"), await MonthlyDueAsync("2027-10-01", "2027-10-31"));
    }

    [Clause("B-022")]
    [Fact]
    public async Task Monthly_MeetingOnAHolidayMoved_IsDueTheDayBeforeTheNewDate()
    {
        await _house.OpenAsync("service-centre");
        await _app.SeedAsync(new CalendarDay { Date = Day("2026-12-26"), Name = "放假", Off = true });

        _meeting.HeldAt = ReportHouse.At("2027-01-04 14:00");

        Assert.Equal(Day("2027-01-03"), await MonthlyDueAsync("2026-12-01", "2027-01-15"));
    }

    [Fact]
    public async Task Turn_MovedAmongTheObligations_MovesTheReportWithIt()
    {
        await _house.OpenAsync("service-centre");
        await _house.Do<PlanOccurrences>().RunAsync(default);
        Assert.Null((await _house.Do<MoveOccurrence>().RunAsync(_house.Manager, "weekly-work-report", "20261123", ReportHouse.At("2026-11-23 12:00"), "系统维护", default)).Refusal);

        await _house.AdvanceToAsync("2026-11-23 11:00");
        await _house.HandInAsync("weekly-work", "20261123");

        Assert.All(await WeeklyAsync(), one => Assert.Equal(ReportHouse.At("2026-11-23 12:00"), one.Slot.Turn.Due));
        Assert.Equal([ReportStanding.Open, ReportStanding.Submitted], (await WeeklyAsync()).Select(one => one.Standing).Order());
    }

    [Clause("B-016")]
    [Fact]
    public async Task Report_HasTheFieldsOfThePublishedFormAndNoOthers()
    {
        await _house.OpenAsync("service-centre");
        var id = await _house.BeginAsync("weekly-work", "20261123");
        var form = _house.Do<ReportLibrary>().Find("weekly-work")!;
        var before = await _house.ReportAsync(id);

        var added = await _house.Do<WriteReport>().RunAsync(_house.Supervisor, id, before.Version, [new ReportValue("summary", "好"), new ReportValue("mine", "x")], default);
        var unknown = await _house.Do<StartReport>().RunAsync(_house.Supervisor, "my-own-form", ReportHouse.Service, "20261123", default);

        Assert.Equal(("reports.field-unknown", "reports.unknown"), (added.Refusal?.Code, unknown.Refusal?.Code));
        var after = await _house.ReportAsync(id);
        Assert.Equal(before.Values, after.Values);
        Assert.Equal(form.Fields.Select(field => field.Key), after.Values.Select(value => value.Field));
    }

    [Clause("A-010")]
    [Fact]
    public async Task WorkSummary_WithADueDateSet_ShowsAsOverdueForItsOwnerAndTheSupervisor()
    {
        await _house.OpenAsync("service-centre");
        Assert.DoesNotContain(await _house.OwedAsync("2026-11-21", "2026-12-31"), one => one.Slot.Template.Key == "work-summary");
        await _house.SetAsync("work_summary_due", "7");
        var first = (await _house.OwedAsync("2026-11-22", "2026-12-31")).First(one => one.Slot.Template.Key == "work-summary");

        await _house.AdvanceToAsync(_house.Do<Portal.Domain.Kernel.SiteZone>().ToSite(first.Slot.Turn.MissedAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        foreach (var reader in new[] { _house.Leader, _house.Supervisor })
        {
            var read = (await _house.Do<ReadReports>().RunAsync(reader, Day("2026-11-22"), Day("2026-12-31"), default)).Value;
            Assert.Equal((ReportStanding.Missing, ReportHouse.Service), read.Where(one => one.Slot.Turn.Key == first.Slot.Turn.Key && one.Slot.Template.Key == "work-summary").Select(one => (one.Standing, one.Slot.Department)).Single());
        }
    }

    [Clause("D-159")]
    [Fact]
    public async Task RequiredReport_LateOne_IsListedWithItsDaysOverdue()
    {
        await _house.OpenAsync("service-centre");
        await _house.SetAsync("required_report_interval_days", "10");
        var due = (await _house.OwedAsync("2026-11-22", "2026-12-31")).First(one => one.Slot.Template.Key == "required-report").Slot.Turn.Due;

        _app.Clock.Advance(due.AddDays(3) - _app.Clock.GetUtcNow());

        var late = (await _house.OwedAsync("2026-11-22", "2026-12-31")).First(one => one.Slot.Template.Key == "required-report");
        Assert.Equal((ReportStanding.Missing, 3), (late.Standing, late.DaysOverdue));
    }

    [Theory]
    [Clause("E-019")]
    [InlineData("2026-11-23 00:01", ReportStanding.Open)]
    [InlineData("2026-11-24 00:00", ReportStanding.Missing)]
    public async Task SalesWeekly_IsOpenOnMondayAndOverdueOnTuesday(string now, ReportStanding standing)
    {
        await _house.OpenAsync("sales-centre");
        await _house.AdvanceToAsync(now);

        Assert.All((await _house.OwedAsync("2026-11-23", "2026-11-23")).Where(one => one.Slot.Template.Key == "sales-weekly"), one => Assert.Equal(standing, one.Standing));
        var id = await _house.BeginAsync("sales-weekly", "20261123");
        await _house.WriteAsync(id, null, new ReportValue("report", "本周"), new ReportValue("plan") { Rows = [["巡检", "", ""]] });
        Assert.Equal("reports.item-incomplete", await _house.SubmitAsync(id));
    }

    [Theory]
    [Clause("E-022")]
    [InlineData("2026-11-30 23:59", ReportStanding.Open)]
    [InlineData("2026-12-01 00:00", ReportStanding.Missing)]
    public async Task SalesMonthly_IsDueByTheThirtiethAndShowsItsState(string now, ReportStanding standing)
    {
        await _house.OpenAsync("sales-centre");
        await _house.AdvanceToAsync(now);

        Assert.All((await _house.OwedAsync("2026-11-01", "2026-11-30")).Where(one => one.Slot.Template.Key == "sales-monthly"), one => Assert.Equal(standing, one.Standing));
    }

    [Theory]
    [Clause("D-085", "D-086", "D-204")]
    [InlineData("shop-sales", "sales_report_interval_days")]
    [InlineData("shop-market", "market_report_interval_days")]
    [InlineData("shop-manager", "manager_report_interval_days")]
    public async Task Periodic_IntervalNotGiven_IsOffUntilItIsFilledAndThenTurnsLate(string template, string parameter)
    {
        await _house.OpenAsync("online-shop");
        await _app.SeedAsync(new Portal.Domain.Duty.Post(new Portal.Domain.Duty.PostId(new Guid(1, 5, 0, new byte[8])), "S1", "网店客服", []));
        Assert.DoesNotContain(await _house.OwedAsync("2026-11-22", "2026-12-31"), one => one.Slot.Template.Key == template);

        await _house.SetAsync(parameter, "5");
        var owed = (await _house.OwedAsync("2026-11-22", "2026-12-31")).Where(one => one.Slot.Template.Key == template).ToArray();
        Assert.NotEmpty(owed);
        Assert.All(owed.Zip(owed.Skip(1)).Where(pair => pair.First.Slot.Department == pair.Second.Slot.Department), pair => Assert.Equal(TimeSpan.FromDays(5), pair.Second.Slot.Turn.Due - pair.First.Slot.Turn.Due));
        _app.Clock.Advance(owed[0].Slot.Turn.MissedAt - _app.Clock.GetUtcNow());

        Assert.Equal(ReportStanding.Missing, (await _house.OwedAsync("2026-11-22", "2026-12-31")).First(one => one.Slot.Template.Key == template).Standing);
    }

    [Clause("A-011")]
    [Fact]
    public async Task WorkSummary_WithoutImprovementMeasures_IsRefused()
    {
        await _house.OpenAsync("service-centre");
        await _house.SetAsync("work_summary_due", "7");
        var owed = (await _house.OwedAsync("2026-11-22", "2026-12-31")).First(one => one.Slot.Template.Key == "work-summary");
        _app.Clock.Advance(owed.Slot.Turn.Opens - _app.Clock.GetUtcNow());
        var id = await _house.BeginAsync("work-summary", owed.Slot.Turn.Key, _house.Leader);
        await _house.WriteAsync(id, _house.Leader, new ReportValue("summary", "本期总结"), new ReportValue("improvements", "  "));

        var refused = (await _house.Do<SubmitReport>().RunAsync(_house.Leader, id, null, default)).Refusal!;

        Assert.Equal(("reports.field-missing", "improvements", "A-011"), (refused.Code, refused.Field, refused.Clause));
        Assert.Null((await _house.ReportAsync(id)).SubmittedAt);
    }

    [Clause("D-140")]
    [Fact]
    public async Task OperatingData_AppearAtTheSetTimeAndTurnLateWithoutFigures()
    {
        await _house.OpenAsync("control-room");
        await _app.SeedAsync(new Portal.Domain.Duty.Post(new Portal.Domain.Duty.PostId(new Guid(2, 5, 0, new byte[8])), "Z1", "中控室", []));
        Assert.DoesNotContain(await _house.OwedAsync("2026-11-22", "2026-11-30"), one => one.Slot.Template.Key == "operating-data");
        await _house.SetAsync("operating_data_report_interval_days", "1");
        await _house.SetAsync("operating_data_report_time", "18:00");

        var owed = (await _house.OwedAsync("2026-11-23", "2026-11-23")).Single(one => one.Slot.Template.Key == "operating-data");
        Assert.Equal((ReportHouse.At("2026-11-23 18:00"), "中控室"), (owed.Slot.Turn.Due, owed.Slot.Department));
        _app.Clock.Advance(owed.Slot.Turn.Opens - _app.Clock.GetUtcNow());
        var id = await _house.BeginAsync("operating-data", owed.Slot.Turn.Key, _house.Manager, "中控室");
        Assert.Equal("reports.field-missing", await _house.SubmitAsync(id, _house.Manager));
        _app.Clock.Advance(owed.Slot.Turn.MissedAt - _app.Clock.GetUtcNow());

        Assert.Equal(ReportStanding.Missing, (await _house.OwedAsync("2026-11-23", "2026-11-23")).Single(one => one.Slot.Template.Key == "operating-data").Standing);
    }

    [Clause("D-091")]
    [Fact]
    public async Task CustomerDemand_IsCompiledFromContactsAndAskedForAgainAndAgain()
    {
        await _house.OpenAsync("online-shop");
        await _app.SeedAsync(new Portal.Domain.Duty.Post(new Portal.Domain.Duty.PostId(new Guid(1, 5, 0, new byte[8])), "S1", "网店", []));
        await _house.SetAsync("demand_feedback_interval_days", "4");
        using (var api = await _app.ApiAsync())
        {
            await PortalApp.ImportAsync(api, "cases", "id,kind,title,received_at,category\nC1,suggestion,希望有夜间客服,2026-11-22T09:00,服务时间\nC2,complaint,送货慢,2026-11-22T10:00,物流\nC3,enquiry,何时到货,2026-11-22T11:00,物流\n");
        }

        var owed = (await _house.OwedAsync("2026-11-22", "2026-11-30")).Where(one => one.Slot.Template.Key == "customer-demand").ToArray();
        Assert.True(owed.Length >= 2);
        _app.Clock.Advance(owed[0].Slot.Turn.Due - _app.Clock.GetUtcNow());
        var report = await _house.ReportAsync(await _house.BeginAsync("customer-demand", owed[0].Slot.Turn.Key, _house.Manager, "网店"));

        Assert.Equal([["服务时间", "1"], ["物流", "2"]], report.Of("contacts").Rows.OrderBy(row => row[1]));
        Assert.Equal("reports.field-missing", await _house.SubmitAsync(report.Id, _house.Manager));
    }

    [Clause("D-297")]
    [Fact]
    public async Task YearlyPlan_WithoutItsParts_IsShownIncompleteAndItsDuePartsAreAskedFor()
    {
        await _house.OpenAsync("service-centre");
        await _house.SetAsync("yearly_plan_lead_days", "10");
        await _house.SetAsync("plan_part_lead_days", "5");
        await _house.AdvanceToAsync("2026-12-21 10:00");

        var id = await _house.HandInAsync("yearly-plan", "20270101");
        Assert.True((await PlanAsync()).Report!.IsIncomplete);
        Assert.Equal((Day("2027-01-01"), Day("2027-12-31")), ((await _house.ReportAsync(id)).From, (await _house.ReportAsync(id)).To));
        var corrected = await _house.Do<CorrectReport>().RunAsync(_house.Supervisor, id, new ReportValue("parts") { Rows = [["一季度", "电梯大修", "郑建华"]] }, "补充分解", default);
        Assert.Null(corrected.Refusal);

        Assert.False((await PlanAsync()).Report!.IsIncomplete);
        var part = (await _house.OwedAsync("2026-12-22", "2026-12-31")).First(one => one.Slot.Template.Key == "plan-part");
        Assert.Equal((ReportStanding.Open, Day("2027-01-01"), Day("2027-03-31")), (part.Standing, part.Span.From, part.Span.To));
        Assert.Equal(OccurrenceStanding.Open, (await TurnAsync("work-plan-part", "20270101")).Standing(_app.Clock.GetUtcNow()));

        async Task<OwedReport> PlanAsync() => (await _house.OwedAsync("2026-12-20", "2026-12-31")).Single(one => one.Slot.Template.Key == "yearly-plan" && one.Slot.Department == ReportHouse.Service);
    }

    [Clause("D-157")]
    [Fact]
    public async Task WorkPlan_OfAPeriod_IsFiledWithItemsOwnersAndDates()
    {
        await _house.OpenAsync("service-centre");
        await _house.SetAsync("plan_part_lead_days", "5");
        await _house.AdvanceToAsync("2026-12-24 10:00");
        var id = await _house.BeginAsync("plan-part", "20270101");
        await _house.WriteAsync(id, null, new ReportValue("items") { Rows = [["电梯年检", "郑建华", ""]] });
        Assert.Equal("reports.item-incomplete", await _house.SubmitAsync(id));

        await _house.WriteAsync(id, null, new ReportValue("items") { Rows = [["电梯年检", "郑建华", "2027-02-10"]] });

        Assert.Null(await _house.SubmitAsync(id));
        Assert.Equal(["电梯年检", "郑建华", "2027-02-10"], Assert.Single((await _house.ReportAsync(id)).Of("items").Rows));
    }

    [Clause("B-023")]
    [Fact]
    public async Task LateReports_AreProposedForTenYuanEachOnce_HandedInOrNot()
    {
        await _house.OpenAsync("service-centre");
        await _house.AdvanceToAsync("2026-11-23 09:30");
        await _house.HandInAsync("weekly-work", "20261123");
        Assert.Equal([(_house.Zhao.Id, 10_00L)], await FinesAsync());

        var propose = _house.Do<ProposeReportFines>();
        Assert.Equal(1, await propose.RunAsync(default));
        Assert.Equal(0, await propose.RunAsync(default));
        Assert.Equal([(_house.Zhao.Id, 10_00L), (_house.Zheng.Id, 10_00L)], await FinesAsync());
        await _house.AdvanceToAsync("2026-11-30 08:00");
        await _house.HandInAsync("weekly-work", "20261130");
        await _house.HandInAsync("weekly-work", "20261130", _house.Engineer, ReportHouse.Works);

        // The monthly reports of both departments were missed meanwhile: five kinds each.
        Assert.Equal(10, await propose.RunAsync(default));
        Assert.Equal(12, (await FinesAsync()).Count);
        Assert.All(await _app.QueryAsync(db => db.Set<Portal.Domain.Conduct.ProposedPenalty>().ToListAsync()), one => Assert.Equal("B-023@1", one.Citation));
    }

    [Clause("B-023")]
    [Fact]
    public async Task Breach_ThatOnlyAReaderSees_IsNamedWithTheRulesAmountAndItsKind()
    {
        await _house.OpenAsync("service-centre");
        var name = _house.Do<NameReportBreach>();
        var draft = await _house.BeginAsync("weekly-work", "20261123", _house.Engineer, ReportHouse.Works);
        var id = await _house.HandInAsync("weekly-work", "20261123");
        Assert.Equal(10_00L, (await name.AmountAsync(_house.Manager, default)).Value!.Value.Fen);

        Assert.Equal("reports.not-submitted", (await name.RunAsync(_house.Manager, draft, ReportBreach.UntrueData, 10, default)).Refusal?.Code);
        Assert.Equal("reports.amount-missing", (await name.RunAsync(_house.Manager, id, ReportBreach.UntrueData, 0, default)).Refusal?.Code);
        Assert.False((await name.RunAsync(_house.Supervisor, id, ReportBreach.UntrueData, 10, default)).IsDone);
        Assert.Empty(await FinesAsync());
        Assert.Null((await name.RunAsync(_house.Manager, id, ReportBreach.UntrueData, 10, default)).Refusal);
        Assert.Equal("reports.breach-known", (await name.RunAsync(_house.Manager, id, ReportBreach.UntrueData, 10, default)).Refusal?.Code);

        var fine = Assert.Single((await _house.Do<ReadReport>().RunAsync(_house.Supervisor, id, default)).Value.Fines);
        Assert.Equal(("report-untruedata", 10_00L, _house.Zhao.Id), (fine.Offence, fine.Amount!.Value.Fen, fine.Person));
    }

    [Fact]
    public async Task Report_OfAnotherDepartment_IsNobodyElsesToWrite()
    {
        await _house.OpenAsync("service-centre");
        var id = await _house.BeginAsync("weekly-work", "20261123");
        var version = (await _house.ReportAsync(id)).Version;

        Assert.Equal("reports.other-department", (await _house.Do<StartReport>().RunAsync(_house.Engineer, "weekly-work", ReportHouse.Service, "20261130", default)).Refusal?.Code);
        Assert.Equal("reports.other-department", (await _house.Do<WriteReport>().RunAsync(_house.Engineer, id, version, [new ReportValue("summary", "x")], default)).Refusal?.Code);
        Assert.Equal("reports.other-department", await _house.SubmitAsync(id, _house.Engineer));
        Assert.False((await _house.Do<StartReport>().RunAsync(_house.Staff, "weekly-work", ReportHouse.Service, "20261130", default)).IsDone);
        Assert.False((await _house.Do<ReturnReport>().RunAsync(_house.Supervisor, id, "x", default)).IsDone);
        Assert.Equal(version, (await _house.ReportAsync(id)).Version);
    }

    [Fact]
    public async Task Write_FromAStalePage_IsRefusedAndKeepsTheOthersWords()
    {
        await _house.OpenAsync("service-centre");
        var id = await _house.BeginAsync("weekly-work", "20261123");
        var seen = (await _house.ReportAsync(id)).Version;
        await _house.WriteAsync(id, null, new ReportValue("summary", "先写的"));

        Assert.Equal("reports.stale", (await _house.Do<WriteReport>().RunAsync(_house.Supervisor, id, seen, [new ReportValue("summary", "后写的")], default)).Refusal?.Code);

        Assert.Equal("先写的", (await _house.ReportAsync(id)).Of("summary").Text);
    }

    [Fact]
    public async Task Return_AndHandInAgain_ShowsOnTheBoardAndKeepsTheReason()
    {
        await _house.OpenAsync("service-centre");
        var id = await _house.HandInAsync("weekly-work", "20261123");

        Assert.Null((await _house.Do<ReturnReport>().RunAsync(_house.Manager, id, "缺少问题一栏", default)).Refusal);
        Assert.Equal(ReportStanding.Returned, (await WeeklyAsync()).Single(one => one.Report is not null).Standing);
        Assert.Null(await _house.SubmitAsync(id));

        Assert.Equal(ReportStanding.Submitted, (await WeeklyAsync()).Single(one => one.Report is not null).Standing);
        var log = (await _house.ReportAsync(id)).Log;
        Assert.Equal(("缺少问题一栏", "林岚"), log.Where(entry => entry.Kind == ReportEventKind.Returned).Select(entry => (entry.Text, entry.By)).Single());
        Assert.All(log.Where(entry => entry.Kind is ReportEventKind.Submitted or ReportEventKind.Resubmitted), entry => Assert.NotNull(entry.Content));
    }

    private async Task<List<(Portal.Domain.People.PersonId, long)>> FinesAsync() =>
        [.. (await _app.QueryAsync(db => db.Set<Portal.Domain.Conduct.ProposedPenalty>().ToListAsync())).OrderBy(one => one.ProposedAt).ThenBy(one => one.Person.Value).Select(one => (one.Person, one.Amount!.Value.Fen))];

    private static DateOnly Day(string day) => ReportHouse.Day(day);

    private async Task<DateOnly> MonthlyDueAsync(string from, string to) =>
        _house.Do<Portal.Domain.Kernel.SiteZone>().DateOf(Assert.Single((await _house.OwedAsync(from, to)).Where(one => one.Slot.Template.Obligation == "monthly-reports").Select(one => one.Slot.Turn.Due).Distinct()));

    private async Task<IReadOnlyList<OwedReport>> WeeklyAsync() =>
        [.. (await _house.OwedAsync("2026-11-23", "2026-11-23")).Where(one => one.Slot.Template.Key == "weekly-work")];

    private Task<DueOccurrence> TurnAsync(string obligation, string key) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(one => one.Obligation == obligation && one.Key == key));

    /// <summary>Tells on which day a monthly meeting is held instead.</summary>
    private sealed class MovedMeeting : IEventSource
    {
        public DateTimeOffset? HeldAt { get; set; }

        public IReadOnlyList<string> Kinds { get; } = ["monthly-meeting.moved"];

        public IReadOnlyList<string> Topics { get; } = [];

        public Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RuleEvent>>(HeldAt is { } at && at >= asked.From && at < asked.To ? [new RuleEvent("monthly-meeting.moved", "moved", at)] : []);
    }
}
