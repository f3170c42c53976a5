using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Rulebook;

/// <summary>Which value of a parameter holds when.</summary>
public sealed class SiteRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Value_WhileItsPackIsOff_IsNone()
    {
        var rules = Rules([Pack("office", "10")]);

        Assert.Equal((null, ParameterSource.Off), Of(rules, Start));
    }

    [Fact]
    public void Value_OfThePacksThatAreOn_IsTheDocuments()
    {
        var rules = Rules([Pack("office", "10"), Pack("shop", "5")], [new PackSwitch("office", true, Start)]);

        Assert.Equal(("10", ParameterSource.Document), Of(rules, Start));
        Assert.Equal((null, ParameterSource.Off), Of(rules, Start.AddSeconds(-1)));
    }

    [Fact]
    public void Value_ThatNoDocumentGives_IsOpen()
    {
        var rules = Rules([Pack("office", null)], [new PackSwitch("office", true, Start)]);

        Assert.Equal((null, ParameterSource.Open), Of(rules, Start));
    }

    [Fact]
    public void Value_WhereDocumentsDisagree_IsUndecidedUntilTheAdministratorDecides()
    {
        PackSwitch[] on = [new("office", true, Start), new("shop", true, Start)];
        RulePack[] packs = [Pack("office", "10"), Pack("shop", "5")];

        Assert.Equal((null, ParameterSource.Undecided), Of(Rules(packs, on), Start));
        Assert.Single(Rules(packs, on).ConflictsAt(Start));

        var decided = Rules(packs, on, [new RuleVersion("early", 1, "5", Start.AddDays(1))]);
        Assert.Equal((null, ParameterSource.Undecided), Of(decided, Start));
        Assert.Equal(("5", ParameterSource.Site), Of(decided, Start.AddDays(1)));
    }

    /// <summary>A change takes effect from its date; what is judged about an earlier instant uses the version of that instant.</summary>
    [Fact]
    public void Value_OfAnInstant_IsTheVersionOfThatInstant()
    {
        var rules = Rules(
            [Pack("office", "10")],
            [new PackSwitch("office", true, Start)],
            [new RuleVersion("early", 1, "15", Start.AddDays(10)), new RuleVersion("early", 2, null, Start.AddDays(20)), new RuleVersion("early", 3, "12", Start.AddDays(15))]);

        Assert.Equal(
            [("10", 1), ("15", 2), ("12", 3), (null, 4)],
            new[] { 9, 10, 15, 20 }.Select(day => (rules.ValueOf("early", Start.AddDays(day)), rules.VersionOf(rules.Packs[0].Clauses[0], Start.AddDays(day)))));
    }

    [Fact]
    public void Preview_OfASwitch_LeavesTheRulesAsTheyAre()
    {
        var rules = Rules([Pack("office", "10"), Pack("shop", "5")], [new PackSwitch("office", true, Start)]);

        var after = rules.With(new PackSwitch("shop", true, Start));

        Assert.Equal("10", rules.ValueOf("early", Start));
        Assert.Equal((null, ParameterSource.Undecided), Of(after, Start));
    }

    [Theory]
    [InlineData(ParameterUnit.Minutes, "10", "10")]
    [InlineData(ParameterUnit.Minutes, " 7.50 ", "7.5")]
    [InlineData(ParameterUnit.Minutes, "0", null)]
    [InlineData(ParameterUnit.Minutes, "61", null)]
    [InlineData(ParameterUnit.Minutes, "ten", null)]
    [InlineData(ParameterUnit.Time, "8:05", "08:05")]
    [InlineData(ParameterUnit.Time, "24:00", null)]
    [InlineData(ParameterUnit.Weekday, "SAT", "sat")]
    [InlineData(ParameterUnit.Weekday, "someday", null)]
    public void Parameter_ReadsAValue_InItsUnitAndBounds(ParameterUnit unit, string text, string? canonical)
    {
        var parameter = new ClauseParameter("early", new Wording("提前", "Early"), unit, null, 1, 60);

        var value = parameter.Read(text);

        Assert.Equal(canonical, value.IsDone ? value.Value : null);
    }

    private static (string? Value, ParameterSource Source) Of(SiteRules rules, DateTimeOffset at)
    {
        var standing = rules.StandingOf("early", at);
        return (standing.Value, standing.Source);
    }

    private static SiteRules Rules(RulePack[] packs, PackSwitch[]? switches = null, RuleVersion[]? versions = null) => new(packs, switches ?? [], versions ?? []);

    private static RulePack Pack(string id, string? value) => new(
        id, new Wording(id, id), new Wording(id, id), PackOrigin.Documents,
        [
            new Clause("X-" + id, "duty", ClauseClass.Enforce, "§1", new Wording("提前到岗。", "Come early."), null,
                [new ClauseParameter("early", new Wording("提前", "Early"), ParameterUnit.Minutes, value, 1, 60)]),
        ]);
}
