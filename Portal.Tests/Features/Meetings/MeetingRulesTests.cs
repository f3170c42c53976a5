using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Features.Cases;
using Portal.Features.Meetings;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Meetings;

/// <summary>The clauses about meetings, through the use cases. It is Saturday 2026-11-21, 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class MeetingRulesTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private MeetingHouse _house = null!;

    public async Task InitializeAsync() => _house = await new MeetingHouse(_app).OpenAsync("service-centre");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("A-002", "A-003")]
    [Fact]
    public async Task Team_WithItsDayAndTimeSet_IsOnceAWeekWithEveryTeamLeaderAndMissedWithoutMinutes()
    {
        await _house.SetAsync("team_meeting_day", "wed");
        await _house.SetAsync("team_meeting_time", "15:00");

        await _house.AdvanceToAsync("2026-12-06 23:59");

        var made = await _house.MeetingsAsync(MeetingKind.Team);
        Assert.Equal(["2026-11-25 15:00", "2026-12-02 15:00"], made.Select(one => MeetingHouse.Site(one.Start)).Take(2));
        Assert.All(made.Zip(made.Skip(1)), pair => Assert.Equal(TimeSpan.FromDays(7), pair.Second.Start - pair.First.Start));
        Assert.Equal([_house.Zhou.Id, _house.Xu.Id], made[1].Attendees.Select(one => one.Person).OrderBy(one => one.Value));
        Assert.Equal(made[0].Id, Assert.Single((await _house.OverviewAsync("2026-12-02")).Overdue, row => row.Kind == MeetingKind.Team).Id);

        // Marked but not filed when the week ends: missed all the same; whoever was left unmarked is absent.
        await MarkAsync(made[1].Id, new MarkedAttendance(_house.Zhou.Id, AttendanceMark.Present));
        _app.Clock.MoveTo(MeetingHouse.At("2026-12-07 00:00"));
        Assert.Equal([MeetingStanding.Missed, MeetingStanding.Missed], (await _house.OverviewAsync("2026-12-02")).Overdue.Where(row => row.Kind == MeetingKind.Team).Select(row => row.Standing));
        await PrepareAsync(made[1].Id, chair: _house.Zhao.Id);
        await MeetingHouse.DoneAsync(_house.Do<IssueMinutes>().RunAsync(PortalApp.Tester, made[1].Id, default));
        Assert.Equal([AttendanceMark.Present, AttendanceMark.Absent], (await _house.ReadAsync(made[1].Id)).Attendees.OrderBy(one => one.Person.Value).Select(one => one.Mark));
        Assert.Equal(made[0].Id, Assert.Single((await _house.OverviewAsync("2026-12-02")).Overdue, row => row.Kind == MeetingKind.Team).Id);
    }

    [Clause("A-004")]
    [Fact]
    public async Task Team_Minutes_NeedAChairOfCustomerService()
    {
        var id = await TeamAsync();

        Assert.Equal("meetings.chair-missing", (await IssueAsync(id)).Refusal?.Code);
        await PrepareAsync(id, chair: _house.Zhou.Id);
        Assert.Equal(("meetings.chair-from-elsewhere", "A-004"), Code(await IssueAsync(id)));
        Assert.All((await _house.SheetAsync(id)).Chairs, person => Assert.Equal("客服部", person.Department));
        Assert.Null((await _house.ReadAsync(id)).IssuedAt);

        await PrepareAsync(id, chair: _house.Zhao.Id);
        Assert.Null((await IssueAsync(id)).Refusal);
    }

    [Clause("A-005")]
    [Fact]
    public async Task Team_Agenda_OpensWithItsHeadsEachWithItsOwnText()
    {
        var id = await TeamAsync();
        var heads = (await _house.ReadAsync(id)).Agenda.OrderBy(one => one.No).Select(one => one.Head).ToArray();
        Assert.Equal([AgendaHead.Service, AgendaHead.Safety, AgendaHead.WorkStyle, AgendaHead.Training, AgendaHead.Attendance], heads.Take(5));

        foreach (var line in (await _house.ReadAsync(id)).Agenda)
        {
            await WriteAsync(id, line.Id, new AgendaEntry($"讲评 {line.Head}"));
        }

        Assert.All((await _house.ReadAsync(id)).Agenda, line => Assert.Equal($"讲评 {line.Head}", line.Text));
    }

    [Clause("A-006")]
    [Fact]
    public async Task Team_Figures_AreTheWeeksAndStayWithTheMinutes()
    {
        var cases = await new Cases.CaseHouse(_app).OpenAsync();
        await cases.TakeAsync(title: "上上周", ago: TimeSpan.FromDays(9));
        var id = await TeamAsync();
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-25 15:30"));
        var done = await cases.TakeAsync(title: "本周一", ago: TimeSpan.FromDays(1));
        await cases.TakeAsync(title: "本周二");
        await cases.ResolveAsync(done, cases.Zhou);

        var span = Assert.Single((await _house.SheetAsync(id)).Briefing.Spans);
        Assert.Equal(("week", 2, 1, 2), (span.Name, span.Opened, span.Closed, span.Pending));

        await PrepareAsync(id, chair: _house.Zhao.Id);
        await MeetingHouse.DoneAsync(IssueAsync(id));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await cases.TakeAsync(title: "会后");
        Assert.Equal(span, Assert.Single((await _house.SheetAsync(id)).Briefing.Spans));
    }

    [Clause("A-007")]
    [Fact]
    public async Task DifficultCase_OnTheAgenda_KeepsItsAnalysisWithTheCase()
    {
        var cases = await new Cases.CaseHouse(_app).OpenAsync();
        var taken = await cases.TakeAsync(title: "反复渗水");
        var id = await TeamAsync();

        Assert.Equal("meetings.case-unknown", (await AddAsync(id, AgendaHead.DifficultCase, matter: "TS-20200101-0001")).Refusal?.Code);
        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.DifficultCase, matter: taken.Number.ToString()));
        var line = Assert.Single((await _house.ReadAsync(id)).Agenda, one => one.Head == AgendaHead.DifficultCase);
        Assert.Equal($"{taken.Number} 反复渗水", line.Case);
        await WriteAsync(id, line.Id, new AgendaEntry("案例分析：防水层老化，需整体重做"));

        Assert.Contains((await cases.ReadAsync(taken)).Log, entry => entry.Kind == CaseEventKind.Noted && entry.Note == "案例分析：防水层老化，需整体重做");
        Assert.Equal("案例分析：防水层老化，需整体重做", (await _house.ReadAsync(id)).Agenda.Single(one => one.Id == line.Id).Text);
    }

    [Clause("B-053")]
    [Fact]
    public async Task Morning_MovedOrCancelledWithAReason_IsNotMissedAndWithoutOneIs()
    {
        await _house.AdvanceToAsync("2026-11-22 09:00");
        var days = (await _house.MeetingsAsync(MeetingKind.Morning)).ToDictionary(one => one.Day.Day);
        var supervisor = await _house.AsAsync(_house.Zhao);
        var staff = await _house.AsAsync(_house.Li);
        var move = _house.Do<MoveMeeting>();
        var cancel = _house.Do<CancelMeeting>();

        Assert.Equal("access.forbidden", (await cancel.RunAsync(staff, days[23].Id, "x", default)).Refusal?.Code);
        Assert.Equal(("meetings.reason-missing", "B-053"), Code(await cancel.RunAsync(supervisor, days[23].Id, " ", default)));
        Assert.Equal(("meetings.reason-missing", "B-053"), Code(await move.RunAsync(supervisor, days[24].Id, MeetingHouse.At("2026-11-24 09:00"), null, null, default)));
        Assert.Null((await _house.ReadAsync(days[23].Id)).CancelledAt);
        await MeetingHouse.DoneAsync(cancel.RunAsync(supervisor, days[23].Id, "全员参加消防演练", default));
        await MeetingHouse.DoneAsync(move.RunAsync(supervisor, days[24].Id, MeetingHouse.At("2026-11-24 09:00"), null, "早高峰支援门岗", default));

        await _house.AdvanceToAsync("2026-11-26 00:00");
        await MarkAsync(days[24].Id, new MarkedAttendance(_house.Li.Id, AttendanceMark.Present));

        var rows = (await _house.OverviewAsync("2026-11-23")).Week.Where(row => row.Kind == MeetingKind.Morning).ToDictionary(row => MeetingHouse.Site(row.Start)[8..10]);
        Assert.Equal(MeetingStanding.Cancelled, rows["23"].Standing);
        Assert.Equal(("2026-11-24 09:00", MeetingStanding.Incomplete), (MeetingHouse.Site(rows["24"].Start), rows["24"].Standing));
        Assert.Equal(MeetingStanding.Missed, rows["25"].Standing);
        Assert.Contains((await _house.OverviewAsync("2026-11-23")).Overdue, row => row.Id == days[25].Id);
    }

    [Clause("B-054")]
    [Fact]
    public async Task Morning_Record_ListsYesterdaysClosedAndPendingItems()
    {
        var cases = await new Cases.CaseHouse(_app).OpenAsync();
        var closed = await cases.TakeAsync(title: "昨日办结");
        await cases.ResolveAsync(closed, cases.Zhou);
        var pending = await cases.TakeAsync(title: "昨日未结");
        await _house.AdvanceToAsync("2026-11-22 08:10");
        await cases.TakeAsync(title: "今日新增");

        var briefing = (await _house.SheetAsync((await MorningAsync(22)).Id)).Briefing;

        Assert.Equal(
            [new BriefingCase(closed.Number.ToString(), "昨日办结", true), new BriefingCase(pending.Number.ToString(), "昨日未结", false)], briefing.Cases);
    }

    [Clause("B-055", "B-056", "B-057")]
    [Fact]
    public async Task Morning_ProblemsPlansAndAssignments_BecomeTasksOfTheirPeople()
    {
        await _house.AdvanceToAsync("2026-11-22 08:10");
        var id = (await MorningAsync(22)).Id;
        var (li, wang) = (await _house.AsAsync(_house.Li), await _house.AsAsync(_house.Wang));

        // A plan line is one's own.
        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.TodayPlan, actor: li, entry: new AgendaEntry("回访三户")));
        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.TodayPlan, actor: wang, entry: new AgendaEntry("核对收费")));
        Assert.Equal("meetings.not-concerned", (await AddAsync(id, AgendaHead.TodayPlan, actor: wang, person: _house.Li.Id, entry: new AgendaEntry("替人写"))).Refusal?.Code);
        var plans = (await _house.ReadAsync(id)).Agenda.Where(one => one.Head == AgendaHead.TodayPlan).ToArray();
        Assert.Equal([(_house.Li.Id, "回访三户"), (_house.Wang.Id, "核对收费")], plans.Select(one => (one.Person!.Value, one.Text!)));
        Assert.Equal("meetings.not-concerned", (await _house.Do<WriteAgenda>().RunAsync(wang, id, plans[0].Id, new AgendaEntry("改别人的"), null, default)).Refusal?.Code);

        // A problem becomes a task with a person in charge and a deadline.
        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.Problem, actor: li, entry: new AgendaEntry("门禁机无备件")));
        var problem = (await _house.ReadAsync(id)).Agenda.Single(one => one.Head == AgendaHead.Problem);
        var task = await _house.Do<DecideAction>().RunAsync(await _house.AsAsync(_house.Zhao), id, new ActionOrder("采购门禁备件", _house.Wang.Id, new DateOnly(2026, 11, 24)), problem.Id, default);
        Assert.Null(task.Refusal);

        // An assignment stands in the assignee's list with content, goal and requirement.
        var order = new ActionOrder("巡查 3 栋", _house.Wang.Id, new DateOnly(2026, 11, 22), "无新增投诉", "拍照留存");
        Assert.Null((await _house.Do<DecideAction>().RunAsync(await _house.AsAsync(_house.Zhao), id, order, null, default)).Refusal);
        var mine = (await _house.Do<ReadMeetings>().MineAsync(wang, default)).Value;
        Assert.Equal(["巡查 3 栋", "采购门禁备件"], mine.Select(one => one.Item.Text));
        Assert.Equal(("无新增投诉", "拍照留存", new DateOnly(2026, 11, 22)), (mine[0].Item.Goal, mine[0].Item.Requirement, mine[0].Item.Due));
        Assert.Equal(problem.Id, mine[1].Item.From);
        Assert.Empty((await _house.Do<ReadMeetings>().MineAsync(li, default)).Value);
    }

    [Clause("B-059")]
    [Fact]
    public async Task Monthly_MovedLessThanADayAhead_IsShortNoticeAndEverybodyIsToldTheNewTime()
    {
        await _house.AdvanceToAsync("2026-11-27 09:00");
        var monthly = (await _house.MeetingsAsync(MeetingKind.Monthly)).Single(one => one.Day == new DateOnly(2026, 11, 28));

        await MeetingHouse.DoneAsync(_house.Do<MoveMeeting>().RunAsync(PortalApp.Tester, monthly.Id, MeetingHouse.At("2026-11-30 10:00"), null, "场地占用", default));
        Assert.False((await _house.ReadAsync(monthly.Id)).IsShortNotice);
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-29 10:01"));
        await MeetingHouse.DoneAsync(_house.Do<MoveMeeting>().RunAsync(PortalApp.Tester, monthly.Id, MeetingHouse.At("2026-11-30 15:00"), null, "主持人出差", default));

        Assert.True((await _house.ReadAsync(monthly.Id)).IsShortNotice);
        var told = await _house.MessagesAsync("meetings.moved");
        Assert.Equal([_house.Lin.Id, _house.Zhao.Id], told.Where(message => message.Args.Contains("主持人出差", StringComparison.Ordinal)).Select(message => message.Person).OrderBy(one => one.Value));
        Assert.All(told, message => Assert.Equal("B-059", message.Clause));

        // Its series leaves a moved meeting where it is.
        await _house.PlanAsync();
        Assert.Equal("2026-11-30 15:00", MeetingHouse.Site((await _house.ReadAsync(monthly.Id)).Start));
    }

    /// <summary>The obligation to hold it moves with the meeting, and with that what is due some days before it; what proves it is looked for on its new day.</summary>
    [Clause("B-021")]
    [Fact]
    public async Task Monthly_Moved_MovesItsObligationsAndTheReportsBeforeIt()
    {
        await _house.AdvanceToAsync("2026-11-26 09:00");
        var monthly = (await _house.MeetingsAsync(MeetingKind.Monthly)).Single(one => one.Day == new DateOnly(2026, 11, 28));
        await PlanAsync();
        Assert.Equal("2026-11-27 23:59", await DueAsync("monthly-reports"));

        await MeetingHouse.DoneAsync(_house.Do<MoveMeeting>().RunAsync(PortalApp.Tester, monthly.Id, MeetingHouse.At("2026-12-01 14:00"), null, "场地占用", default));
        await PlanAsync();

        Assert.Equal("2026-11-30 23:59", await DueAsync("monthly-reports"));
        Assert.Equal("2026-11-30 10:00", await DueAsync("monthly-meeting-place"));
        await _house.AdvanceToAsync("2026-11-30 15:00");
        await PlanAsync();
        Assert.Equal("2026-12-01 14:00", await DueAsync("monthly-analysis-meeting"));
        await _house.AdvanceToAsync("2026-12-01 14:05");
        await MarkAsync(monthly.Id, new MarkedAttendance(_house.Zhao.Id, AttendanceMark.Present));
        await _house.PlanAsync();
        Assert.NotNull((await _app.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(row => row.Obligation == "monthly-analysis-meeting" && row.Key == "20261128"))).DoneAt);

        Task PlanAsync() => _house.Do<PlanOccurrences>().RunAsync(default);

        async Task<string> DueAsync(string obligation) =>
            MeetingHouse.Site((await _app.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(row => row.Obligation == obligation && row.Key == "20261128"))).Due);
    }

    [Clause("B-060", "B-061", "B-062", "B-064")]
    [Fact]
    public async Task Monthly_Record_HasReportsWithFiguresIssuesOfOthersCommentsAndLeasing()
    {
        await _house.AdvanceToAsync("2026-11-28 10:05");
        var id = (await _house.MeetingsAsync(MeetingKind.Monthly)).Single(one => one.Day == new DateOnly(2026, 11, 28)).Id;
        var (zhao, lin) = (await _house.AsAsync(_house.Zhao), await _house.AsAsync(_house.Lin));
        var sheet = await _house.SheetAsync(id);

        Assert.Equal([_house.Zhao.Id], sheet.Meeting.Agenda.Where(one => one.Head == AgendaHead.Report).Select(one => one.Person!.Value));
        Assert.Equal(["last-week", "last-month"], sheet.Briefing.Spans.Select(span => span.Name));
        Assert.Equal(["2026-11-16 00:00", "2026-10-01 00:00"], sheet.Briefing.Spans.Select(span => MeetingHouse.Site(span.From)));
        Assert.Contains(sheet.Briefing.Figures, figure => figure.Key == "cases.received");
        var report = sheet.Meeting.Agenda.Single(one => one.Head == AgendaHead.Report);
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(zhao, id, report.Id, new AgendaEntry("上周投诉 3 件"), null, default));

        Assert.Equal(("meetings.department-missing", "B-061"), Code(await AddAsync(id, AgendaHead.CrossDepartment, entry: new AgendaEntry("道闸识别慢", null, "更换相机"))));
        Assert.Equal(("meetings.solution-missing", "B-061"), Code(await AddAsync(id, AgendaHead.CrossDepartment, entry: new AgendaEntry("道闸识别慢", "工程部"))));
        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.CrossDepartment, entry: new AgendaEntry("道闸识别慢", "工程部", "更换相机")));
        var issue = Assert.Single((await _house.ReadAsync(id)).Agenda, one => one.Head == AgendaHead.CrossDepartment);
        Assert.Equal(("工程部", "更换相机"), (issue.Department, issue.Solution));

        var comments = sheet.Meeting.Agenda.Single(one => one.Head == AgendaHead.Comments);
        Assert.Equal(("meetings.comments-by-management", "B-062"), Code(await _house.Do<WriteAgenda>().RunAsync(zhao, id, comments.Id, new AgendaEntry("自评"), null, default)));
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(lin, id, comments.Id, new AgendaEntry("收缴率须过 95%"), null, default));
        var leasing = sheet.Meeting.Agenda.Single(one => one.Head == AgendaHead.LeasingInstructions);
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(lin, id, leasing.Id, new AgendaEntry("空置商铺月底前带看"), null, default));

        var lines = (await _house.ReadAsync(id)).Agenda.ToDictionary(one => one.Id, one => one.Text);
        Assert.Equal(["上周投诉 3 件", "收缴率须过 95%", "空置商铺月底前带看"], new[] { report.Id, comments.Id, leasing.Id }.Select(line => lines[line]));
    }

    [Clause("B-063", "E-014")]
    [Fact]
    public async Task ActionItem_WithoutAPersonOrADeadline_IsRefusedAndNothingIsKept()
    {
        var id = await _house.CallAsync("2026-11-21 20:30");
        var decide = _house.Do<DecideAction>();

        Assert.Equal("meetings.owner-missing", (await decide.RunAsync(PortalApp.Tester, id, new ActionOrder("换灯", null, new DateOnly(2026, 11, 25)), null, default)).Refusal?.Code);
        Assert.Equal("meetings.deadline-missing", (await decide.RunAsync(PortalApp.Tester, id, new ActionOrder("换灯", _house.Li.Id, null), null, default)).Refusal?.Code);

        Assert.Empty(await _app.QueryAsync(db => db.Set<ActionItem>().ToListAsync()));
        Assert.Empty(await _house.MessagesAsync("meetings.action"));
    }

    [Clause("B-065")]
    [Fact]
    public async Task Special_LessThanSevenDaysAway_IsWarnedAndOtherwiseTheNoticeGoesOutInTime()
    {
        var soon = await _house.Do<CallMeeting>().RunAsync(PortalApp.Tester, Call("2026-11-28 19:59"), false, default);
        var later = await _house.Do<CallMeeting>().RunAsync(PortalApp.Tester, Call("2026-11-28 20:00"), true, default);

        Assert.True(soon.Value.LacksNotice);
        Assert.False(later.Value.LacksNotice);
        Assert.True((await _house.SheetAsync(soon.Value.Id)).LacksNotice);
        Assert.False((await _house.SheetAsync(later.Value.Id)).LacksNotice);
        var told = await _house.MessagesAsync("meetings.notice");
        Assert.Equal([_house.Zhou.Id, _house.Li.Id], told.Select(message => message.Person).OrderBy(one => one.Value));
        Assert.All(told, message => Assert.Contains("巡查表", message.Args, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notice_WithAFieldBlank_CallsNothingAndTellsNobody()
    {
        var called = await _house.Do<CallMeeting>().RunAsync(PortalApp.Tester, Call("2026-12-05 10:00") with { Notice = MeetingHouse.FullNotice with { Materials = "" } }, true, default);

        Assert.Equal(("meetings.materials-missing", "B-066"), (called.Refusal?.Code, called.Refusal?.Clause));
        Assert.Empty(await _house.MeetingsAsync(MeetingKind.Special));
        Assert.Empty(await _house.MessagesAsync("meetings.notice"));
    }

    [Clause("B-075", "D-076")]
    [Fact]
    public async Task Meeting_HeldWithoutMinutes_IsIncompleteUntilTheyAreIssued()
    {
        var id = await _house.CallAsync("2026-11-21 20:30");
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-21 21:45"));
        await MarkAsync(id, new MarkedAttendance(_house.Li.Id, AttendanceMark.Present));
        Assert.Equal((id, MeetingStanding.Incomplete), (await _house.OverviewAsync("2026-11-21")).Overdue.Select(row => (row.Id, row.Standing)).Single());

        await MeetingHouse.DoneAsync(IssueAsync(id));

        Assert.Empty((await _house.OverviewAsync("2026-11-21")).Overdue);
        var meeting = await _house.ReadAsync(id);
        Assert.Equal((MeetingHouse.At("2026-11-21 21:45"), "test"), (meeting.IssuedAt, meeting.IssuedBy));
    }

    [Clause("C-043")]
    [Theory]
    [InlineData(MeetingKind.Team)]
    [InlineData(MeetingKind.Morning)]
    [InlineData(MeetingKind.Monthly)]
    public async Task RegularMeeting_Agenda_TakesRulesAndPay(MeetingKind kind)
    {
        await TeamAsync();
        var id = (await _house.MeetingsAsync(kind))[0].Id;

        await MeetingHouse.DoneAsync(AddAsync(id, AgendaHead.RulesAndPay, entry: new AgendaEntry("调薪办法征求意见")));

        Assert.Contains((await _house.ReadAsync(id)).Agenda, one => one is { Head: AgendaHead.RulesAndPay, Text: "调薪办法征求意见" });
    }

    [Clause("E-016")]
    [Fact]
    public async Task Minutes_OfTheArchive_AreFoundByDateAndByText()
    {
        var id = await _house.CallAsync("2026-11-21 20:30");
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-21 21:45"));
        await WriteAsync(id, (await _house.ReadAsync(id)).Agenda[0].Id, new AgendaEntry("水泵房改造方案通过"));
        await MeetingHouse.DoneAsync(IssueAsync(id));
        await _house.CallAsync("2026-12-24 10:00", notice: MeetingHouse.FullNotice with { Topic = "年终总结" });
        var find = _house.Do<ReadMeetings>();

        Assert.Equal([id], await FoundAsync(null, "2026-11-21", "2026-11-21"));
        Assert.Equal([id], await FoundAsync("水泵房", null, null));
        Assert.Equal([id], await FoundAsync("水泵房", "2026-11-01", "2026-11-30"));
        Assert.Empty(await FoundAsync("水泵房", "2026-12-01", null));
        Assert.Empty(await FoundAsync("锅炉", null, null));
        Assert.Equal(2, (await FoundAsync(null, "2026-11-01", null)).Length);

        async Task<MeetingId[]> FoundAsync(string? text, string? from, string? to) =>
            [.. (await find.FindAsync(PortalApp.Tester, text, Day(from), Day(to), default)).Value.Where(row => row.Kind == MeetingKind.Special).Select(row => row.Id)];

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static MeetingCall Call(string start)
    {
        var people = new MeetingHouse(null!);
        return new MeetingCall(MeetingKind.Training, MeetingHouse.At(start), null, MeetingHouse.FullNotice, [people.Zhou.Id, people.Li.Id]) { Host = "云岭花园" };
    }

    private static (string?, string?) Code(Result result) => (result.Refusal?.Code, result.Refusal?.Clause);

    /// <summary>A weekly meeting that has begun: Wednesday 2026-11-25, 15:00.</summary>
    private async Task<MeetingId> TeamAsync()
    {
        await _house.SetAsync("team_meeting_day", "wed");
        await _house.SetAsync("team_meeting_time", "15:00");
        await _house.AdvanceToAsync("2026-11-25 15:10");
        return (await _house.MeetingsAsync(MeetingKind.Team))[0].Id;
    }

    private async Task<Meeting> MorningAsync(int day) => (await _house.MeetingsAsync(MeetingKind.Morning)).Single(one => one.Day.Day == day);

    private Task<Result> IssueAsync(MeetingId id) => _house.Do<IssueMinutes>().RunAsync(PortalApp.Tester, id, default);

    private Task MarkAsync(MeetingId id, params MarkedAttendance[] marks) => MeetingHouse.DoneAsync(_house.Do<MarkAttendance>().RunAsync(PortalApp.Tester, id, marks, default));

    private Task PrepareAsync(MeetingId id, Portal.Domain.People.PersonId chair) =>
        MeetingHouse.DoneAsync(_house.Do<PrepareMeeting>().RunAsync(PortalApp.Tester, id, new MeetingNotice(), null, chair, null, default));

    private Task WriteAsync(MeetingId id, AgendaItemId line, AgendaEntry entry) => MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(PortalApp.Tester, id, line, entry, null, default));

    private Task<Result> AddAsync(MeetingId id, AgendaHead head, Actor? actor = null, Portal.Domain.People.PersonId? person = null, string? matter = null, AgendaEntry? entry = null) =>
        _house.Do<WriteAgenda>().AddAsync(actor ?? PortalApp.Tester, id, head, person, matter, entry, default);
}
