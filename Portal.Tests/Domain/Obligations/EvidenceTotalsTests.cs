using System.Globalization;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What recorded answers come to.</summary>
public sealed class EvidenceTotalsTests
{
    private static readonly Wording Name = new("项", "Item");
    private static readonly EvidenceItem Number = new("n", Name, EvidenceItemKind.Number) { NormTo = RuleValue.Of("50") };
    private static readonly EvidenceItem Finding = new("f", Name, EvidenceItemKind.OkOrFault);

    [Theory]
    [InlineData("", 0, null, null, null, null)]
    [InlineData("4", 1, 4.0, 4.0, 4.0, 4.0)]
    [InlineData("1 2 2", 3, 5.0, 1.67, 1.0, 2.0)]
    [InlineData("0 0", 2, 0.0, 0.0, 0.0, 0.0)]
    [InlineData("-1 -2 -2", 3, -5.0, -1.67, -2.0, -1.0)]
    [InlineData("0.005 0.005", 2, 0.01, 0.01, 0.005, 0.005)]
    [InlineData("2 2.25 2.25 2", 4, 8.5, 2.13, 2.0, 2.25)]
    public void Numbers_AreAddedUpAndAveragedHalfUp(string values, int count, double? sum, double? average, double? least, double? most)
    {
        var figure = EvidenceFigure.Of(Number, Facts("n", "", values));

        Assert.Equal(
            (count, (decimal?)sum, (decimal?)average, (decimal?)least, (decimal?)most),
            (figure.Count, figure.Sum, figure.Average, figure.Least, figure.Most));
    }

    [Fact]
    public void Numbers_OutsideTheNorm_AreFindings() =>
        Assert.Equal(1, EvidenceFigure.Of(Number, Facts("n", "", "50 51")).Findings);

    [Theory]
    [InlineData("", 0, null, 0, null)]
    [InlineData("ok ok fault", 2, 66.67, 1, 33.33)]
    [InlineData("fault", 0, 0.0, 1, 100.0)]
    public void Findings_AreCounted_AndNothingToDivideByIsNoValue(string values, int ok, double? okPercent, int faults, double? faultPercent)
    {
        var figure = EvidenceFigure.Of(Finding, Facts("f", "", values));

        Assert.Equal([("ok", ok, (decimal?)okPercent), ("fault", faults, (decimal?)faultPercent)], figure.Choices.Select(choice => (choice.Value, choice.Count, choice.Percent)));
        Assert.Equal((faults, null), (figure.Findings, figure.Sum));
    }

    [Fact]
    public void Choices_AreCountedInTheirOrder_AndOneThatHasGoneComesLast()
    {
        var item = new EvidenceItem("c", Name, EvidenceItemKind.Choice) { Choices = [new EvidenceChoice("a", Name), new EvidenceChoice("b", Name)] };

        Assert.Equal([("a", 0), ("b", 2), ("old", 1)], EvidenceFigure.Of(item, Facts("c", "", "old b b")).Choices.Select(choice => (choice.Value, choice.Count)));
    }

    [Fact]
    public void Ticks_AreCounted() =>
        Assert.Equal([("yes", 2)], EvidenceFigure.Of(new EvidenceItem("t", Name, EvidenceItemKind.Tick), Facts("t", "", "yes yes")).Choices.Select(choice => (choice.Value, choice.Count)));

    [Fact]
    public void Things_HaveTheirOwnFigures_InTheOrderOfTheList_AndThoseWithNothingAreNamed()
    {
        EvidenceFact[] facts = [.. Facts("n", "C", "7"), .. Facts("n", "gone", "1"), .. Facts("n", "A", "1 2"), .. Facts("other", "B", "9")];

        var totals = EvidenceTotals.Of(Number, facts, ["A", "B", "C", "D"]);

        Assert.Equal([("A", (decimal?)3), ("C", 7), ("gone", 1)], totals.ByThing.Select(thing => (thing.Thing, thing.Figure.Sum)));
        Assert.Equal(["B", "D"], totals.Without);
        Assert.Equal(11, totals.All.Sum);
    }

    [Fact]
    public void Comparison_LeavesOutWhatHasNothingToBeComparedWith()
    {
        var figure = EvidenceFigure.Of(Number, [new EvidenceFact("n", "A", "4", Other: 5), new EvidenceFact("n", "B", "9"), new EvidenceFact("n", "C", "3", Other: 1)]);

        Assert.Equal(((decimal?)16, (decimal?)6, (decimal?)1), (figure.Sum, figure.Other, figure.Difference));
        Assert.Null(EvidenceFigure.Of(Number, [new EvidenceFact("n", "B", "9")]).Difference);
    }

    [Theory]
    [InlineData("1", "3", "33.33")]
    [InlineData("1", "8", "12.5")]
    [InlineData("2", "3", "66.67")]
    [InlineData("0", "0", null)]
    [InlineData("5", "4", "125")]
    public void Share_IsHalfUpToTwoDecimals_AndNoValueOfNothing(string part, string whole, string? percent) =>
        Assert.Equal(percent, EvidenceFigure.Of(Number, [new EvidenceFact("n", "", part, Whole: decimal.Parse(whole, CultureInfo.InvariantCulture))]).Share?.ToString("0.##", CultureInfo.InvariantCulture));

