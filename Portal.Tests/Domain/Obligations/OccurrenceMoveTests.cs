using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>One occurrence moved by a person: the same one at another time, and what goes with it.</summary>
public sealed class OccurrenceMoveTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly TriggerWorld World = new() { Zone = Zone };

    private static readonly RulePack Pack = new("sample", new Wording("样例", "Sample"), new Wording("样例", "Sample"), PackOrigin.Documents,
        [new Clause("X-001", "meeting", ClauseClass.Remind, "000 §1", new Wording("例会。", "Meeting."), null, [])])
    {
        Obligations =
        [
            Monthly("meeting", 10, 0),
            Monthly("report", 18, 1) with { Follows = "meeting" },
            Monthly("other", 12, 0),
        ],
    };

    private static readonly SiteRules Rules = new([Pack], [new PackSwitch("sample", true, At("2026-01-01 00:00"))], []);

    [Fact]
    public void Move_ToAnotherDay_KeepsTheKeyAndTakesTheReportAlong()
    {
        var meeting = Of("meeting", Book());
        var moved = Book(new OccurrenceMove("meeting", meeting.Key, meeting.Due, At("2026-12-02 14:30"), "节假日"));

        Assert.Equal((meeting.Key, At("2026-12-02 14:30")), (Of("meeting", moved).Key, Of("meeting", moved).Due));
        Assert.Equal((At("2026-11-27 18:00"), At("2026-12-01 18:00")), (Of("report", Book()).Due, Of("report", moved).Due));
        Assert.Equal(Of("report", Book()).Key, Of("report", moved).Key);
        Assert.Equal(Of("report", Book()).Due - Of("report", Book()).Opens, Of("report", moved).Due - Of("report", moved).Opens);
        Assert.Equal(Of("other", Book()), Of("other", moved));
    }

    [Fact]
    public void Move_Twice_CountsTheLast()
    {
        var meeting = Of("meeting", Book());

        var moved = Book(
            new OccurrenceMove("meeting", meeting.Key, meeting.Due, At("2026-12-02 14:30"), "一"), new OccurrenceMove("meeting", meeting.Key, meeting.Due, At("2026-12-03 09:00"), "二"));

        Assert.Equal(At("2026-12-03 09:00"), Of("meeting", moved).Due);
    }

    [Fact]
    public void FallenAway_TakesTheReportAlong()
    {
        var meeting = Of("meeting", Book());

        var left = Book(new OccurrenceMove("meeting", meeting.Key, meeting.Due, null, "台风")).Between(At("2026-11-20 00:00"), At("2026-12-10 00:00"), World);

        Assert.Equal(["other"], left.Select(due => due.Occurrence.Obligation));
    }

    /// <summary>However the year is cut and whatever is moved, each occurrence stands once, where the oracle has it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Between_WithRandomMoves_HasEachOccurrenceOnceAtItsPlace(int seed)
    {
        var random = new Random(seed);
        var (from, to) = (At("2026-02-01 00:00"), At("2026-12-01 00:00"));
        var plain = Book().Between(At("2026-01-01 00:00"), At("2027-01-01 00:00"), World).Where(due => due.Occurrence.Obligation != "report").Select(due => due.Occurrence).ToArray();
        var moves = plain.Where(one => one.Obligation == "meeting" && random.Next(2) == 0)
            .Select(one => new OccurrenceMove("meeting", one.Key, one.Due, random.Next(4) == 0 ? null : one.Due.AddHours(random.Next(-300, 300)), "r")).ToArray();
        var expected = plain
            .Select(one => (one.Obligation, one.Key, Due: Array.Find(moves, move => move.Obligation == one.Obligation && move.Key == one.Key) is { } move ? move.To : one.Due))
            .Where(one => one.Due >= from && one.Due < to).Select(one => (one.Obligation, one.Key, one.Due!.Value)).Order();

        var book = Book(moves);
        var pieces = new List<Occurrence>();
        for (var at = from; at < to;)
        {
            var next = at.AddHours(random.Next(1, 900)) is var later && later < to ? later : to;
            pieces.AddRange(book.Between(at, next, World).Select(due => due.Occurrence));
            at = next;
        }

        Assert.Equal(expected, pieces.Where(one => one.Obligation != "report").Select(one => (one.Obligation, one.Key, one.Due)).Order());
        Assert.Equal(pieces.Count, pieces.Select(one => (one.Obligation, one.Key)).Distinct().Count());
    }

    private static ObligationTemplate Monthly(string key, int hour, int daysBefore) => new(
        key, new Wording(key, key), ["X-001"],
        new TriggerTemplate.OnCalendar(new DaysTemplate.ByMonthWeekday(RuleValue.Of("sat"), RuleValue.Of("5"), []), [RuleValue.Of($"{hour}:00")])
        {
            DaysBefore = RuleValue.Of($"{daysBefore}"),
        },
        new Audience.Holder(), Evidence.Confirm);

    private static ObligationBook Book(params OccurrenceMove[] moves) => new ObligationBook(Rules).With(moves);

    private static Occurrence Of(string obligation, ObligationBook book) =>
        book.Between(At("2026-11-20 00:00"), At("2026-12-10 00:00"), World).Single(due => due.Occurrence.Obligation == obligation).Occurrence;

    private static DateTimeOffset At(string siteTime) => Zone.ToInstant(DateTime.Parse(siteTime, System.Globalization.CultureInfo.InvariantCulture));
}
