using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What a site may make of an obligation of a pack.</summary>
public sealed class ObligationTermsTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly EscalationStep Superiors = new(TimeSpan.FromMinutes(30), new Audience.Superiors());

    [Theory]
    [InlineData("holder")]
    [InlineData("superiors")]
    [InlineData("on-duty")]
    [InlineData("on-duty:control-room")]
    [InlineData("role:supervisor")]
    [InlineData("holder+role:manager+on-duty:gate")]
    public void Audience_Code_ComesBackAsItWent(string code) => Assert.Equal(code, AudienceCode.Write(AudienceCode.Read(code)!));

    [Theory]
    [InlineData("")]
    [InlineData("role:king")]
    [InlineData("on-duty:roof")]
    [InlineData("digest:owed-bills")]
    [InlineData("holder+")]
    public void Audience_OfNoSuchWord_IsNone(string code) => Assert.Null(AudienceCode.Read(code));

    public static TheoryData<ObligationTerms, string?> OfTheCalendar => new()
    {
        { ObligationTerms.None, null },
        { new ObligationTerms { Days = "mon,thu", At = [new TimeOnly(8, 30), new TimeOnly(17, 0)] }, null },
        { new ObligationTerms { Days = "someday" }, "days" },
        { new ObligationTerms { At = [] }, "at" },
        { new ObligationTerms { At = [new TimeOnly(8, 0), new TimeOnly(8, 0)] }, "at" },
        { new ObligationTerms { RemindBefore = [] }, null },
        { new ObligationTerms { RemindBefore = [60, 15, 0] }, null },
        { new ObligationTerms { RemindBefore = [-1] }, "remind" },
        { new ObligationTerms { RemindBefore = [15, 15] }, "remind" },
        { new ObligationTerms { RemindBefore = [ObligationTerms.MostMinutes + 1] }, "remind" },
        { new ObligationTerms { RemindBefore = [.. Enumerable.Range(0, ObligationTerms.MostSteps + 1)] }, "remind" },
        { new ObligationTerms { Grace = ObligationTerms.MostMinutes }, null },
        { new ObligationTerms { Grace = ObligationTerms.MostMinutes + 1 }, "grace" },
        { new ObligationTerms { Audience = new Audience.InRole("staff") }, null },
        { new ObligationTerms { Audience = new Audience.Holder() }, "audience" },
        { new ObligationTerms { Audience = new Audience.OnDuty(null) }, "audience" },
        { new ObligationTerms { Audience = new Audience.Digest("owed-bills") }, "audience" },
        { new ObligationTerms { Ladder = [Superiors] }, null },
        { new ObligationTerms { Ladder = [Superiors, Superiors] }, "ladder" },
        { new ObligationTerms { Ladder = [Superiors with { Channel = "pigeon" }] }, "ladder" },
        { new ObligationTerms { Ladder = [new EscalationStep(TimeSpan.FromMinutes(5), new Audience.Holder())] }, "ladder" },
        { new ObligationTerms { Ladder = [new EscalationStep(TimeSpan.FromMinutes(-5), new Audience.Superiors())] }, "ladder" },
    };

    [Theory]
    [MemberData(nameof(OfTheCalendar))]
    public void Terms_OfACalendarsObligation_FitOrNameTheField(ObligationTerms terms, string? field) => Assert.Equal(field, terms.Check(Calendar())?.Field);

    [Fact]
    public void Terms_OfAnEvent_HaveNoDaysAndKnowTheHolder()
    {
        var template = Calendar() with { Trigger = new TriggerTemplate.OnEvent("visitors.left", RuleValue.Of("10"), SpanUnit.Minutes, IsBefore: false) };

        Assert.Equal("days", new ObligationTerms { Days = "everyday" }.Check(template)?.Field);
        Assert.Equal("at", new ObligationTerms { At = [new TimeOnly(8, 0)] }.Check(template)?.Field);
        Assert.Null(new ObligationTerms { Audience = new Audience.Holder() }.Check(template));
    }

    [Fact]
    public void Digest_ChoosesItsPeopleItself() =>
        Assert.Equal("audience", new ObligationTerms { Audience = new Audience.InRole("staff") }.Check(Calendar() with { Audience = new Audience.Digest("owed-bills") })?.Field);

    [Fact]
    public void Terms_Applied_ChangeWhatTheyNameAndNothingElse()
    {
        var own = Calendar();
        var site = new ObligationTerms { At = [new TimeOnly(9, 15)], Ladder = [Superiors with { After = TimeSpan.FromMinutes(60) }, Superiors] }.ApplyTo(own);

        Assert.Equal(["09:15"], ((TriggerTemplate.OnCalendar)site.Trigger).At.Select(value => value.Literal));
        Assert.Equal(((TriggerTemplate.OnCalendar)own.Trigger).Days, ((TriggerTemplate.OnCalendar)site.Trigger).Days);
        Assert.Equal([30d, 60d], site.Ladder.Select(step => step.After.TotalMinutes));
        Assert.Equal((own.Audience, own.Grace, own.RemindBefore, own.CatchUp), (site.Audience, site.Grace, site.RemindBefore, site.CatchUp));
    }

    /// <summary>What is judged about an earlier instant uses the terms of that instant; without any terms it is the pack's own again.</summary>
    [Fact]
    public void Rules_OfAnInstant_HaveTheTermsOfThatInstant()
    {
        var pack = new RulePack("office", new Wording("办公室", "Office"), new Wording("", ""), PackOrigin.Documents, []) with { Obligations = [Calendar()] };
        var rules = new SiteRules(
            [pack],
            [new PackSwitch("office", true, Start)],
            [],
            [
                new TermsVersion("sweep", 1, new ObligationTerms { Grace = 20 }, Start.AddDays(2)),
                new TermsVersion("sweep", 2, ObligationTerms.None, Start.AddDays(4)),
                new TermsVersion("other", 1, new ObligationTerms { Grace = 99 }, Start),
            ]);

        Assert.Equal(["5", "20", "20", "5"], new[] { 1, 2, 3, 4 }.Select(day => rules.ObligationOf("sweep", Start.AddDays(day))!.Grace.Literal));
        Assert.Equal([Start.AddDays(2), Start.AddDays(4)], rules.ChangesBetween(Start, Start.AddDays(9)));
        Assert.Equal("20", rules.With(new PackSwitch("office", true, Start.AddDays(1))).ObligationsOf(pack, Start.AddDays(3)).Single().Grace.Literal);
    }

    private static ObligationTemplate Calendar() => new(
        "sweep", new Wording("打扫", "Sweep"), ["X-001"], new TriggerTemplate.OnCalendar(new DaysTemplate.ByRule(RuleValue.Of("everyday")), [RuleValue.Of("08:00")]),
        new Audience.InRole("supervisor"), Evidence.Confirm) { Grace = RuleValue.Of("5") };
}
