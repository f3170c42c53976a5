using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Packs;

namespace Portal.Tests.Domain.Obligations;

/// <summary>A number changes while something hangs on it: nothing is judged anew, and nothing falls between two versions.</summary>
public sealed class RuleChangeTests
{
    private const string Json = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "按时。", "en": "In time.", "parameters": [
            { "key": "ahead", "zh": "提前", "en": "Ahead", "unit": "days", "value": 30, "min": 1, "max": 400 },
            { "key": "after", "zh": "之后", "en": "After", "unit": "minutes", "value": 10, "min": 1, "max": 100000 },
            { "key": "early", "zh": "到岗", "en": "Early", "unit": "minutes", "value": 10, "min": 0, "max": 120 },
            { "key": "round", "zh": "间隔", "en": "Round", "unit": "minutes", "value": 15, "min": 1, "max": 240 },
            { "key": "clock", "zh": "时间", "en": "Clock", "unit": "time", "value": "10:00" } ] } ],
          "obligations": [
            { "key": "expiry", "zh": "到期", "en": "Expiry", "clauses": ["X-001"], "trigger": { "event": "certificate.expires", "offset": { "parameter": "ahead" }, "unit": "days", "direction": "before" }, "audience": { "holder": true }, "evidence": "confirm" },
            { "key": "greeting", "zh": "接待", "en": "Greeting", "clauses": ["X-001"], "trigger": { "event": "guest.came", "offset": { "parameter": "after" }, "unit": "minutes", "direction": "after" }, "audience": { "holder": true }, "evidence": "confirm" },
            { "key": "arrival", "zh": "到岗", "en": "Arrival", "clauses": ["X-001"], "trigger": { "shift": "start", "minutes": { "parameter": "early" }, "direction": "before" }, "audience": { "onDuty": null }, "evidence": "confirm" },
            { "key": "patrol", "zh": "巡查", "en": "Patrol", "clauses": ["X-001"], "trigger": { "during": { "parameter": "round" }, "unit": "minutes" }, "audience": { "onDuty": null }, "evidence": "confirm" },
            { "key": "report", "zh": "日报", "en": "Report", "clauses": ["X-001"], "trigger": { "on": "everyday", "at": [ { "parameter": "clock" } ] }, "audience": { "role": "manager" }, "evidence": "confirm" } ]
        }
        """;

    private static readonly SiteZone Zone = new(TimeZoneInfo.CreateCustomTimeZone("site", TimeSpan.FromHours(8), "site", "site"));
    private static readonly IReadOnlyList<RulePack> Packs = PackLibrary.Of([("sample.json", Json)]).Packs;
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Thirty days become sixty: whatever expires in between was not yet due, and would have been due already. It stays where it was.</summary>
    [Theory]
    [InlineData(20, -10)]
    [InlineData(29, -1)]
    [InlineData(31, 1)]
    [InlineData(45, 15)]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    [InlineData(400, 340)]
    public void Ahead_MadeLonger_LeavesNobodyWithoutReminder(int expiresIn, int due)
    {
        var world = World() with { Events = [new RuleEvent("certificate.expires", "C", Noon.AddDays(expiresIn))] };

        Assert.Equal([Noon.AddDays(due)], Due("expiry", world, Version("ahead", "60", Noon)));
    }

    /// <summary>Ten minutes become five: who came seven minutes ago has three minutes left, not none.</summary>
    [Theory]
    [InlineData(-11, -1)]
    [InlineData(-10, 0)]
    [InlineData(-7, 3)]
    [InlineData(-5, 0)]
    [InlineData(-4, 1)]
    public void After_MadeShorter_LeavesWhatIsUnderWayItsTime(int came, int due)
    {
        var world = World() with { Events = [new RuleEvent("guest.came", "G", Noon.AddMinutes(came))] };

        Assert.Equal([Noon.AddMinutes(due)], Due("greeting", world, Version("after", "5", Noon)));
    }

    [Theory]
    [InlineData(5, -5)]
    [InlineData(10, 0)]
    [InlineData(20, 10)]
    [InlineData(30, 0)]
    [InlineData(45, 15)]
    public void Early_MadeEarlier_StillRemindsOfTheNextShift(int startsIn, int due)
    {
        var world = World() with { Shifts = [new PostShift("A", "gate", Noon.AddMinutes(startsIn), Noon.AddHours(8))] };

        Assert.Equal([Noon.AddMinutes(due)], Due("arrival", world, Version("early", "30", Noon)));
    }

    [Theory]
    [InlineData("08:00", "2026-11-02 10:00", "2026-11-03 08:00")]
    [InlineData("09:30", "2026-11-02 09:30", "2026-11-03 09:30")]
    [InlineData("15:00", "2026-11-02 15:00", "2026-11-03 15:00")]
    public void Clock_MovedOnTheDay_LeavesTheDayItsReport(string to, string today, string tomorrow)
    {
        var nine = Noon.AddHours(-3);
        var due = Due("report", World(), Version("clock", to, nine)).Where(at => at > nine.AddHours(-9) && at < nine.AddHours(39));

        Assert.Equal([today, tomorrow], due.Select(at => Zone.ToSite(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The turn under way ends as it began; the next ones have the new length, and none is skipped because its number was used.</summary>
    [Theory]
    [InlineData("60", new[] { 15, 30, 45, 60, 75, 90, 105, 120, 135, 195, 255, 300 })]
    [InlineData("5", new[] { 15, 30, 45, 60, 75, 90, 105, 120, 135, 140, 145 })]
    public void Round_ChangedDuringAShift_GoesOnFromTheTurnUnderWay(string to, int[] minutes)
    {
        var start = Noon.AddMinutes(-130);
        var world = World() with { Shifts = [new PostShift("A", "gate", start, start.AddMinutes(300))] };

        var turns = Book(Version("round", to, Noon)).Between(Noon.AddDays(-2), Noon.AddDays(2), world, key => key == "patrol").Select(one => one.Occurrence).ToArray();

        Assert.Equal(minutes, turns.Select(turn => (int)(turn.Due - start).TotalMinutes).Take(minutes.Length));
        Assert.Equal(turns.Select(turn => turn.Due).Prepend(start).SkipLast(1), turns.Select(turn => turn.Opens));
        Assert.Equal(start.AddMinutes(300), turns[^1].Due);
        Assert.Equal(turns.Length, turns.Select(turn => turn.Key).Distinct().Count());
    }

    /// <summary>What is switched off before it is due is off, be it by an older version or not.</summary>
    [Fact]
    public void Pack_SwitchedOffBeforeItWasDue_AsksForNothing()
    {
        var rules = new SiteRules(Packs, [new PackSwitch("sample", true, DateTimeOffset.UnixEpoch), new PackSwitch("sample", false, Noon.AddDays(10))], [Version("ahead", "60", Noon)]);
        var world = World() with { Events = [new RuleEvent("certificate.expires", "C", Noon.AddDays(45))] };

        Assert.Empty(new ObligationBook(rules).Between(Noon.AddDays(-2), Noon.AddDays(60), world, key => key == "expiry"));
    }

    /// <summary>
    /// A table that is kept as the planner keeps it, with numbers that change whenever they like: each event comes due once,
    /// and no shift has a stretch without a turn.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Table_KeptThroughRandomChanges_LosesAndDoublesNothing(int seed)
    {
        var random = new Random(seed);
        var (from, to) = (Noon, Noon.AddDays(120));
        RuleVersion[] versions =
        [
            .. Enumerable.Range(1, 8).Select(number => Version("ahead", $"{random.Next(1, 60)}", Any())),
            .. Enumerable.Range(1, 8).Select(number => Version("after", $"{random.Next(1, 6000)}", Any())),
            .. Enumerable.Range(1, 40).Select(number => Version("round", $"{random.Next(1, 240)}", Any())),
        ];
        var world = World() with
        {
            Events =
            [
                .. Enumerable.Range(0, 60).Select(index => new RuleEvent("certificate.expires", $"C{index}", from.AddDays(62).AddMinutes(random.Next(58 * 1440)))),
                .. Enumerable.Range(0, 60).Select(index => new RuleEvent("guest.came", $"G{index}", from.AddMinutes(random.Next(110 * 1440)))),
            ],
            Shifts = [.. Enumerable.Range(1, 238).Select(half => new PostShift("A", "gate", from.AddHours(12 * half), from.AddHours(12 * half + 12)))],
        };
        var book = Book(versions);
        var table = new Dictionary<(string Obligation, string Key), Occurrence>();

        for (var now = from; now < to; now = now.AddMinutes(random.Next(1, 1440)))
        {
            var wanted = book.OpeningBefore(now.AddHours(26), now.AddDays(-2), now.AddDays(32), world).Where(one => one.Occurrence.Obligation != "report").ToDictionary(one => (one.Occurrence.Obligation, one.Occurrence.Key), one => one.Occurrence);
            foreach (var gone in table.Where(row => row.Value.Due > now && !wanted.ContainsKey(row.Key)).Select(row => row.Key).ToArray())
            {
                table.Remove(gone);
            }

            foreach (var (key, one) in wanted.Where(pair => !table.TryGetValue(pair.Key, out var there) || there.Due > now))
            {
                table[key] = one;
            }
        }

        var past = table.Values.Where(row => row.Due < to.AddDays(-2)).ToArray();
        Assert.Equal(60, past.Count(row => row.Obligation == "expiry"));
        Assert.Equal(60, past.Count(row => row.Obligation == "greeting"));
        var turns = past.Where(row => row.Obligation == "patrol").OrderBy(row => row.Due).ToArray();
        Assert.Equal(from.AddHours(12), turns[0].Opens);
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(pair.First.Due, pair.Second.Opens));

        DateTimeOffset Any() => from.AddMinutes(random.Next(115 * 1440));
    }

    private static IEnumerable<DateTimeOffset> Due(string obligation, TriggerWorld world, params RuleVersion[] versions) =>
        Book(versions).Between(Noon.AddDays(-32), Noon.AddDays(400), world, key => key == obligation).Select(one => one.Occurrence.Due).Order();

    private static ObligationBook Book(params RuleVersion[] versions) => new(new SiteRules(Packs, [new PackSwitch("sample", true, DateTimeOffset.UnixEpoch)], versions));

    private static RuleVersion Version(string key, string value, DateTimeOffset from) => new(key, 1, value, from);

    private static TriggerWorld World() => new() { Zone = Zone };
}
