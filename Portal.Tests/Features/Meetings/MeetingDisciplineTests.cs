using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.Obligations;
using Portal.Features.Meetings;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Meetings;

/// <summary>What meetings bring: proposed penalties, follow-ups, obligations. It is Saturday 2026-11-21, 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class MeetingDisciplineTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private MeetingHouse _house = null!;

    public async Task InitializeAsync() => _house = await new MeetingHouse(_app).OpenAsync("service-centre");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("B-076", "B-077")]
    [Theory]
    [InlineData(AttendanceMark.Late, "meeting-late", 1000, "B-076@1")]
    [InlineData(AttendanceMark.Early, "meeting-left-early", 1000, "B-076@1")]
    [InlineData(AttendanceMark.Absent, "meeting-absent", 2000, "B-077@1")]
    public async Task Mark_WithoutLeave_ProposesTheClausesFineOnceAndWithLeaveNone(AttendanceMark mark, string offence, long fen, string citation)
    {
        var id = await BegunAsync();
        await MarkAsync(id, Of(mark, leave: true));
        Assert.Empty(await _house.PenaltiesAsync());

        await MarkAsync(id, Of(mark, leave: false));
        await MarkAsync(id, Of(mark, leave: false));

        var one = Assert.Single(await _house.PenaltiesAsync());
        Assert.Equal((_house.Li.Id, offence, PenaltyKind.Fine, new Money(fen), citation), (one.Person, one.Offence, one.Kind, one.Amount!.Value, one.Citation));

        await MarkAsync(id, Of(mark, leave: true));
        Assert.Empty(await _house.PenaltiesAsync());
        await MarkAsync(id, Of(mark, leave: false));
        Assert.Equal(one.Id, Assert.Single(await _house.PenaltiesAsync()).Id);
    }

    [Clause("B-078")]
    [Fact]
    public async Task Disruption_IsOfferedAndProposedWithTheFineOfTheRules()
    {
        var id = await BegunAsync();
        Assert.Equal(new Money(2000), (await _house.SheetAsync(id)).DisruptionFine);

        await MeetingHouse.DoneAsync(_house.Do<RecordIncident>().RunAsync(PortalApp.Tester, id, _house.Li.Id, IncidentKind.Disruption, "拍桌争吵", false, null, default));

        var one = Assert.Single(await _house.PenaltiesAsync());
        Assert.Equal(("meeting-disruption", new Money(2000), "B-078@1"), (one.Offence, one.Amount!.Value, one.Citation));
    }

    /// <summary>The fine of the day of the meeting counts, and none where the pack is off or the site switched it off.</summary>
    [Fact]
    public async Task Fine_IsThatOfTheDayAndNoneWhileItIsOff()
    {
        var id = await BegunAsync();
        await _house.SetAsync("meeting_late_fine", "50");
        await MarkAsync(id, Of(AttendanceMark.Late, leave: false));
        Assert.Equal(new Money(1000), Assert.Single(await _house.PenaltiesAsync()).Amount);

        await _house.SetAsync("meeting_absent_fine", null);
        var later = await _house.CallAsync("2026-11-22 10:00");
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-22 10:30"));
        await MarkAsync(later, new MarkedAttendance(_house.Zhou.Id, AttendanceMark.Late, MeetingHouse.At("2026-11-22 10:05")), new MarkedAttendance(_house.Li.Id, AttendanceMark.Absent));
        Assert.Equal([1000L, 5000L], (await _house.PenaltiesAsync()).Select(one => one.Amount!.Value.Fen).Order());
    }

    [Fact]
    public async Task Mark_WithOneThatIsRefused_ChangesNothingAtAll()
    {
        var id = await BegunAsync();

        var refused = await _house.Do<MarkAttendance>().RunAsync(
            PortalApp.Tester, id, [new MarkedAttendance(_house.Zhou.Id, AttendanceMark.Absent), new MarkedAttendance(_house.Wang.Id, AttendanceMark.Absent)], default);

        Assert.Equal("meetings.not-invited", refused.Refusal?.Code);
        Assert.All((await _house.ReadAsync(id)).Attendees, one => Assert.Equal(AttendanceMark.Unmarked, one.Mark));
        Assert.Empty(await _house.PenaltiesAsync());
    }

    [Fact]
    public async Task Acts_OfSomebodyWithoutTheRight_AreRefusedAndTheChairMayKeepTheMeeting()
    {
        var id = await _house.CallAsync("2026-11-21 20:30", chair: _house.Wang);
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-21 20:45"));
        var (li, wang) = (await _house.AsAsync(_house.Li), await _house.AsAsync(_house.Wang));
        MarkedAttendance[] marks = [new(_house.Li.Id, AttendanceMark.Present)];

        Assert.Equal("meetings.not-concerned", (await _house.Do<MarkAttendance>().RunAsync(li, id, marks, default)).Refusal?.Code);
        Assert.Equal("meetings.not-concerned", (await _house.Do<IssueMinutes>().RunAsync(li, id, default)).Refusal?.Code);
        Assert.Equal("meetings.not-concerned", (await _house.Do<DecideAction>().RunAsync(li, id, new ActionOrder("x", _house.Li.Id, new DateOnly(2026, 11, 25)), null, default)).Refusal?.Code);
        Assert.Equal("access.forbidden", (await _house.Do<SendNotice>().RunAsync(li, id, default)).Refusal?.Code);
        Assert.Equal("access.forbidden", (await _house.Do<CallMeeting>().RunAsync(li, new MeetingCall(MeetingKind.Company, _house.Now, null, new MeetingNotice(), [_house.Li.Id]), false, default)).Refusal?.Code);
        Assert.All((await _house.ReadAsync(id)).Attendees, one => Assert.Equal(AttendanceMark.Unmarked, one.Mark));

        await MeetingHouse.DoneAsync(_house.Do<MarkAttendance>().RunAsync(wang, id, marks, default));
        await MeetingHouse.DoneAsync(_house.Do<IssueMinutes>().RunAsync(wang, id, default));
    }

    [Clause("B-080")]
    [Theory]
    [InlineData("", 1)]
    [InlineData("not-in-time", 1)]
    [InlineData("done-in-time", 0)]
    [InlineData("not-in-time late-done", 1)]
    [InlineData("late-done", 1)]
    public async Task ActionItem_UnreportedOrNotCompleted_BringsExactlyOneWarning(string reports, int warnings)
    {
        var id = await BegunAsync();
        var item = await _house.DecideAsync(id, _house.Li, "2026-11-23");
        foreach (var report in reports.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (report.StartsWith("late", StringComparison.Ordinal))
            {
                await _house.AdvanceToAsync("2026-11-25 09:00");
            }

            await MeetingHouse.DoneAsync(_house.Do<ReportAction>().RunAsync(await _house.AsAsync(_house.Li), item, report.Contains("done", StringComparison.Ordinal), "情况说明", default));
        }

        await _house.AdvanceToAsync("2026-11-26 09:00");
        await _house.PlanAsync();

        var found = (await _house.PenaltiesAsync()).Where(one => one.Offence == "action-item-overdue").ToArray();
        Assert.Equal(warnings, found.Length);
        Assert.All(found, one => Assert.Equal((_house.Li.Id, PenaltyKind.Warning, (Money?)null, "B-080@1"), (one.Person, one.Kind, one.Amount, one.Citation)));
    }

    [Clause("E-015")]
    [Fact]
    public async Task ActionItem_PastItsDeadline_ShowsTheDaysLateUntilItIsClosed()
    {
        var id = await BegunAsync();
        var item = await _house.DecideAsync(id, _house.Li, "2026-11-23");

        await _house.AdvanceToAsync("2026-11-26 09:00");
        Assert.Equal(3, Assert.Single((await _house.OverviewAsync("2026-11-26")).Open).DaysLate);

        await MeetingHouse.DoneAsync(_house.Do<ReportAction>().RunAsync(PortalApp.Tester, item, true, "完成", default));
        Assert.Empty((await _house.OverviewAsync("2026-11-26")).Open);
    }

    [Clause("B-079")]
    [Fact]
    public async Task ActionItem_NearItsDeadline_RemindsItsOwnerAndItsResultIsSeenByTheManagement()
    {
        var id = await BegunAsync();
        var item = await _house.DecideAsync(id, _house.Li, "2026-11-23");
        await ObligeAsync("2026-11-23 20:01");
        Assert.Contains(await MessagesAsync("B-079"), message => message.Person == _house.Li.Id);

        Assert.Equal(("meetings.result-missing", "B-079"), Code(await _house.Do<ReportAction>().RunAsync(await _house.AsAsync(_house.Li), item, true, " ", default)));
        await MeetingHouse.DoneAsync(_house.Do<ReportAction>().RunAsync(await _house.AsAsync(_house.Li), item, true, "三盏全部更换", default));

        var told = Assert.Single(await _house.MessagesAsync("meetings.action-done"));
        Assert.Equal(_house.Lin.Id, told.Person);
        Assert.Contains("三盏全部更换", told.Args, StringComparison.Ordinal);
        Assert.Equal("三盏全部更换", (await _house.SheetAsync(id, await _house.AsAsync(_house.Lin))).Actions.Single().Item.Outcome);
        await PlanObligationsAsync();
        Assert.DoesNotContain((await LinesAsync(_house.Li, "2026-11-23")).Where(line => line.Obligation == "action-item-result"), line => line.DoneAt is null);
    }

    [Clause("D-041")]
    [Fact]
    public async Task Invitees_AreRemindedBeforeAndAbsenceIsInTheList()
    {
        await _house.SetAsync("reminder_before_start_min", "30");
        var id = await _house.CallAsync("2026-11-22 10:00", MeetingKind.Training);

        await ObligeAsync("2026-11-22 09:28");
        Assert.Empty(await MessagesAsync("D-041"));
        await ObligeAsync("2026-11-22 09:30");

        Assert.Equal([_house.Zhao.Id, _house.Zhou.Id, _house.Li.Id], (await MessagesAsync("D-041")).Select(message => message.Person).OrderBy(one => one.Value));
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-22 11:30"));
        await MarkAsync(id, new MarkedAttendance(_house.Li.Id, AttendanceMark.Absent));
        Assert.Equal(AttendanceMark.Absent, (await _house.ReadAsync(id)).Of(_house.Li.Id)!.Mark);
    }

    [Clause("B-058")]
    [Fact]
    public async Task Monthly_WithoutItsPlaceTheDayBefore_RemindsTheManagementAndPublishingTellsEverybody()
    {
        await ObligeAsync("2026-11-27 11:30");
        Assert.Equal(MeetingHouse.At("2026-11-27 10:00"), (await MessagesAsync("B-058")).Where(message => message.Person == _house.Lin.Id).Max(message => message.DueAt));
        Assert.Equal(OccurrenceStanding.Missed, (await LinesAsync(_house.Lin, "2026-11-27")).Single(line => line.Obligation == "monthly-meeting-place").Standing);
        var monthly = (await _house.MeetingsAsync(MeetingKind.Monthly)).Single(one => one.Day == new DateOnly(2026, 11, 28));

        Assert.Equal(("meetings.place-missing", "B-066"), Code(await _house.Do<PublishPlace>().RunAsync(PortalApp.Tester, monthly.Id, " ", default)));
        await MeetingHouse.DoneAsync(_house.Do<PublishPlace>().RunAsync(PortalApp.Tester, monthly.Id, "二楼会议室", default));

        Assert.Equal([_house.Lin.Id, _house.Zhao.Id], (await _house.MessagesAsync("meetings.place")).Select(message => message.Person).OrderBy(one => one.Value));
        await _house.PlanAsync();
        Assert.Equal(OccurrenceStanding.DoneLate, (await LinesAsync(_house.Lin, "2026-11-27")).Single(line => line.Obligation == "monthly-meeting-place").Standing);
    }

    [Clause("B-067")]
    [Fact]
    public async Task Special_NamesItsHostAndGivesItsCustomerServiceTheRoomToPrepare()
    {
        var id = await _house.CallAsync("2026-11-22 10:00");
        await ObligeAsync("2026-11-22 09:00");

        Assert.Equal("云岭花园", (await _house.ReadAsync(id)).Host);
        var task = (await LinesAsync(_house.Zhao, "2026-11-22")).Single(line => line.Obligation == "special-meeting-preparation");
        Assert.True(task.Concerns);
        Assert.Contains(await _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == "special-meeting-preparation").Select(row => row.Label).ToListAsync()), label => label!.Contains("云岭花园", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_OfAMeeting_ClosesItsObligationAtTheInstantItWasHeld()
    {
        await ObligeAsync("2026-11-22 08:06");
        var morning = (await _house.MeetingsAsync(MeetingKind.Morning))[0];
        await MarkAsync(morning.Id, new MarkedAttendance(_house.Li.Id, AttendanceMark.Present));
        await ObligeAsync("2026-11-22 09:30");

        var lines = (await LinesAsync(_house.Zhao, "2026-11-22")).Where(line => line.Obligation.StartsWith("morning-meeting", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal((OccurrenceStanding.Done, MeetingHouse.At("2026-11-22 08:06")), (line.Standing, line.DoneAt)));
        Assert.Equal(new MeetingTally(0, 0, 0, 0, 0), await _house.PlanAsync());
    }

    [Clause("E-017")]
    [Fact]
    public async Task Company_RemindsTheSupervisorAndItsNoteIsPublishedAndShowsWhoRead()
    {
        await MeetingHouse.DoneAsync(_house.Do<Portal.Features.Rules.SwitchPack>().RunAsync(PortalApp.Tester, "sales-centre", true, default));
        await _house.SetAsync("meeting_reminder_before_min", "60");
        var id = await _house.CallAsync("2026-11-22 10:00", MeetingKind.Company, chair: _house.Zhao);
        await ObligeAsync("2026-11-22 09:01");
        Assert.Contains(await MessagesAsync("E-017"), message => message.Person == _house.Zhao.Id);
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-22 11:10"));
        await MarkAsync(id, new MarkedAttendance(_house.Zhao.Id, AttendanceMark.Present), new MarkedAttendance(_house.Zhou.Id, AttendanceMark.Present));
        var publish = _house.Do<PublishMinutes>();
        Assert.Equal("meetings.not-issued", (await publish.RunAsync(PortalApp.Tester, id, ["客服部"], default)).Refusal?.Code);
        await MeetingHouse.DoneAsync(_house.Do<IssueMinutes>().RunAsync(PortalApp.Tester, id, default));

        Assert.Equal(("meetings.no-department", "E-017"), Code(await publish.RunAsync(PortalApp.Tester, id, ["没有的部门"], default)));
        await MeetingHouse.DoneAsync(publish.RunAsync(PortalApp.Tester, id, ["客服部"], default));
        await MeetingHouse.DoneAsync(_house.Do<ConfirmMinutes>().RunAsync(await _house.AsAsync(_house.Wang), id, default));

        var readings = (await _house.ReadAsync(id)).Readings.ToDictionary(one => one.Person, one => one.ReadAt is not null);
        Assert.True(readings[_house.Wang.Id]);
        Assert.Equal(
            [_house.Wang.Id],
            await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "meetings.issued" && message.AcknowledgedAt != null).Select(message => message.Person).ToListAsync()));
        Assert.Equal([_house.Xu.Id, _house.Li.Id], readings.Where(pair => !pair.Value && pair.Key != _house.Zhao.Id && pair.Key != _house.Zhou.Id).Select(pair => pair.Key).OrderBy(one => one.Value));
        Assert.Equal(AttendanceMark.Present, (await _house.ReadAsync(id)).Of(_house.Zhao.Id)!.Mark);
    }

    /// <summary>Series of each pack, with their invitations, reminders, attendance and minutes.</summary>
    [Clause("B-048", "E-013", "E-131", "E-217")]
    [Theory]
    [InlineData(MeetingKind.Morning, "service-centre", "", "2026-11-23 08:05", "2026-11-24 08:05")]
    [InlineData(MeetingKind.Department, "sales-centre", "department_meeting_interval_days=1 department_meeting_time=14:00", "2026-11-23 14:00", "2026-11-24 14:00")]
    [InlineData(MeetingKind.Department, "sales-centre", "department_meeting_interval_days=7 department_meeting_time=14:00 department_meeting_weekday=wed", "2026-11-25 14:00", "2026-12-02 14:00")]
    [InlineData(MeetingKind.HospitalDepartment, "hospital-centre", "dept_meeting_time=15:30", "2026-11-24 15:30", "2026-12-01 15:30")]
    [InlineData(MeetingKind.Housekeeping, "hotel", "housekeeping_meeting_time=07:40", "2026-11-23 07:40", "2026-11-24 07:40")]
    public async Task Series_OfAPack_InvitesRemindsAndHoldsAttendanceAndMinutes(MeetingKind kind, string pack, string parameters, string first, string second)
    {
        await MeetingHouse.DoneAsync(_house.Do<Portal.Features.Rules.SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default));
        await _house.SetAsync("reminder_before_start_min", "20");
        foreach (var pair in parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')))
        {
            await _house.SetAsync(pair[0], pair[1]);
        }

        await ObligeAsync(first);
        var meetings = (await _house.MeetingsAsync(kind)).SkipWhile(one => one.Start < _house.Now).ToArray();
        Assert.Equal([first, second], meetings.Take(2).Select(one => MeetingHouse.Site(one.Start)));
        var invited = meetings[0].Attendees.Select(one => one.Person).OrderBy(one => one.Value).ToArray();
        Assert.Contains(_house.Li.Id, invited);
        Assert.Contains(_house.Zhao.Id, invited);
        var subject = meetings[0].Id.Value.ToString("N");
        var reminded = await _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == "attend-meeting" && row.Subject!.StartsWith(subject)).Select(row => row.Key).ToListAsync());
        Assert.Equal(invited.Length, reminded.Count);
        Assert.Superset(invited.ToHashSet(), (await MessagesAsync("D-041")).Select(message => message.Person).ToHashSet());

        var id = meetings[0].Id;
        await MarkAsync(id, new MarkedAttendance(_house.Li.Id, AttendanceMark.Present));
        await MeetingHouse.DoneAsync(_house.Do<PrepareMeeting>().RunAsync(PortalApp.Tester, id, new MeetingNotice(), null, _house.Zhao.Id, null, default));
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(PortalApp.Tester, id, meetings[0].Agenda[0].Id, new AgendaEntry("布置当日工作"), null, default));
        await MeetingHouse.DoneAsync(_house.Do<IssueMinutes>().RunAsync(PortalApp.Tester, id, default));
        Assert.Equal(MeetingStanding.Issued, (await _house.SheetAsync(id)).Standing);
        if (kind == MeetingKind.Department)
        {
            await _house.Do<PlanMeetings>().RunAsync(default);
            Assert.NotNull((await _app.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(row => row.Obligation == "sales-department-meeting" && row.Due == meetings[0].Start))).DoneAt);
        }
    }

    [Clause("E-153", "E-155")]
    [Fact]
    public async Task Shift_OfTheSeats_HasAnItemBeforeAndAfterThatCanBeRecorded()
    {
        await MeetingHouse.DoneAsync(_house.Do<Portal.Features.Rules.SwitchPack>().RunAsync(PortalApp.Tester, "call-centre", true, default));
        await _house.AdvanceToAsync("2026-11-23 17:05");
        var (before, after) = ((await _house.MeetingsAsync(MeetingKind.PreShift))[0], (await _house.MeetingsAsync(MeetingKind.PostShift))[0]);
        Assert.Equal(("2026-11-23 09:00", "2026-11-23 17:00"), (MeetingHouse.Site(before.Start), MeetingHouse.Site(after.Start)));

        await MarkAsync(before.Id, new MarkedAttendance(_house.Zhou.Id, AttendanceMark.Present));
        var (summary, tidied) = (after.Agenda.Single(one => one.Head == AgendaHead.Summary), after.Agenda.Single(one => one.Head == AgendaHead.Tidied));
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(PortalApp.Tester, after.Id, summary.Id, new AgendaEntry("接听 320 通"), null, default));
        await MeetingHouse.DoneAsync(_house.Do<WriteAgenda>().RunAsync(PortalApp.Tester, after.Id, tidied.Id, new AgendaEntry(null, IsTicked: true), null, default));

        var kept = (await _house.ReadAsync(after.Id)).Agenda;
        Assert.Equal("接听 320 通", kept.Single(one => one.Id == summary.Id).Text);
        Assert.True(kept.Single(one => one.Id == tidied.Id).IsTicked);
        await _house.AdvanceToAsync("2026-11-26 00:00");
        Assert.DoesNotContain((await _house.OverviewAsync("2026-11-23")).Overdue, row => row.Kind is (MeetingKind.PreShift or MeetingKind.PostShift) && row.Standing == MeetingStanding.Missed);
    }

    [Fact]
    public async Task Plan_Again_MakesNothingTwiceAndFollowsStaffAndRules()
    {
        await _house.PlanAsync();
        Assert.Equal(new MeetingTally(0, 0, 0, 0, 0), await _house.PlanAsync());
        var before = await _house.MeetingsAsync(MeetingKind.Morning);
        Assert.Equal(["08:05", "08:30"], new[] { before[0].Start, before[0].End!.Value }.Select(at => MeetingHouse.Site(at)[11..]));

        await _house.SetAsync("morning_meeting_start", "08:15");
        await _app.SeedAsync(new Portal.Domain.People.Person(new Portal.Domain.People.PersonId(new Guid(7, 5, 0, new byte[8])), "M07", new() { Name = "新人", Title = "客服专员" }));
        var tally = await _house.PlanAsync();

        Assert.Equal((0, before.Count + (await _house.MeetingsAsync(MeetingKind.Monthly)).Count * 0), (tally.Added, tally.Moved));
        Assert.All(await _house.MeetingsAsync(MeetingKind.Morning), one => Assert.Equal(("08:15", before[0].Attendees.Count + 1), (MeetingHouse.Site(one.Start)[11..], one.Attendees.Count)));
    }

    [Fact]
    public async Task Series_OfAnotherCentre_MeetsAtItsOwnTimeAndAPausedOneNot()
    {
        await _house.PlanAsync();
        var change = _house.Do<ChangeSeries>();
        var actor = await _house.AsAsync(_house.Zhao);
        Assert.Equal("meetings.centre-missing", (await change.AddAsync(actor, MeetingKind.Morning, " ", default)).Refusal?.Code);
        await MeetingHouse.DoneAsync(change.AddAsync(actor, MeetingKind.Morning, "西区中心", default));
        Assert.Equal("meetings.series-exists", (await change.AddAsync(actor, MeetingKind.Morning, "西区中心", default)).Refusal?.Code);
        Assert.Equal("access.forbidden", (await change.AddAsync(await _house.AsAsync(_house.Li), MeetingKind.Morning, "东区", default)).Refusal?.Code);
        var west = (await _app.QueryAsync(db => db.Set<MeetingSeries>().ToListAsync())).Single(one => one.Centre == "西区中心");

        await MeetingHouse.DoneAsync(change.RunAsync(actor, west.Id, new SeriesSettings(8 * 60 + 30, null, ["staff"], null, null, null, null), default));

        var sunday = (await _house.MeetingsAsync(MeetingKind.Morning)).Where(one => one.Day == new DateOnly(2026, 11, 22)).Select(one => (one.Centre, MeetingHouse.Site(one.Start)[11..])).Order();
        Assert.Equal([(null, "08:05"), ("西区中心", "08:30")], sunday);
        await MeetingHouse.DoneAsync(change.RunAsync(actor, west.Id, new SeriesSettings(8 * 60 + 30, null, ["staff"], null, null, null, null, IsActive: false), default));
        Assert.DoesNotContain(await _house.MeetingsAsync(MeetingKind.Morning), one => one.Centre == "西区中心");
    }

    private static (string?, string?) Code(Result result) => (result.Refusal?.Code, result.Refusal?.Clause);

    /// <summary>A meeting of today, 20:30 to 21:30, at 20:50.</summary>
    private async Task<MeetingId> BegunAsync()
    {
        var id = await _house.CallAsync("2026-11-21 20:30");
        _app.Clock.MoveTo(MeetingHouse.At("2026-11-21 20:50"));
        return id;
    }

    private MarkedAttendance Of(AttendanceMark mark, bool leave) => new(
        _house.Li.Id, mark, mark == AttendanceMark.Late ? MeetingHouse.At("2026-11-21 20:37") : null, mark == AttendanceMark.Early ? MeetingHouse.At("2026-11-21 20:45") : null, leave);

    private Task MarkAsync(MeetingId id, params MarkedAttendance[] marks) => MeetingHouse.DoneAsync(_house.Do<MarkAttendance>().RunAsync(PortalApp.Tester, id, marks, default));

    /// <summary>Moves the clock with meetings and obligations planned and sent on the way.</summary>
    private async Task ObligeAsync(string siteTime)
    {
        await _house.PlanAsync();
        await PlanObligationsAsync();
        var until = MeetingHouse.At(siteTime);
        while (until - _house.Now > TimeSpan.FromDays(1))
        {
            _app.Clock.Advance(TimeSpan.FromDays(1));
            await _house.PlanAsync();
            await PlanObligationsAsync();
        }

        _app.Clock.MoveTo(until);
        await _house.PlanAsync();
        await PlanObligationsAsync();
        await _house.PlanAsync();
    }

    private async Task PlanObligationsAsync()
    {
        await _house.Do<PlanOccurrences>().RunAsync(default);
        await _house.Do<SendStages>().RunAsync(default);
    }

    private Task<List<InboxMessage>> MessagesAsync(string clause) =>
        _app.QueryAsync(db => db.Set<InboxMessage>().Where(one => one.Clause!.StartsWith(clause) && one.Text.StartsWith("obligation")).ToListAsync());

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(Portal.Domain.People.Person person, string day) =>
        (await _house.Do<ReadObligations>().RunAsync(await _house.AsAsync(person), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), default)).Value;
}
