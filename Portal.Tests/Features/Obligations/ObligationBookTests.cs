using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Packs;
using Portal.Tests.Features.Obligations.Year;

namespace Portal.Tests.Features.Obligations;

/// <summary>What the book leaves out it leaves out for a reason: it answers as if it had walked through everything.</summary>
public sealed class ObligationBookTests
{
    private static readonly PackLibrary Library = PackLibrary.Load();
    private static readonly DateTimeOffset Start = YearSite.Zone.ToInstant(new DateOnly(2026, 1, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(29)]
    [InlineData(58)]
    [InlineData(150)]
    [InlineData(361)]
    public void OpeningBefore_OfAllPacks_IsWhatOpensBeforeOfAllThatIsDue(int day)
    {
        var now = Start.AddDays(day).AddMinutes(day * 37);
        var (from, to, opensBefore) = (now.AddDays(-2), now.AddDays(32), now.AddHours(26));
        var (book, world) = (Book(day), World(now));

        var opening = book.OpeningBefore(opensBefore, from, to, world).Select(Show).ToArray();

        Assert.Equal(book.Between(from, to, world).Where(due => due.Occurrence.Opens < opensBefore).Select(Show), opening);
        Assert.True(opening.Length > 100, $"{opening.Length}");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(95)]
    public void ShiftRange_OfAllPacks_HasEveryShiftThatMatters(int day)
    {
        var now = Start.AddDays(day);
        var (from, to, opensBefore) = (now.AddDays(-2), now.AddDays(32), now.AddHours(26));
        var (book, world) = (Book(day), World(now));

        var (since, until) = book.ShiftRange(from, opensBefore)!.Value;

        var few = world with { Shifts = [.. world.Shifts.Where(shift => shift.End > since && shift.Start < until)] };
        Assert.True(few.Shifts.Count < world.Shifts.Count / 2);
        Assert.Equal(book.OpeningBefore(opensBefore, from, to, world).Select(Show), book.OpeningBefore(opensBefore, from, to, few).Select(Show));
    }

    /// <summary>Every number is filled, one changes a day later, and somebody moved a meeting with what goes before it.</summary>
    private static ObligationBook Book(int day)
    {
        var versions = YearSite.ChosenValues().Select(pair => new RuleVersion(pair.Key, 1, pair.Value, DateTimeOffset.UnixEpoch))
            .Append(new RuleVersion("monitor_round_minutes", 2, "20", Start.AddDays(day + 1)));
        var rules = new SiteRules(Library.Packs, Library.Packs.Select(pack => new PackSwitch(pack.Id, true, DateTimeOffset.UnixEpoch)), versions);
        return new ObligationBook(rules).With([new OccurrenceMove("monthly-analysis-meeting", "20260131", Start.AddDays(30), Start.AddDays(33), "test")]);
    }

    private static TriggerWorld World(DateTimeOffset now) => new()
    {
        Zone = YearSite.Zone,
        Calendar = BusinessCalendar.Plain,
        Shifts =
        [
            .. from day in Enumerable.Range(-5, 45)
               from post in YearSite.EveryPost
               let start = YearSite.Zone.ToInstant(YearSite.Zone.DateOf(now).AddDays(day), 8 * 60)
               from turn in new[] { start, start.AddHours(12) }
               select new PostShift(post, PostKinds.Of(post), turn, turn.AddHours(12)),
        ],
        Events = [.. Enumerable.Range(-70, 140).Select(day => new RuleEvent("shift.begins", $"{day}", now.AddDays(day).AddMinutes(day)))],
    };

    private static (string, string, DateTimeOffset, string) Show(DueObligation due) => (due.Occurrence.Obligation, due.Occurrence.Key, due.Occurrence.Due, due.Citation);
}
