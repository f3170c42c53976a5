using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.Rulebook;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Meetings;

/// <summary>The meetings that series ask for, against a scan of the calendar that knows nothing of recurrences.</summary>
public sealed class MeetingPlanTests
{
    private static readonly PackLibrary Library = PackLibrary.Load();
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DateTimeOffset Begin = new(2025, 12, 31, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Morning_OfACentre_IsEveryDayFromFiveToHalfPastEight()
    {
        var week = Between(new MeetingSeries(MeetingKind.Morning, "东区", Begin), Rules("service-centre"), "2026-11-16", "2026-11-22");

        Assert.Equal(Enumerable.Range(16, 7).Select(day => ($"2026-11-{day} 08:05", $"2026-11-{day} 08:30")), week.Select(one => (Site(one.Start), Site(one.End!.Value))));
    }

    [Clause("B-049")]
    [Fact]
    public void Morning_WithATimeOfItsOwn_LeavesTheOtherCentresAlone()
    {
        var (east, west) = (new MeetingSeries(MeetingKind.Morning, "东区", Begin), new MeetingSeries(MeetingKind.Morning, "西区", Begin));
        Assert.True(east.Set(new SeriesSettings(8 * 60 + 30, null, ["staff"], null, null, null, null)).IsDone);
        var rules = Rules("service-centre");

        var moved = Assert.Single(Between(east, rules, "2026-11-16", "2026-11-16"));
        var other = Assert.Single(Between(west, rules, "2026-11-16", "2026-11-16"));

        Assert.Equal(("2026-11-16 08:30", "2026-11-16 08:55"), (Site(moved.Start), Site(moved.End!.Value)));
        Assert.Equal(("2026-11-16 08:05", "2026-11-16 08:30"), (Site(other.Start), Site(other.End!.Value)));
    }

    [Clause("B-050")]
    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public void Monthly_OfAYear_IsTheLastSaturdayOfEachMonthAtTen(int year)
    {
        var made = Between(new MeetingSeries(MeetingKind.Monthly, null, Begin), Rules("service-centre"), $"{year}-01-01", $"{year}-12-31");

        var expected = Enumerable.Range(1, 12).Select(month =>
        {
            var day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
            while (day.DayOfWeek != DayOfWeek.Saturday)
            {
                day = day.AddDays(-1);
            }

            return Text(day) + " 10:00";
        });
        Assert.Equal(expected, made.Select(one => Site(one.Start)));
    }

    [Fact]
    public void Monthly_WithAnotherWeekdaySet_FollowsTheSetting()
    {
        var rules = Rules("service-centre").With(new RuleVersion("monthly_meeting_weekday", 1, "fri", Begin));

        Assert.Equal(["2026-11-27 10:00"], Between(new MeetingSeries(MeetingKind.Monthly, null, Begin), rules, "2026-11-01", "2026-11-30").Select(one => Site(one.Start)));
    }

    [Fact]
    public void Team_WithoutADayOrATime_IsOffAndSaysWhatItWaitsFor()
    {
        var series = new MeetingSeries(MeetingKind.Team, null, Begin);
        var open = Rules("service-centre");

        Assert.Empty(Between(series, open, "2026-01-01", "2026-12-31"));
        Assert.Equal(["team_meeting_time", "team_meeting_day"], Plan(open).Missing(series, Begin));
        Assert.Empty(Between(series, open.With(new RuleVersion("team_meeting_day", 1, "wed", Begin)), "2026-01-01", "2026-12-31"));
    }

    /// <summary>Every week of four years has exactly one, whatever weekday and time the site sets.</summary>
    [Fact]
    public void Team_ByAnyWeekdayAndTime_IsOnceInEachWeek()
    {
        var random = new Random(20261121);
        string[] days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        for (var round = 0; round < 40; round++)
        {
            var (day, minute) = (days[random.Next(7)], random.Next(1440));
            var time = $"{minute / 60:00}:{minute % 60:00}";
            var rules = Rules("service-centre").With(new RuleVersion("team_meeting_day", 1, day, Begin)).With(new RuleVersion("team_meeting_time", 1, time, Begin));
            var first = new DateOnly(2026, 1, 5).AddDays(7 * random.Next(100));

            var made = Between(new MeetingSeries(MeetingKind.Team, null, Begin), rules, Text(first), Text(first.AddDays(20 * 7 - 1))).ToArray();

            Assert.Equal(20, made.Length);
            Assert.All(made.Select((one, week) => (one, week)), pair =>
                Assert.Equal($"{Text(first.AddDays(7 * pair.week + Array.IndexOf(days, day)))} {time}", Site(pair.one.Start)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(31)]
    public void Department_WithAnIntervalSet_ComesAgainAtThatInterval(int interval)
    {
        var series = new MeetingSeries(MeetingKind.Department, null, Begin);
        var rules = Rules("sales-centre").With(new RuleVersion("department_meeting_interval_days", 1, $"{interval}", Begin));
        Assert.Empty(Between(series, rules, "2026-01-01", "2026-12-31"));

        var made = Between(series, rules.With(new RuleVersion("department_meeting_time", 1, "14:00", Begin)), "2026-01-01", "2026-12-31").ToArray();

        Assert.InRange(made.Length, 365 / interval, 365 / interval + 1);
        Assert.All(made.Zip(made.Skip(1)), pair => Assert.Equal(TimeSpan.FromDays(interval), pair.Second.Start - pair.First.Start));
        Assert.All(made, one => Assert.EndsWith("14:00", Site(one.Start), StringComparison.Ordinal));
    }

    /// <summary>On the weekday once it is set: the days that the interval names are known by their own date, and each has its meeting on the first such weekday.</summary>
    [Theory]
    [InlineData("14", "wed", "2026-11-02:11-04 2026-11-16:11-18 2026-11-30:12-02")]
    [InlineData("14", "mon", "2026-11-02:11-02 2026-11-16:11-16 2026-11-30:11-30")]
    [InlineData("3", "fri", "2026-11-01:11-06 2026-11-07:11-13 2026-11-16:11-20 2026-11-22:11-27 2026-11-28:12-04")]
    public void Department_WithAWeekdaySet_IsOnThatWeekday(string interval, string weekday, string meetings)
    {
        var rules = Rules("sales-centre").With(new RuleVersion("department_meeting_interval_days", 1, interval, Begin)).With(new RuleVersion("department_meeting_time", 1, "14:00", Begin))
            .With(new RuleVersion("department_meeting_weekday", 1, weekday, Begin));

        var made = Between(new MeetingSeries(MeetingKind.Department, null, Begin), rules, "2026-11-01", "2026-11-30");

        Assert.Equal(meetings, string.Join(' ', made.Select(one => $"{Text(one.Day)}:{Site(one.Start)[5..10]}")));
    }

    [Fact]
    public void HospitalDepartment_WithATime_IsEveryTuesdayAndTheManagementMeetsOnMondays()
    {
        var rules = Rules("hospital-centre").With(new RuleVersion("dept_meeting_time", 1, "15:30", Begin));
        var management = new MeetingSeries(MeetingKind.Management, null, Begin);
        Assert.Equal([""], Plan(rules).Missing(management, Begin));
        Assert.True(management.Set(new SeriesSettings(9 * 60, 10 * 60, ["manager"], null, null, null, null)).IsDone);

        Assert.Equal(
            ["2026-11-03 15:30", "2026-11-10 15:30", "2026-11-17 15:30", "2026-11-24 15:30"],
            Between(new MeetingSeries(MeetingKind.HospitalDepartment, null, Begin), rules, "2026-11-01", "2026-11-30").Select(one => Site(one.Start)));
        Assert.Equal(["2026-11-16 09:00", "2026-11-23 09:00"], Between(management, rules, "2026-11-16", "2026-11-29").Select(one => Site(one.Start)));
    }

    [Fact]
    public void Patients_OfAnyMonth_LieInItsMiddleTenDaysOnAWorkingDay()
    {
        var series = new MeetingSeries(MeetingKind.Patients, null, Begin);
        Assert.True(series.Set(new SeriesSettings(14 * 60, null, ["staff"], null, null, null, null)).IsDone);
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var calendar = RandomCalendar(random);

            var made = Between(series, Rules("hospital-centre"), "2026-01-01", "2026-12-31", calendar).ToArray();

            Assert.Equal(Enumerable.Range(1, 12), made.Select(one => one.Day.Month));
            Assert.All(made, one => Assert.InRange(one.Day.Day, 11, 20));
            Assert.All(made, one => Assert.Equal(
                Enumerable.Range(11, 10).Select(day => new DateOnly(2026, one.Day.Month, day)).FirstOrDefault(calendar.IsWorkday, new DateOnly(2026, one.Day.Month, 11)), one.Day));
        }
    }

    [Fact]
    public void Housekeeping_WithATime_IsEveryMorning()
    {
        var rules = Rules("hotel").With(new RuleVersion("housekeeping_meeting_time", 1, "07:40", Begin));

        Assert.Equal(["2026-11-21 07:40", "2026-11-22 07:40"], Between(new MeetingSeries(MeetingKind.Housekeeping, null, Begin), rules, "2026-11-21", "2026-11-22").Select(one => Site(one.Start)));
        Assert.Contains(AgendaHead.Yesterday, AgendaHeads.Of(MeetingKind.Housekeeping));
    }

    /// <summary>Before and after the shift on working days: compared with a scan day by day, over random calendars.</summary>
    [Fact]
    public void ShiftMeetings_OverRandomCalendars_AreOnEachWorkingDay()
    {
        var random = new Random(11);
        for (var round = 0; round < 30; round++)
        {
            var calendar = RandomCalendar(random);
            var expected = Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Where(calendar.IsWorkday).ToArray();

            foreach (var (kind, span) in new[] { (MeetingKind.PreShift, ("09:00", "09:30")), (MeetingKind.PostShift, ("17:00", "17:30")) })
            {
                var made = Between(new MeetingSeries(kind, null, Begin), Rules("call-centre"), "2026-01-01", "2026-12-31", calendar).ToArray();

                Assert.Equal(expected, made.Select(one => one.Day));
                Assert.All(made, one => Assert.Equal(span, (Site(one.Start)[11..], Site(one.End!.Value)[11..])));
            }
        }
    }

    /// <summary>Each day is judged by the rules of that day.</summary>
    [Fact]
    public void Plan_AcrossAChangeOfTheRules_TakesTheRulesOfEachDay()
    {
        var rules = Rules("service-centre").With(new RuleVersion("morning_meeting_start", 1, "08:15", DutyDay("2026-11-18"))).With(new PackSwitch("service-centre", false, DutyDay("2026-11-20")));

        Assert.Equal(
            ["2026-11-16 08:05", "2026-11-17 08:05", "2026-11-18 08:15", "2026-11-19 08:15"],
            Between(new MeetingSeries(MeetingKind.Morning, null, Begin), rules, "2026-11-16", "2026-11-22").Select(one => Site(one.Start)));
    }

    private static DateTimeOffset DutyDay(string day) => Zone.ToInstant(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    private static SiteRules Rules(params string[] packs) => new(Library.Packs, packs.Select(pack => new PackSwitch(pack, true, Begin)), []);

    private static MeetingPlan Plan(SiteRules rules, BusinessCalendar? calendar = null) => new(rules, calendar ?? BusinessCalendar.Plain, Zone);

    private static IEnumerable<PlannedMeeting> Between(MeetingSeries series, SiteRules rules, string first, string last, BusinessCalendar? calendar = null) =>
        Plan(rules, calendar).Between(series, DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture));

    private static BusinessCalendar RandomCalendar(Random random) =>
        new(Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Where(_ => random.Next(8) == 0).Select(day => KeyValuePair.Create(day, random.Next(2) == 0)));

    private static string Site(DateTimeOffset instant) => Zone.ToSite(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
