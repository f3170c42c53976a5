using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Tests.Domain.Obligations;

/// <summary>When obligations fall due: tables of known dates, and every trigger against an oracle that scans the calendar.</summary>
public sealed class TriggerTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly BusinessCalendar NationalDay2026 = new(
        Enumerable.Range(1, 8).Select(day => KeyValuePair.Create(new DateOnly(2026, 10, day), true))
            .Append(KeyValuePair.Create(new DateOnly(2026, 10, 10), false)));

    public static TheoryData<Recurrence, int, string[]> KnownDays => new()
    {
        { new Recurrence.ByMonthWeekday(DayOfWeek.Saturday, -1), 10, ["10-31"] },
        { new Recurrence.ByMonthWeekday(DayOfWeek.Saturday, -1), 11, ["11-28"] },
        { new Recurrence.ByMonthWeekday(DayOfWeek.Monday, 1), 11, ["11-02"] },
        { new Recurrence.ByMonthDay(30), 2, ["02-28"] },
        { new Recurrence.ByMonthDay(31), 11, ["11-30"] },
        { new Recurrence.ByMonthDay(30), 12, ["12-30"] },
        { new Recurrence.ByMonthDay(1, 1, 7), 7, ["07-01"] },
        { new Recurrence.ByMonthDay(1, 1, 7), 8, [] },
        { new Recurrence.ByDay(DayRule.On(DayOfWeek.Tuesday)), 11, ["11-03", "11-10", "11-17", "11-24"] },
        { new Recurrence.ByInterval(14), 11, ["11-02", "11-16", "11-30"] },
        { new Recurrence.ByMonths(6, new DateOnly(2024, 12, 31)), 6, ["06-30"] },
        { new Recurrence.ByMonths(6, new DateOnly(2024, 12, 31)), 12, ["12-31"] },
        { new Recurrence.ByMonths(6, new DateOnly(2024, 12, 31)), 11, [] },
        { new Recurrence.ByMonths(12, new DateOnly(2024, 2, 29)), 2, ["02-28"] },
        { new Recurrence.ByMonths(5, new DateOnly(2027, 3, 15)), 5, ["05-15"] },
    };

    [Theory]
    [MemberData(nameof(KnownDays))]
    public void Recurrence_InAMonthOf2026_NamesItsDays(Recurrence rule, int month, string[] days)
    {
        var named = Enumerable.Range(1, DateTime.DaysInMonth(2026, month)).Select(day => new DateOnly(2026, month, day))
            .Where(day => rule.Names(day, BusinessCalendar.Plain));

        Assert.Equal(days, named.Select(day => day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Date_OnAHoliday_MovesToTheNextWorkingDay()
    {
        var trigger = new CalendarTrigger(new Recurrence.ByMonthDay(3), [new TimeOnly(9, 0)]) { Shift = HolidayShift.NextWorkday };

        var due = trigger.Between(At(2026, 10, 1), At(2026, 11, 1), World(NationalDay2026)).Single();

        Assert.Equal(("20261003", At(2026, 10, 9, 9)), (due.Key, due.Due));
    }

    /// <summary>The report of the day before the meeting moves with the meeting.</summary>
    [Fact]
    public void Date_DaysBeforeAnother_MovesWithIt()
    {
        var meeting = new CalendarTrigger(new Recurrence.ByMonthWeekday(DayOfWeek.Saturday, 1), [new TimeOnly(10, 0)]) { Shift = HolidayShift.NextWorkday };
        var report = meeting with { DaysBefore = 1 };

        var moved = report.Between(At(2026, 10, 1), At(2026, 11, 1), World(NationalDay2026)).Single();

        Assert.Equal(At(2026, 10, 9, 10), meeting.Between(At(2026, 10, 1), At(2026, 11, 1), World(NationalDay2026)).Single().Due);
        Assert.Equal(At(2026, 10, 8, 10), moved.Due);
    }

    [Fact]
    public void Interval_DuringAShift_CoversItToTheEnd()
    {
        var shift = new PostShift("ZK", "control-room", At(2026, 11, 2, 8), At(2026, 11, 2, 9).AddMinutes(10));
        var trigger = new IntervalTrigger("control-room", TimeSpan.FromMinutes(15));

        var turns = trigger.Between(At(2026, 11, 1), At(2026, 11, 4), World() with { Shifts = [shift] }).ToArray();

        Assert.Equal([15, 30, 45, 60, 70], turns.Select(turn => (turn.Due - shift.Start).TotalMinutes));
        Assert.Equal(turns.Select(turn => turn.Due).Prepend(shift.Start).SkipLast(1), turns.Select(turn => turn.Opens!.Value));
    }

    [Fact]
    public void Spread_OverTheDay_CutsItEvenly()
    {
        var trigger = new SpreadTrigger(new Recurrence.ByDay(DayRule.Everyday), new TimeOnly(9, 0), new TimeOnly(18, 0), 4);

        var turns = trigger.Between(At(2026, 11, 2), At(2026, 11, 3), World());

        Assert.Equal(["11:15", "13:30", "15:45", "18:00"], turns.Select(turn => Zone.ToSite(turn.Due).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Event_AtAKindOfPost_IsDueForThatKindAlone()
    {
        var at = At(2025, 11, 3);
        var world = World() with { Events = [new RuleEvent("workday.begins", "L", at) { PostKind = "lounge" }, new RuleEvent("workday.begins", "G", at) { PostKind = "gate" }, new RuleEvent("workday.begins", "N", at)] };
        var trigger = new EventTrigger("workday.begins", TimeSpan.Zero, IsBefore: true);

        Assert.Equal(["L"], (trigger with { PostKind = "lounge" }).Between(at, at.AddDays(1), world).Select(point => point.Key));
        Assert.Equal(["L", "G", "N"], trigger.Between(at, at.AddDays(1), world).Select(point => point.Key));
    }

    [Theory]
    [InlineData(false, 10, 10, 0)]
    [InlineData(true, 10, -10, null)]
    [InlineData(true, 0, 0, null)]
    public void Event_KnownAhead_LeavesItsOpeningToTheWindow(bool isBefore, int minutes, int due, int? opens)
    {
        var at = At(2026, 11, 2, 12);
        var world = World() with { Events = [new RuleEvent("meeting.planned", "M1", at)] };

        var point = new EventTrigger("meeting.planned", TimeSpan.FromMinutes(minutes), isBefore).Between(at.AddDays(-1), at.AddDays(1), world).Single();

        Assert.Equal((at.AddMinutes(due), opens is { } open ? at.AddMinutes(open) : (DateTimeOffset?)null), (point.Due, point.Opens));
    }

    /// <summary>Whatever the pieces a year is asked in, the occurrences are those of the whole year, each once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Between_AskedInPieces_GivesEachOccurrenceOnce(int seed)
    {
        var random = new Random(seed);
        var world = World(RandomCalendar(random)) with { Shifts = RandomShifts(random), Events = RandomEvents(random) };

        foreach (var trigger in Enumerable.Range(0, 60).Select(_ => RandomTrigger(random)))
        {
            var (from, to) = (At(2026, 1, 1), At(2027, 1, 1));
            var whole = trigger.Between(from, to, world).OrderBy(point => point.Due).ThenBy(point => point.Key, StringComparer.Ordinal).ToArray();
            var pieces = new List<TriggerPoint>();
            for (var at = from; at < to;)
            {
                var next = at.AddMinutes(random.Next(1, 60 * 24 * 40));
                next = next < to ? next : to;
                pieces.AddRange(trigger.Between(at, next, world));
                at = next;
            }

            Assert.Equal(whole, pieces.OrderBy(point => point.Due).ThenBy(point => point.Key, StringComparer.Ordinal));
            Assert.Equal(whole.Length, whole.Select(point => point.Key).Distinct().Count());
        }
    }

    /// <summary>An oracle that knows no arithmetic: it walks the calendar day by day and moves each named day by hand.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Calendar_AgainstADayByDayWalk_Agrees(int seed)
    {
        var random = new Random(seed);
        var calendar = RandomCalendar(random);

        foreach (var trigger in Enumerable.Range(0, 80).Select(_ => RandomCalendarTrigger(random)))
        {
            var expected =
                from day in Days(new DateOnly(2025, 10, 1), new DateOnly(2027, 3, 31))
                where NamedByHand(trigger.Days, day, calendar)
                let moved = MovedByHand(day, trigger.Shift, calendar).AddDays(-trigger.DaysBefore)
                where moved.Year == 2026
                from time in trigger.Times
                select new DateTimeOffset(moved.ToDateTime(time), TimeSpan.FromHours(8)).ToUniversalTime();

            Assert.Equal(expected.Order(), trigger.Between(At(2026, 1, 1), At(2027, 1, 1), World(calendar)).Select(point => point.Due).Order());
        }
    }

    /// <summary>Walks each week and month by hand: how many turns, when they end, and that the n-th opens on the n-th day.</summary>
    [Theory]
    [InlineData(CalendarPeriod.Week, 3)]
    [InlineData(CalendarPeriod.Week, 7)]
    [InlineData(CalendarPeriod.Week, 10)]
    [InlineData(CalendarPeriod.Month, 1)]
    [InlineData(CalendarPeriod.Month, 4)]
    public void Period_AgainstADayByDayWalk_Agrees(CalendarPeriod per, int count)
    {
        var expected = new List<(DateTimeOffset Due, DateTimeOffset Opens)>();
        foreach (var first in Days(new DateOnly(2025, 12, 1), new DateOnly(2026, 12, 31)).Where(day => per == CalendarPeriod.Week ? day.DayOfWeek == DayOfWeek.Monday : day.Day == 1))
        {
            var days = Days(first, first.AddDays(40)).TakeWhile(day => day == first || (per == CalendarPeriod.Week ? day.DayOfWeek != DayOfWeek.Monday : day.Day != 1)).ToArray();
            for (var turn = 0; turn < count; turn++)
            {
                var opens = count <= days.Length ? days[turn] : days[turn * days.Length / count];
                expected.Add((Zone.ToInstant(days[^1].ToDateTime(new TimeOnly(23, 59))), Zone.ToInstant(opens)));
            }
        }

        var points = new PeriodTrigger(per, count).Between(At(2026, 1, 1), At(2027, 1, 1), World());

        Assert.Equal(
            expected.Where(pair => pair.Due >= At(2026, 1, 1) && pair.Due < At(2027, 1, 1)).Order(),
            points.Select(point => (point.Due, point.Opens!.Value)).Order());
    }

    private static bool NamedByHand(Recurrence rule, DateOnly day, BusinessCalendar calendar)
    {
        var month = Days(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1)).ToArray();
        return rule switch
        {
            Recurrence.ByDay byDay => byDay.Days.ToString() switch
            {
                "everyday" => true,
                "workday" => calendar.IsWorkday(day),
                "restday" => !calendar.IsWorkday(day),
                var text => text.Split(',').Contains(day.DayOfWeek.ToString()[..3].ToLowerInvariant()),
            },
            Recurrence.ByMonthDay byDay => IsMonth(byDay.Months, day) && day == month[..Math.Min(byDay.Day, month.Length)][^1],
            Recurrence.ByMonthWeekday { Ordinal: -1 } last => IsMonth(last.Months, day) && day == month.Last(one => one.DayOfWeek == last.Weekday),
            Recurrence.ByMonthWeekday nth => IsMonth(nth.Months, day) && day == month.Where(one => one.DayOfWeek == nth.Weekday).ElementAt(nth.Ordinal - 1),
            Recurrence.ByMonths months => NamedFromAnchor(months, day),
            Recurrence.ByInterval interval => Math.Abs(day.DayNumber - new DateOnly(2024, 1, 1).DayNumber) % interval.Days == 0,
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Walks from the anchor in both directions, each time from the anchor itself.</summary>
    private static bool NamedFromAnchor(Recurrence.ByMonths rule, DateOnly day)
    {
        for (var step = 0; step < 200; step++)
        {
            if (rule.Anchor.AddMonths(step * rule.Months) == day || (rule.Anchor.DayNumber > step * rule.Months * 31 && rule.Anchor.AddMonths(-step * rule.Months) == day))
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly MovedByHand(DateOnly day, HolidayShift shift, BusinessCalendar calendar) =>
        shift == HolidayShift.None || calendar.IsWorkday(day) ? day : MovedByHand(day.AddDays(shift == HolidayShift.NextWorkday ? 1 : -1), shift, calendar);

    private static bool IsMonth(IReadOnlyList<int> months, DateOnly day) => months.Count == 0 || months.Contains(day.Month);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static Trigger RandomTrigger(Random random) => random.Next(6) switch
    {
        5 => new PeriodTrigger((CalendarPeriod)random.Next(2), random.Next(1, 40)),
        0 => new ShiftTrigger(random.Next(2) == 0 ? null : "gate", (ShiftMoment)random.Next(2), TimeSpan.FromMinutes(random.Next(-60, 60))),
        1 => new IntervalTrigger(random.Next(2) == 0 ? null : "gate", TimeSpan.FromMinutes(random.Next(10, 300))),
        2 => new SpreadTrigger(RandomRecurrence(random), new TimeOnly(random.Next(0, 9), 0), new TimeOnly(random.Next(10, 23), random.Next(60)), random.Next(1, 7)),
        3 => new EventTrigger("thing.done", TimeSpan.FromHours(random.Next(700)), random.Next(2) == 0),
        _ => RandomCalendarTrigger(random),
    };

    private static CalendarTrigger RandomCalendarTrigger(Random random) =>
        new(RandomRecurrence(random), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new TimeOnly(random.Next(24), random.Next(60))).Distinct().Order()])
        {
            Shift = (HolidayShift)random.Next(3),
            DaysBefore = random.Next(4) == 0 ? random.Next(8) : 0,
        };

    private static Recurrence RandomRecurrence(Random random)
    {
        int[] months = [.. Enumerable.Range(1, 12).Where(_ => random.Next(3) == 0)];
        return random.Next(6) switch
        {
            5 => new Recurrence.ByMonths(random.Next(1, 40), new DateOnly(2025, 1, 1).AddDays(random.Next(900))),
            0 => new Recurrence.ByDay(new[] { DayRule.Everyday, DayRule.Workday, DayRule.Restday, DayRule.On((DayOfWeek)random.Next(7)) }[random.Next(4)]),
            1 => new Recurrence.ByMonthDay(random.Next(1, 32), months),
            2 => new Recurrence.ByMonthWeekday((DayOfWeek)random.Next(7), random.Next(1, 5), months),
            3 => new Recurrence.ByMonthWeekday((DayOfWeek)random.Next(7), -1, months),
            _ => new Recurrence.ByInterval(random.Next(1, 60)),
        };
    }

    private static BusinessCalendar RandomCalendar(Random random) =>
        new(Enumerable.Range(0, 8).SelectMany(_ =>
        {
            var first = new DateOnly(2025, 11, 1).AddDays(random.Next(480));
            return Enumerable.Range(0, random.Next(1, 9)).Select(day => KeyValuePair.Create(first.AddDays(day), true))
                .Append(KeyValuePair.Create(first.AddDays(-random.Next(1, 5)), false));
        }));

    private static PostShift[] RandomShifts(Random random) =>
        [.. Enumerable.Range(0, 300).Select(_ => At(2025, 12, 20).AddMinutes(random.Next(0, 60 * 24 * 390))).DistinctBy(start => start)
            .Select((start, index) => new PostShift("P" + index % 4, index % 2 == 0 ? "gate" : "bar", start, start.AddMinutes(random.Next(30, 900))))];

    private static RuleEvent[] RandomEvents(Random random) =>
        [.. Enumerable.Range(0, 200).Select(index => new RuleEvent(index % 3 == 0 ? "thing.done" : "thing.seen", "S" + index, At(2025, 11, 1).AddMinutes(random.Next(0, 60 * 24 * 500))))];

    private static TriggerWorld World(BusinessCalendar? calendar = null) => new() { Zone = Zone, Calendar = calendar ?? BusinessCalendar.Plain };

    private static DateTimeOffset At(int year, int month, int day, int hour = 0) =>
        new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
}