    [Fact]
    public void Totals_OfAnyAnswers_AreThoseOfTheirThings()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 200; round++)
        {
            string[] things = [.. Enumerable.Range(0, random.Next(1, 6)).Select(thing => $"T{thing}")];
            EvidenceFact[] facts = [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => new EvidenceFact(
                "n", things[random.Next(things.Length)], (random.Next(-500, 500) / 4m).ToString(CultureInfo.InvariantCulture), random.Next(3) == 0 ? null : random.Next(100)))];

            var totals = EvidenceTotals.Of(Number, facts, things);

            Assert.Equal(facts.Length, totals.ByThing.Sum(thing => thing.Figure.Count));
            Assert.Equal(totals.All.Sum ?? 0, totals.ByThing.Sum(thing => thing.Figure.Sum!.Value));
            Assert.Equal(totals.All.Difference ?? 0, totals.ByThing.Sum(thing => thing.Figure.Difference ?? 0));
            Assert.Equal(totals.All.Least, totals.ByThing.Min(thing => thing.Figure.Least));
            Assert.Equal(totals.All.Most, totals.ByThing.Max(thing => thing.Figure.Most));
            Assert.Equal(things, totals.ByThing.Select(thing => thing.Thing).Concat(totals.Without).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(EvidenceTake.Last, "A", 3, 8, 40)]
    [InlineData(EvidenceTake.Last, "A", 3, 6, 20)]
    [InlineData(EvidenceTake.Last, "B", 3, 8, 7)]
    [InlineData(EvidenceTake.Last, "C", 3, 8, null)]
    [InlineData(EvidenceTake.Last, "A", 3, 1, null)]
    [InlineData(EvidenceTake.Sum, "A", 3, 8, 60)]
    [InlineData(EvidenceTake.Sum, "A", 2, 8, 60)]
    [InlineData(EvidenceTake.Sum, "A", 0, 8, 70)]
    [InlineData(EvidenceTake.Sum, "A", 8, 9, null)]
    public void Comparison_TakesTheLastBefore_OrAllSinceTheOccurrenceBefore(EvidenceTake take, string thing, int after, int due, int? expected)
    {
        EvidenceNumber[] numbers = [Of(8, "A", 40), Of(2, "A", 10), Of(5, "A", 20), Of(4, "B", 7), new EvidenceNumber(At(5), "other", "A", 99)];

        Assert.Equal(expected, EvidenceComparison.Find(new EvidenceAgainst("o", "n", take), thing, At(after), At(due), numbers));

        static EvidenceNumber Of(int day, string thing, decimal value) => new(At(day), "n", thing, value);
    }

    [Theory]
    [InlineData(null, "一层")]
    [InlineData("一层", "二层")]
    [InlineData("三层", "一层")]
    [InlineData("拆除的楼层", "一层")]
    public void Rotation_ProposesTheThingAfterTheLast(string? last, string next) =>
        Assert.Equal(next, EvidenceForm.NextOf(["一层", "二层", "三层"], last));

    [Fact]
    public void Rotation_OfNothing_ProposesNothing() => Assert.Null(EvidenceForm.NextOf([], "一层"));

    [Theory]
    [InlineData(20, 12, 1, 8, "60")]
    [InlineData(20, 20, 1, 0, "100")]
    [InlineData(20, 25, 1, 0, "125")]
    [InlineData(20, 12, 7, 128, "8.57")]
    [InlineData(20, 0, 0, 0, null)]
    [InlineData(0, 3, 1, 0, null)]
    public void Target_CountsTheDays(int perDay, int done, int days, int lacking, string? percent)
    {
        var standing = new DailyTarget(perDay, null).Of(done, days);

        Assert.Equal((lacking, percent), (standing.Lacking, standing.Percent?.ToString("0.##", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Choice_FromAList_TakesItsThings_AndWordsWhileNothingIsListed()
    {
        var form = new EvidenceForm([new EvidenceItem("floor", Name, EvidenceItemKind.Choice) { From = "floors" }]);
        var floors = new[] { "一层", "二层" }.ToLookup(_ => "floors");

        Assert.Equal("evidence.value-unknown", form.Read(new EvidenceAnswer("floor", "", "九层"), floors).Refusal?.Code);
        Assert.Equal("二层", form.Read(new EvidenceAnswer("floor", "", "二层"), floors).Value.Value);
        Assert.Equal("九层", form.Read(new EvidenceAnswer("floor", "", "九层"), Array.Empty<string>().ToLookup(_ => "floors")).Value.Value);
    }

    private static DateTimeOffset At(int day) => new(2026, 11, day + 1, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<EvidenceFact> Facts(string item, string thing, string values) =>
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => new EvidenceFact(item, thing, value));
}
