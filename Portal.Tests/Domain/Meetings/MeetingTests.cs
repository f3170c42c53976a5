using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Meetings;

/// <summary>What a meeting allows and refuses. It begins on Saturday 2026-11-21 at 10:00 site time and ends at 11:00.</summary>
public sealed class MeetingTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Called = Start.AddDays(-10);
    private static readonly PersonId A = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly PersonId B = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly MeetingNotice Full = new("消防专题", "一号会议室", "巡查表", "提前十分钟到");

    [Clause("B-066")]
    [Theory]
    [InlineData("topic", "meetings.topic-missing")]
    [InlineData("place", "meetings.place-missing")]
    [InlineData("materials", "meetings.materials-missing")]
    [InlineData("notes", "meetings.notes-missing")]
    public void Notice_WithAFieldBlank_IsRefused(string blank, string code)
    {
        foreach (var nothing in new[] { null, "", "  " })
        {
            var notice = blank switch
            {
                "topic" => Full with { Topic = nothing },
                "place" => Full with { Place = nothing },
                "materials" => Full with { Materials = nothing },
                _ => Full with { Notes = nothing },
            };
            var meeting = Special(notice);

            Assert.Equal((code, "B-066"), (meeting.SendNotice(Called).Refusal?.Code, meeting.SendNotice(Called).Refusal?.Clause));
            Assert.Null(meeting.NoticedAt);
        }

        Assert.True(Special(Full).SendNotice(Called).IsDone);
    }

    [Theory]
    [InlineData(-8, false)]
    [InlineData(-7, false)]
    [InlineData(-6.9, true)]
    [InlineData(-1, true)]
    public void Notice_SevenDaysAhead_IsInTimeAndLaterIsNot(double days, bool lacks)
    {
        var meeting = Special(Full);
        Assert.True(meeting.SendNotice(Start.AddDays(days)).IsDone);

        Assert.Equal(lacks, meeting.LacksNotice(7, Start));
        Assert.False(meeting.LacksNotice(null, Start));
    }

    [Theory]
    [InlineData(AttendanceMark.Present, false, "")]
    [InlineData(AttendanceMark.Late, false, "Late")]
    [InlineData(AttendanceMark.Early, false, "LeftEarly")]
    [InlineData(AttendanceMark.Absent, false, "Absent")]
    [InlineData(AttendanceMark.Late, true, "")]
    [InlineData(AttendanceMark.Early, true, "")]
    [InlineData(AttendanceMark.Absent, true, "")]
    [Clause("B-068")]
    public void Mark_WithoutApprovedLeave_IsAViolationAndWithLeaveIsNot(AttendanceMark mark, bool leave, string expected)
    {
        var meeting = Special(Full);

        Assert.True(meeting.Mark(A, mark, mark == AttendanceMark.Late ? Start.AddMinutes(7) : null, mark == AttendanceMark.Early ? Start.AddMinutes(40) : null, leave, Start.AddMinutes(41)).IsDone);

        Assert.Equal(expected, string.Join(',', meeting.Violations().Select(one => one.Offence)));
        Assert.Equal(mark == AttendanceMark.Late ? Start.AddMinutes(7) : null, meeting.Of(A)!.ArrivedAt);
        Assert.Equal(mark == AttendanceMark.Early ? Start.AddMinutes(40) : null, meeting.Of(A)!.LeftAt);
    }

    [Theory]
    [InlineData(AttendanceMark.Late, null, null, "meetings.arrival-missing")]
    [InlineData(AttendanceMark.Late, 0, null, "meetings.arrival-missing")]
    [InlineData(AttendanceMark.Late, -5, null, "meetings.arrival-missing")]
    [InlineData(AttendanceMark.Early, null, null, "meetings.departure-missing")]
    [InlineData(AttendanceMark.Early, null, 60, "meetings.departure-missing")]
    [InlineData(AttendanceMark.Late, 20, 10, "meetings.departure-missing")]
    public void Mark_WithTimesThatContradictIt_IsRefusedAndChangesNothing(AttendanceMark mark, int? arrived, int? left, string code)
    {
        var meeting = Special(Full);

        Assert.Equal(code, meeting.Mark(A, mark, arrived is { } came ? Start.AddMinutes(came) : null, left is { } went ? Start.AddMinutes(went) : null, false, Start.AddHours(1)).Refusal?.Code);

        Assert.Equal(AttendanceMark.Unmarked, meeting.Of(A)!.Mark);
        Assert.Null(meeting.HeldAt);
    }

    [Fact]
    public void Mark_LateAndGoneEarly_IsBothOnce()
    {
        var meeting = Special(Full);

        meeting.Mark(A, AttendanceMark.Late, Start.AddMinutes(10), Start.AddMinutes(50), false, Start.AddHours(1));
        meeting.Mark(A, AttendanceMark.Late, Start.AddMinutes(12), Start.AddMinutes(50), false, Start.AddHours(1));

        Assert.Equal([MeetingOffence.Late, MeetingOffence.LeftEarly], meeting.Violations().Select(one => one.Offence));
    }

    [Clause("B-071")]
    [Fact]
    public void Exit_WithTheChairsConsent_IsNoViolationAndWithoutOrWithAGuestIs()
    {
        var meeting = Special(Full);
        var at = Start.AddMinutes(20);

        Assert.Equal("meetings.account-missing", meeting.Record(A, IncidentKind.Exit, at, " ", true, "主持", at).Refusal?.Code);
        var exit = meeting.Record(A, IncidentKind.Exit, at, "接重要来电", true, "主持", at).Value;
        Assert.Equal((at, "接重要来电", true), (exit.At, exit.Reason, exit.HasConsent));
        Assert.Empty(meeting.Violations());

        meeting.Record(A, IncidentKind.Exit, at, "抽烟", false, "主持", at);
        meeting.Record(A, IncidentKind.Exit, at, "抽烟", false, "主持", at);
        meeting.Record(B, IncidentKind.Guest, at, "会见朋友", true, "主持", at);

        Assert.Equal([new Violation(A, MeetingOffence.ExitWithoutConsent), new Violation(B, MeetingOffence.ReceivedGuest)], meeting.Violations());
    }

    [Theory]
    [InlineData(-1, null, "原因", "meetings.in-past")]
    [InlineData(2, -3, "原因", "meetings.ends-before-start")]
    [InlineData(2, 2, " ", "meetings.reason-missing")]
    public void Move_IntoThePastBackwardsOrWithoutAReason_IsRefusedAndChangesNothing(int days, int? hours, string reason, string code)
    {
        var meeting = Special(Full);
        var to = Start.AddDays(days < 0 ? -11 : days);

        Assert.Equal(code, meeting.Move(to, hours is { } length ? to.AddHours(length) : null, reason, 7, Zone, "林", Called).Refusal?.Code);

        Assert.Equal((Start, null), (meeting.Start, meeting.MovedAt));
    }

    [Theory]
    [InlineData(-25, false)]
    [InlineData(-24, false)]
    [InlineData(-23, true)]
    public void Move_LessThanADayAhead_IsShortNotice(int hours, bool isShort)
    {
        var meeting = Special(Full);

        Assert.True(meeting.Move(Start.AddDays(3), null, "场地冲突", 1, Zone, "林", Start.AddHours(hours)).IsDone);

        Assert.Equal(isShort, meeting.IsShortNotice);
        Assert.Equal(new DateOnly(2026, 11, 24), meeting.Day);
    }

    /// <summary>Forwards counts from the new time: that is when people have to be there.</summary>
    [Fact]
    public void Move_ToSoon_IsShortNoticeByTheNewTime()
    {
        var meeting = Special(Full);

        meeting.Move(Start.AddDays(-8).AddHours(-20), null, "提前", 1, Zone, "林", Start.AddDays(-9));

        Assert.True(meeting.IsShortNotice);
    }

    [Fact]
    public void Minutes_OnceIssued_RefuseEveryChangeAndTakeAdditions()
    {
        var meeting = Special(Full);
        var now = Start.AddHours(1);
        var line = meeting.Agenda[0];
        Assert.Equal("meetings.chair-missing", meeting.Issue(null, "林", now).Refusal?.Code);
        Assert.True(meeting.Prepare(Full, "云岭花园", A, null).IsDone);
        Assert.True(meeting.Write(line.Id, new AgendaEntry("定稿"), null, now).IsDone);
        Assert.Equal("meetings.not-issued", meeting.Append("补充", "林", now).Refusal?.Code);
        Assert.True(meeting.Issue("{}", "林", now).IsDone);

        Result[] refused =
        [
            meeting.Issue(null, "林", now),
            meeting.Write(line.Id, new AgendaEntry("改写"), null, now),
            meeting.Mark(A, AttendanceMark.Present, null, null, false, now),
            meeting.Prepare(Full, "别处", B, null),
            meeting.Move(now.AddDays(1), null, "改期", null, Zone, "林", now),
            meeting.Cancel("取消", "林", now),
        ];
        Assert.All(refused, one => Assert.Equal("meetings.frozen", one.Refusal?.Code));
        Assert.Equal("meetings.frozen", meeting.Record(A, IncidentKind.Exit, now, "x", false, "林", now).Refusal?.Code);
        Assert.Equal("meetings.frozen", meeting.AddLine(AgendaHead.Problem, null, null, null, now).Refusal?.Code);
        Assert.Equal(("定稿", A, MeetingStanding.Issued), (line.Text, meeting.Chair, meeting.Standing(Zone, now)));
        Assert.True(meeting.Append(" 更正：时间为 10 点 ", "周", now.AddDays(1)).IsDone);
        Assert.Equal(("更正：时间为 10 点", "周", now.AddDays(1)), (meeting.Additions[0].Text, meeting.Additions[0].By, meeting.Additions[0].At));
    }

    [Fact]
    public void Issue_WithUnmarkedPeople_MakesThemAbsentAndAsksEverybodyToRead()
    {
        var meeting = Special(Full);
        meeting.Prepare(Full, "云岭花园", A, null);
        meeting.Mark(A, AttendanceMark.Present, null, null, false, Start);

        Assert.True(meeting.Issue(null, "林", Start.AddHours(1)).IsDone);

        Assert.Equal(AttendanceMark.Absent, meeting.Of(B)!.Mark);
        Assert.Equal([A, B], meeting.Readings.Select(one => one.Person).OrderBy(one => one.Value));
        Assert.True(meeting.Read(A, Start.AddHours(2)).IsDone);
        Assert.True(meeting.Read(A, Start.AddHours(3)).IsDone);
        Assert.Equal([Start.AddHours(2), null], meeting.Readings.OrderBy(one => one.Person.Value).Select(one => one.ReadAt));
        Assert.Equal("meetings.not-concerned", meeting.Read(new PersonId(Guid.Empty), Start.AddHours(2)).Refusal?.Code);
    }

    [Theory]
    [InlineData(-1, false, MeetingStanding.Planned)]
    [InlineData(0.5, false, MeetingStanding.Running)]
    [InlineData(5, false, MeetingStanding.Running)]
    [InlineData(14, false, MeetingStanding.Missed)]
    [InlineData(0.5, true, MeetingStanding.Running)]
    [InlineData(1, true, MeetingStanding.Incomplete)]
    [InlineData(300, true, MeetingStanding.Incomplete)]
    public void Standing_OfAMeetingWithoutMinutes_FollowsTheClock(double hours, bool held, MeetingStanding expected)
    {
        var meeting = Special(Full);
        if (held)
        {
            meeting.Mark(A, AttendanceMark.Present, null, null, false, Start);
        }

        Assert.Equal(expected, meeting.Standing(Zone, Start.AddHours(hours)));
    }

    [Theory]
    [InlineData("2026-11-16", "2026-11-22")]
    [InlineData("2026-11-21", "2026-11-22")]
    [InlineData("2026-11-22", "2026-11-22")]
    public void Team_IsMissedWhenItsWeekEnds(string day, string sunday) =>
        Assert.Equal(DateOnly.Parse(sunday, System.Globalization.CultureInfo.InvariantCulture), MeetingKind.Team.LastDayFor(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Agenda_WrittenByTwo_RefusesTheSecondWhoSawTheOlderText()
    {
        var meeting = Special(Full);
        var line = meeting.Agenda[0];
        var seen = line.Version;

        Assert.True(meeting.Write(line.Id, new AgendaEntry("甲"), seen, Start).IsDone);
        Assert.Equal("meetings.written-meanwhile", meeting.Write(line.Id, new AgendaEntry("乙"), seen, Start).Refusal?.Code);

        Assert.Equal("甲", line.Text);
    }

    [Clause("B-051", "B-052")]
    [Theory]
    [InlineData(MeetingKind.Special)]
    [InlineData(MeetingKind.Training)]
    public void Call_OfASingleMeeting_TakesAnyDayAndANoticeOfItsOwn(MeetingKind kind)
    {
        for (var day = 0; day < 400; day += 13)
        {
            var start = Called.AddDays(day);
            var meeting = Meeting.Call(new MeetingCall(kind, start, null, Full, [A]) { Host = "云岭花园" }, null, Zone, Called).Value;

            Assert.Equal((start, Zone.DateOf(start), Full), (meeting.Start, meeting.Day, meeting.Notice));
        }
    }

    [Fact]
    public void Call_InThePastBackwardsWithoutPeopleOrHost_IsRefused()
    {
        var call = new MeetingCall(MeetingKind.Special, Start, Start.AddHours(1), Full, [A]) { Host = "云岭花园" };

        Assert.Equal("meetings.in-past", Code(call with { Start = Called.AddMinutes(-1) }));
        Assert.Equal("meetings.ends-before-start", Code(call with { End = Start }));
        Assert.Equal("meetings.nobody-invited", Code(call with { Attendees = [] }));
        Assert.Equal("meetings.host-missing", Code(call with { Host = " " }));
        Assert.Null(Code(call with { Kind = MeetingKind.Company, Host = null }));

        static string? Code(MeetingCall call) => Meeting.Call(call, null, Zone, Called).Refusal?.Code;
    }

    private static Meeting Special(MeetingNotice notice) =>
        Meeting.Call(new MeetingCall(MeetingKind.Special, Start, Start.AddHours(1), notice, [A, B]) { Host = "云岭花园" }, A, Zone, Called).Value;
}
