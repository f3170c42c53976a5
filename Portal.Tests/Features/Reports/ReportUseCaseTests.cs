using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
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

        public Task<IReadOnlyList<RuleEvent>> BetweenAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RuleEvent>>(HeldAt is { } at && at >= from && at < to ? [new RuleEvent("monthly-meeting.moved", "moved", at)] : []);
    }
}
