using Portal.Domain.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the online shop.</summary>
public sealed class OnlineShopProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Fact]
    public async Task ManagersOffice_AtTheIntervalThatIsSet_IsCleaned() =>
        await (await Oblige("D-075", "manager-office-cleaning"))
            .Open("office_cleaning_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To(["网店日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Confirm)
            .HoldsAsync();

    [Clause("D-084")]
    [Fact]
    public async Task Survey_AtTheIntervalThatIsSet_KeepsItsScore()
    {
        await (await Oblige("D-084", "shop-satisfaction-survey")).Open("survey_interval_days", "7").Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(10079).MissedAfter(1).To(["网店日"], "2026-11-23 12:00").ClosedBy(Evidence.Entry, "score", "answers").Climbs(1440).HoldsAsync();

        var survey = (await (await sites.OfAsync("online-shop")).DeskAsync("shop-satisfaction-survey", ProofSite.At("2026-11-23 12:00"))).Single();
        Assert.Equal("5", survey.Answers.Single(answer => answer.Item == "score").Value);
    }

    [Clause("D-087")]
    [Fact]
    public async Task Customer_AfterAContact_HasANextRevisitDate() =>
        await (await Oblige("D-087", "customer-revisit"))
            .Open("revisit_interval_days", "7")
            .On("customer.contacted", "网店日", "2026-11-23 12:00", "2026-11-24 12:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-30 12:00", "2026-12-01 12:00")
            .OpensBefore(10080)
            .MissedAfter(1440)
            .To(["网店日"])
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("online-shop"), clause, obligation);
}
