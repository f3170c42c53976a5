using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;

namespace Portal.Tests.Domain.Registers;

/// <summary>What entries tell, and when.</summary>
public sealed class EntryEventsTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly PersonId Ann = PersonId.From(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly PersonId Bob = PersonId.From(new Guid("00000000-0000-0000-0000-00000000000b"));
    private static readonly EntryEvents Events = new(Zone, choice => choice == "contract" ? 5 : choice == "note" ? 0.5m : null);

    [Theory]
    [InlineData(null, null, true, null)]
    [InlineData("12-02 09:00", "12-02 09:00", true, "12-02 09:00")]
    [InlineData(null, "12-01 10:00", false, null)]
    [InlineData(null, "12-03 10:00", true, "12-03 10:00")]
    public void Stage_WithAStageThatSettlesIt_IsSettledThenOrWithTheEntry(string? settled, string? closed, bool isTold, string? expected)
    {
        var telling = new RegisterTelling("left-over", "used", false) { SettledBy = "returned" };
        var entry = Entry(1, Ann, ("used", At("12-01 10:00")), ("returned", AtOrNone(settled))) with { ClosedAt = AtOrNone(closed) };

        var told = All(telling, entry);

        Assert.Equal(isTold, told.Count == 1);
        Assert.Equal(AtOrNone(expected), told.SingleOrDefault()?.SettledAt);
        Assert.All(told, one => Assert.Equal((At("12-01 10:00"), Ann, "E1", "/registers/book/E1"), (one.At, one.Holder, one.Label, one.Link)));
    }

    [Fact]
    public void Stage_ThatIsNotDone_TellsNothing() => Assert.Empty(All(new RegisterTelling("left-over", "used", false), Entry(1, Ann, ("issued", At("12-01 10:00")))));

    [Theory]
    [InlineData("yes", false, 1)]
    [InlineData("no", false, 0)]
    [InlineData("no", true, 1)]
    public void Condition_OnAnAnswer_Decides(string answer, bool except, int count)
    {
        var telling = new RegisterTelling("odd", "used", false) { When = new AnswerCondition("odd", "yes", except) };

        Assert.Equal(count, All(telling, Entry(1, Ann, ("used", At("12-01 10:00"))) with { Answers = [new("odd", "", answer)] }).Count);
    }

    [Fact]
    public void Date_BeginsWithItsDayOfTheSite_AlsoOfAnEntryThatIsClosed()
    {
        var entry = Entry(1, Ann, ("filed", At("12-01 10:00"))) with { ClosedAt = At("12-01 10:00"), Answers = [new("until", "", "2026-12-24")] };

        var told = Assert.Single(All(new RegisterTelling("expires", "until", true), entry));

        Assert.Equal((At("12-24 00:00"), (DateTimeOffset?)null), (told.At, told.SettledAt));
        Assert.Equal(entry.Id.Value.ToString("N"), told.Subject);
    }

    [Theory]
    [InlineData("contract", "2028-02-29", "2033-02-28")]
    [InlineData("note", "2026-12-24", "2027-06-24")]
    [InlineData("letter", "2026-12-24", null)]
    public void Years_OfWhatIsChosen_AreAdded_AndWithoutThemNothingIsTold(string category, string filed, string? expected)
    {
        var entry = Entry(1, Ann, ("filed", At("12-01 10:00"))) with { Answers = [new("on", "", filed), new("category", "", category)] };

        var told = Events.Between(new RegisterTelling("archive.expires", "on", true) { PlusYearsOf = "category" }, [entry], DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ToList();

        Assert.Equal(expected, told.Select(one => DayText.Of(Zone.DateOf(one.At))).SingleOrDefault());
    }

    [Fact]
    public void Daily_IsEachDayFromThatOfTheStageToTheOneBeforeItIsSettled()
    {
        var telling = new RegisterTelling("patrol", "started", false) { SettledBy = "accepted", IsDaily = true };
        var entry = Entry(1, Ann, ("started", At("12-01 15:00")), ("accepted", At("12-04 08:00")));

        var told = All(telling, entry);

        Assert.Equal([At("12-01 00:00"), At("12-02 00:00"), At("12-03 00:00")], told.Select(one => one.At));
        Assert.Equal($"{entry.Id.Value:N}:20261201", told[0].Subject);
        Assert.Empty(Events.Between(telling, [entry], At("12-01 00:01"), At("12-02 00:00")));
    }

    [Fact]
    public void Daily_OfEachHolder_CountsTheEntriesOfTheDay()
    {
        var telling = new RegisterTelling("patrol", "started", false) { SettledBy = "accepted", IsDaily = true, IsPerHolder = true };
        EntryFacts[] entries =
        [
            Entry(1, Ann, ("started", At("12-01 15:00")), ("accepted", At("12-03 08:00"))),
            Entry(2, Ann, ("started", At("12-02 09:00"))),
            Entry(3, Bob, ("started", At("12-02 09:00"))) with { ClosedAt = At("12-03 09:00") },
            Entry(4, null, ("started", At("12-03 09:00"))),
        ];

        var told = Events.Between(telling, entries, At("12-01 00:00"), At("12-04 00:00")).Select(one => (DayText.Of(Zone.DateOf(one.At)), one.Holder, one.Args[0]));

        Assert.Equal(
            [("2026-12-01", Ann, 1), ("2026-12-02", Ann, 2), ("2026-12-02", Bob, 1), ("2026-12-03", Ann, 1), ("2026-12-03", (PersonId?)null, 1)],
            told.Select(one => (one.Item1, one.Holder, (int)one.Item3!)).OrderBy(one => one.Item1).ThenBy(one => one.Holder is null).ThenBy(one => one.Holder?.Value));
    }

    /// <summary>However a stretch is cut, its parts tell together what it tells as one, and nobody tells a thing twice.</summary>
    [Fact]
    public void Between_OfTheParts_IsBetweenOfTheWhole()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            EntryFacts[] entries = [.. Enumerable.Range(1, random.Next(1, 6)).Select(number => RandomEntry(random, number))];
            var telling = new RegisterTelling("event", random.Next(2) == 0 ? "begun" : "day", false) with { SettledBy = random.Next(2) == 0 ? "ended" : null };
            telling = telling with { IsAtDate = telling.At == "day", IsDaily = random.Next(2) == 0 };
            telling = telling with { IsPerHolder = telling.IsDaily && random.Next(2) == 0, Mark = random.Next(2) == 0 ? "" : "begun" };
            DateTimeOffset[] cuts = [.. Enumerable.Range(0, 4).Select(_ => At("12-01 00:00").AddHours(random.Next(0, 400))).Order()];

            var whole = Events.Between(telling, entries, cuts[0], cuts[^1]).Select(Text).ToList();
            var parts = cuts.Zip(cuts.Skip(1), (from, to) => Events.Between(telling, entries, from, to)).SelectMany(part => part).Select(Text);

            Assert.Equal(whole.Order(), parts.Order());
            Assert.Equal(whole.Count, whole.Select(text => text.Split('|')[0]).Distinct().Count());
        }
    }

    private static string Text(RuleEvent one) => $"{one.Subject}|{one.At:O}|{one.SettledAt:O}|{one.Holder}|{string.Join(',', one.Args)}";

    private static EntryFacts RandomEntry(Random random, int number)
    {
        var begun = At("12-01 00:00").AddHours(random.Next(0, 300));
        DateTimeOffset? ended = random.Next(2) == 0 ? begun.AddHours(random.Next(1, 100)) : null;
        return Entry(number, random.Next(3) switch { 0 => Ann, 1 => Bob, _ => null }, ("begun", begun), ("ended", ended)) with
        {
            ClosedAt = random.Next(2) == 0 ? (ended ?? begun).AddHours(random.Next(0, 50)) : null,
            Answers = [new("day", "", DayText.Of(new DateOnly(2026, 12, 1).AddDays(random.Next(0, 15))))],
        };
    }

    private static List<RuleEvent> All(RegisterTelling telling, EntryFacts entry) => [.. Events.Between(telling, [entry], At("11-01 00:00"), At("12-31 00:00"))];

    private static EntryFacts Entry(int number, PersonId? holder, params (string Stage, DateTimeOffset? At)[] done) =>
        new(RegisterEntryId.From(new Guid(number, 0, 0, new byte[8])), $"E{number}", $"/registers/book/E{number}", holder)
        {
            Done = done.Where(one => one.At is not null).ToDictionary(one => one.Stage, one => new StageDone(one.At!.Value, Bob)),
        };

    private static DateTimeOffset At(string siteTime) => Zone.ToInstant(DateTime.Parse("2026-" + siteTime, System.Globalization.CultureInfo.InvariantCulture));

    private static DateTimeOffset? AtOrNone(string? siteTime) => siteTime is null ? null : At(siteTime);
}
