using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Packs;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What a document leaves open holds otherwise, and is followed from the instant on which a site fills it: no turn is lost over that, and none comes twice.</summary>
public sealed class OpenParameterTests
{
    private const string Json = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "按时。", "en": "In time.", "parameters": [
            { "key": "clock", "zh": "时间", "en": "Clock", "unit": "time", "value": null },
            { "key": "second", "zh": "时间", "en": "Clock", "unit": "time", "value": null },
            { "key": "day", "zh": "日", "en": "Day", "unit": "dayOfMonth", "value": null, "min": 1, "max": 31 },
            { "key": "interval", "zh": "间隔", "en": "Interval", "unit": "days", "value": 14, "min": 1, "max": 92 },
            { "key": "weekday", "zh": "星期", "en": "Weekday", "unit": "weekday", "value": null } ] } ],
          "obligations": [
            { "key": "closing", "zh": "收尾", "en": "Closing", "clauses": ["X-001"], "trigger": { "shift": "end", "minutes": 0, "direction": "before", "at": { "parameter": "clock" } }, "audience": { "onDuty": null }, "evidence": "confirm" },
            { "key": "opening", "zh": "开门", "en": "Opening", "clauses": ["X-001"], "trigger": { "shift": "start", "minutes": 0, "direction": "after", "at": { "parameter": "clock" } }, "audience": { "onDuty": null }, "evidence": "confirm" },
            { "key": "leaving", "zh": "汇报", "en": "Report", "clauses": ["X-001"], "trigger": { "event": "workday.ends", "offset": 0, "unit": "minutes", "direction": "before", "at": { "parameter": "clock" } }, "audience": { "holder": true }, "evidence": "confirm" },
            { "key": "sweep", "zh": "打扫", "en": "Sweep", "clauses": ["X-001"], "trigger": { "spread": 1, "on": "everyday", "from": "00:00", "to": { "parameter": "clock", "otherwise": "23:59" } }, "audience": { "role": "staff" }, "evidence": "confirm" },
            { "key": "goods", "zh": "清点", "en": "Goods", "clauses": ["X-001"], "trigger": { "spread": 4, "on": "everyday", "from": "09:00", "to": "18:00", "at": [ { "parameter": "clock" }, { "parameter": "second" } ] }, "audience": { "role": "staff" }, "evidence": "confirm" },
            { "key": "report", "zh": "日报", "en": "Report", "clauses": ["X-001"], "trigger": { "on": "everyday", "at": [ { "parameter": "clock", "otherwise": "23:59" } ] }, "audience": { "role": "manager" }, "evidence": "confirm" },
            { "key": "pump", "zh": "水泵", "en": "Pump", "clauses": ["X-001"], "trigger": { "onDayOfMonth": { "parameter": "day", "otherwise": 31 }, "at": [ { "parameter": "clock", "otherwise": "23:59" } ] }, "audience": { "role": "staff" }, "evidence": "confirm" },
            { "key": "meeting", "zh": "例会", "en": "Meeting", "clauses": ["X-001"], "trigger": { "everyDays": { "parameter": "interval" }, "onWeekday": { "parameter": "weekday" }, "at": ["10:00"] }, "audience": { "role": "staff" }, "evidence": "confirm" } ]
        }
        """;

    private static readonly SiteZone Zone = new(TimeZoneInfo.CreateCustomTimeZone("site", TimeSpan.FromHours(8), "site", "site"));
    private static readonly IReadOnlyList<RulePack> Packs = PackLibrary.Of([("sample.json", Json)]).Packs;

    /// <summary>A night shift's 02:00 is on the next day; a shift that the clock never shows the time in keeps its moment.</summary>
    [Theory]
    [InlineData("opening", "02 09:00", "02 18:00", null, "02 09:00")]
    [InlineData("opening", "02 09:00", "02 18:00", "09:15", "02 09:15")]
    [InlineData("opening", "02 09:00", "02 18:00", "09:00", "02 09:00")]
    [InlineData("opening", "02 09:00", "02 18:00", "18:00", "02 18:00")]
    [InlineData("opening", "02 09:00", "02 18:00", "08:30", "02 09:00")]
    [InlineData("opening", "02 09:00", "02 18:00", "20:00", "02 09:00")]
    [InlineData("opening", "02 20:00", "03 08:00", "20:15", "02 20:15")]
    [InlineData("opening", "02 20:00", "03 08:00", "02:00", "03 02:00")]
    [InlineData("opening", "02 08:00", "03 08:00", "08:00", "02 08:00")]
    [InlineData("closing", "02 09:00", "02 18:00", null, "02 18:00")]
    [InlineData("closing", "02 09:00", "02 18:00", "17:30", "02 17:30")]
    [InlineData("closing", "02 09:00", "02 18:00", "18:00", "02 18:00")]
    [InlineData("closing", "02 09:00", "02 18:00", "18:01", "02 18:00")]
    [InlineData("closing", "02 09:00", "02 18:00", "02:00", "02 18:00")]
    [InlineData("closing", "02 20:00", "03 08:00", "02:00", "03 02:00")]
    [InlineData("closing", "02 20:00", "03 08:00", "17:30", "03 08:00")]
    [InlineData("closing", "02 20:00", "03 00:00", "00:00", "03 00:00")]
    [InlineData("closing", "02 08:00", "03 08:00", "08:00", "03 08:00")]
    [InlineData("leaving", "02 09:00", "02 18:00", null, "02 18:00")]
    [InlineData("leaving", "02 09:00", "02 18:00", "17:30", "02 17:30")]
    [InlineData("leaving", "02 09:00", "02 18:00", "19:00", "02 18:00")]
    [InlineData("leaving", "02 20:00", "03 04:00", "23:30", "02 23:30")]
    public void Shift_WithATimeFilled_IsDueThenOnItsOwnStretch(string obligation, string start, string end, string? time, string due)
    {
        var world = World(new WorkStretch(At(start), At(end)));

        var one = Assert.Single(Book(time is null ? [] : [Version("clock", time, DateTimeOffset.UnixEpoch)]).Between(At("01 00:00"), At("05 00:00"), world, key => key == obligation));

        Assert.Equal(due, Show(one.Occurrence.Due));
    }

    /// <summary>Filled or changed at some time of the day: the day keeps its one turn, and what was due already stays.</summary>
    [Theory]
    [InlineData("closing", "10:00", "17:30", "02 17:30")]
    [InlineData("closing", "17:45", "17:30", "02 18:00")]
    [InlineData("closing", "18:30", "17:30", "02 18:00")]
    [InlineData("leaving", "10:00", "17:30", "02 17:30")]
    [InlineData("leaving", "17:45", "17:30", "02 18:00")]
    [InlineData("leaving", "18:30", "17:30", "02 18:00")]
    [InlineData("opening", "08:00", "09:30", "02 09:30")]
    [InlineData("opening", "09:15", "09:30", "02 09:00")]
    [InlineData("sweep", "10:00", "17:30", "02 17:30")]
    [InlineData("sweep", "17:45", "17:30", "02 23:59")]
    [InlineData("report", "10:00", "17:30", "02 17:30")]
    [InlineData("report", "17:45", "17:30", "02 23:59")]
    public void Time_FilledDuringTheDay_LeavesTheDayItsOneTurn(string obligation, string filledAt, string time, string due)
    {
        var world = World(new WorkStretch(At("02 09:00"), At("02 18:00")));
        var book = Book(Version("clock", time, At("02 " + filledAt)));

        var (before, after) = (Turns(Book(), obligation, world), Turns(book, obligation, world));

        Assert.Equal([due], after.Where(one => Zone.DateOf(one.Due).Day == 2).Select(one => Show(one.Due)));
        Assert.Equal(before.Select(one => one.Key), after.Select(one => one.Key));
    }

    /// <summary>The day is open from its begin to the time; midnight is the one at its end, not an end before it began.</summary>
    [Theory]
    [InlineData(null, "02 00:00", "02 23:59")]
    [InlineData("17:30", "02 00:00", "02 17:30")]
    [InlineData("00:00", "02 00:00", "03 00:00")]
    public void Day_WithATimeFilled_IsOpenUntilThen(string? time, string opens, string due)
    {
        var one = Assert.Single(
            Book(new RuleVersion("clock", 1, time, DateTimeOffset.UnixEpoch)).Between(At("01 00:00"), At("04 00:00"), World(), key => key == "sweep").Select(one => one.Occurrence),
            one => one.Key == "20261102#1");

        Assert.Equal((opens, due), (Show(one.Opens), Show(one.Due)));
    }

    /// <summary>Four even turns become the times that are filled; unfilled ones fall away, and each keeps its number in the day.</summary>
    [Theory]
    [InlineData(null, null, "11:15 13:30 15:45 18:00", "09:00 11:15 13:30 15:45")]
    [InlineData("10:00", null, "10:00", "09:00")]
    [InlineData("16:00", "10:00", "10:00 16:00", "09:00 10:00")]
    [InlineData("10:00", "10:00", "10:00", "09:00")]
    [InlineData(null, "08:30", "08:30", "00:00")]
    [InlineData("19:00", null, "19:00", "09:00")]
    public void Times_OfADay_AreThoseThatAreFilled(string? first, string? second, string due, string opens)
    {
        var world = World();
        RuleVersion[] filled = [new("clock", 1, first, DateTimeOffset.UnixEpoch), new("second", 1, second, DateTimeOffset.UnixEpoch)];

        var turns = Book(filled).Between(At("02 00:00"), At("03 00:00"), world, key => key == "goods").Select(one => one.Occurrence).ToArray();

        Assert.Equal(due, string.Join(' ', turns.Select(one => Show(one.Due)[3..])));
        Assert.Equal(opens, string.Join(' ', turns.Select(one => Show(one.Opens)[3..])));
        Assert.Equal(Enumerable.Range(1, turns.Length).Select(turn => $"20261102#{turn}"), turns.Select(one => one.Key));
        Assert.All(turns, one => Assert.True(one.Due - one.Opens <= Book(filled).Find("goods", one.Due)!.LongestOpen));
    }

    [Theory]
    [InlineData("12:00", "10:00", "16:00", "11:15 16:00")]
    [InlineData("12:00", "10:00", "11:00", "11:15 13:30")]
    [InlineData("08:00", "10:00", "11:00", "10:00 11:00")]
    [InlineData("17:00", "10:00", "11:00", "11:15 13:30 15:45")]
    public void Times_FilledDuringTheDay_LeaveNoTurnTwice(string filledAt, string first, string second, string due)
    {
        var at = At("02 " + filledAt);

        var turns = Turns(Book(Version("clock", first, at), Version("second", second, at)), "goods", World()).Where(one => Zone.DateOf(one.Due).Day == 2).ToArray();

        Assert.Equal(due, string.Join(' ', turns.Select(one => Show(one.Due)[3..])));
        Assert.Equal(turns.Length, turns.Select(one => one.Key).Distinct().Count());
    }

    /// <summary>The month's turn keeps the name of the day that holds otherwise, so that a month has one, whenever its day is chosen.</summary>
    [Theory]
    [InlineData(10, "15", "2026-10-31 2026-11-15 2026-12-15 2027-01-15")]
    [InlineData(20, "15", "2026-10-31 2026-11-30 2026-12-15 2027-01-15")]
    [InlineData(20, "25", "2026-10-31 2026-11-25 2026-12-25 2027-01-25")]
    [InlineData(1, "31", "2026-10-31 2026-11-30 2026-12-31 2027-01-31")]
    [InlineData(1, "1", "2026-10-31 2026-11-01 2026-12-01 2027-01-01")]
    public void DayOfMonth_Filled_LeavesEachMonthItsOne(int filledOn, string day, string days)
    {
        var at = At("01 12:00").AddDays(filledOn - 1);

        var turns = Book(Version("day", day, at)).Between(At("01 00:00").AddDays(-20), At("01 00:00").AddDays(92), World(), key => key == "pump").Select(one => one.Occurrence).OrderBy(one => one.Due).ToArray();

        Assert.Equal(days, string.Join(' ', turns.Select(one => Zone.DateOf(one.Due).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        Assert.Equal(["20261031", "20261130", "20261231", "20270131"], turns.Select(one => one.Key));
    }

    /// <summary>Every fourteen days from Monday the second, on the weekday once it is filled; a shorter interval than a week is once on each.</summary>
    [Theory]
    [InlineData("14", null, 1, "02 16 30")]
    [InlineData("14", "mon", 1, "02 16 30")]
    [InlineData("14", "wed", 1, "04 18")]
    [InlineData("14", "sun", 1, "08 22")]
    [InlineData("14", "wed", 3, "02 18")]
    [InlineData("14", "wed", 17, "02 16")]
    [InlineData("7", "fri", 1, "06 13 20 27")]
    [InlineData("3", "fri", 1, "06 13 20 27")]
    [InlineData("1", "sat", 1, "07 14 21 28")]
    public void Weekday_Filled_IsWhenEachTurnIs(string interval, string? weekday, int filledOn, string days)
    {
        RuleVersion[] versions = [Version("interval", interval, DateTimeOffset.UnixEpoch), new("weekday", 1, weekday, At("01 00:00").AddDays(filledOn - 1))];

        var turns = Book(versions).Between(At("01 00:00"), At("01 00:00").AddDays(30), World(), key => key == "meeting").ToArray();

        Assert.Equal(days, string.Join(' ', turns.Select(one => Show(one.Occurrence.Due)[..2])));
    }

    /// <summary>A table that is kept as the planner keeps it, while times are filled, changed and opened again whenever one likes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Table_KeptWhileTimesAreFilledAndOpened_LosesAndDoublesNothing(int seed)
    {
        var random = new Random(seed);
        var (from, to) = (At("01 00:00"), At("01 00:00").AddDays(75));
        RuleVersion[] versions =
        [
            .. Enumerable.Range(1, 50).Select(number => new RuleVersion("clock", number, random.Next(4) == 0 ? null : $"{random.Next(24):00}:{random.Next(60):00}", Any())),
            .. Enumerable.Range(1, 12).Select(number => new RuleVersion("day", number, random.Next(4) == 0 ? null : $"{random.Next(1, 32)}", Any())),
        ];
        WorkStretch[] shifts = [.. Enumerable.Range(1, 148).Select(half => new WorkStretch(from.AddHours(12 * half - 4), from.AddHours(12 * half + 8)))];
        var (world, book) = (World(shifts), Book(versions));
        string[] asked = ["closing", "opening", "leaving", "sweep", "report", "pump"];
        var table = new Dictionary<(string Obligation, string Key), Occurrence>();

        for (var now = from; now < to; now = now.AddMinutes(random.Next(1, 1440)))
        {
            var wanted = book.OpeningBefore(now.AddHours(26), now.AddDays(-2), now.AddDays(32), world).Where(one => asked.Contains(one.Occurrence.Obligation))
                .ToDictionary(one => (one.Occurrence.Obligation, one.Occurrence.Key), one => one.Occurrence);
            foreach (var gone in table.Where(row => row.Value.Due > now && !wanted.ContainsKey(row.Key)).Select(row => row.Key).ToArray())
            {
                table.Remove(gone);
            }

            foreach (var (key, one) in wanted.Where(pair => !table.TryGetValue(pair.Key, out var there) || there.Due > now))
            {
                table[key] = one;
            }
        }

        // Each shift has one of each, each day one of each, each month one: neither more, nor less, whatever was set when.
        var settled = shifts.Where(shift => shift.Start >= from.AddDays(1) && shift.End < to.AddDays(-3)).Select(shift => OccurrenceKey.Instant(shift.Start)).ToArray();
        foreach (var obligation in new[] { "closing", "opening", "leaving" })
        {
            var turns = table.Keys.Where(row => row.Obligation == obligation).Select(row => row.Key.Split('@')[1]).ToHashSet(StringComparer.Ordinal);
            Assert.Equal([], settled.Where(shift => !turns.Contains(shift)));
        }

        foreach (var obligation in new[] { "sweep", "report" })
        {
            var days = table.Keys.Where(row => row.Obligation == obligation).Select(row => DateOnly.ParseExact(row.Key[..8], "yyyyMMdd", CultureInfo.InvariantCulture)).Where(day => day > Zone.DateOf(from) && day < Zone.DateOf(to).AddDays(-3)).ToArray();
            Assert.Equal(days.Length, days.Distinct().Count());
            Assert.Equal(Zone.DateOf(to).AddDays(-3).DayNumber - Zone.DateOf(from).DayNumber - 1, days.Length);
        }

        var months = table.Where(row => row.Key.Obligation == "pump").Select(row => Zone.DateOf(row.Value.Due)).Where(day => day >= Zone.DateOf(from) && day < new DateOnly(2027, 1, 1)).Select(day => day.Month).ToArray();
        Assert.Equal([11, 12], months.Order());

        DateTimeOffset Any() => from.AddMinutes(random.Next(70 * 1440));
    }

    private static Occurrence[] Turns(ObligationBook book, string obligation, TriggerWorld world) =>
        [.. book.Between(At("01 00:00"), At("05 00:00"), world, key => key == obligation).Select(one => one.Occurrence).OrderBy(one => one.Due)];

    private static ObligationBook Book(params RuleVersion[] versions) => new(new SiteRules(Packs, [new PackSwitch("sample", true, DateTimeOffset.UnixEpoch)], versions));

    private static RuleVersion Version(string key, string value, DateTimeOffset from) => new(key, 1, value, from);

    /// <summary>An instant of November 2026 in site time.</summary>
    private static DateTimeOffset At(string dayAndTime) =>
        Zone.ToInstant(DateTime.ParseExact("2026-11-" + dayAndTime, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static string Show(DateTimeOffset at) => Zone.ToSite(at).ToString("dd HH:mm", CultureInfo.InvariantCulture);

    private static TriggerWorld World(params WorkStretch[] shifts) => new()
    {
        Zone = Zone,
        Shifts = [.. shifts.Select(shift => new PostShift("A", "gate", shift.Start, shift.End))],
        Events = [.. shifts.Select(shift => new RuleEvent("workday.ends", "A@" + OccurrenceKey.Instant(shift.Start), shift.End) { Work = shift })],
    };
}
