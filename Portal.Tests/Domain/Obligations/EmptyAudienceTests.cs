using System.Collections.Frozen;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What a pack would tell nobody on a site, with its place.</summary>
public sealed class EmptyAudienceTests
{
    [Fact]
    public void Of_APackOnASiteWithoutItsPostAndRole_NamesEachPlace()
    {
        var pack = Pack(
            Of("patrol", new Audience.OnDuty("gate")),
            Of("count", new Audience.InRole("cashier")),
            Of("own", new Audience.Holder()),
            Of("post", new Audience.OnDuty(null)),
            Of("report", new Audience.InRole("manager")) with { Ladder = [new EscalationStep(TimeSpan.Zero, new Audience.Superiors()), new EscalationStep(TimeSpan.Zero, new Audience.InRole("cashier"))] },
            Of("either", new Audience.Several([new Audience.OnDuty("gate"), new Audience.InRole("manager")])),
            Of("neither", new Audience.Several([new Audience.OnDuty("gate"), new Audience.InRole("cashier")])));

        var empty = EmptyAudience.Of(pack, FrozenSet.Create("bar"), FrozenSet.Create("manager")).ToArray();

        Assert.Equal(
            [
                "sample.json $.obligations[0].audience", "sample.json $.obligations[1].audience", "sample.json $.obligations[4].ladder", "sample.json $.obligations[6].audience",
            ],
            empty.Select(one => one.Place));
        Assert.Equal([null, null, 2, null], empty.Select(one => one.Step));
        Assert.Equal([1, 1, 1, 2], empty.Select(one => one.Missing.Count));
    }

    [Fact]
    public void Of_APackWithEverybodyThere_IsNothing() =>
        Assert.Empty(EmptyAudience.Of(Pack(Of("patrol", new Audience.OnDuty("gate"))), FrozenSet.Create("gate"), FrozenSet.Create("staff")));

    private static RulePack Pack(params ObligationTemplate[] obligations) =>
        new("sample", new Wording("样例", "Sample"), new Wording("样例", "Sample"), PackOrigin.Documents, []) { Obligations = obligations };

    private static ObligationTemplate Of(string key, Audience audience) => new(
        key, new Wording(key, key), ["X-001"],
        new TriggerTemplate.OnCalendar(new DaysTemplate.ByRule(RuleValue.Of("everyday")), [RuleValue.Of("09:00")]), audience, Evidence.Confirm);
}
