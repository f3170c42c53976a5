using Portal.Domain.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the market service centre.</summary>
public sealed class MarketProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("E-100")]
    [Fact]
    public async Task FoodSafety_AtTheIntervalThatIsSet_ListsTheMerchantsNotYetVisited()
    {
        var proof = await (await Oblige("E-100", "food-safety-patrol")).Open("food_patrol_interval_days", "7").Listing("food-merchants", "早餐铺", "水果店")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59").OpensBefore(1439).MissedAfter(1).To(["客服中心日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Checklist, "food-safety 早餐铺", "food-safety 水果店").Climbs(1440).HoldsAsync();

        Assert.Equal(["早餐铺", "水果店"], Assert.Single(proof.Missed).Unanswered.Select(line => line.Thing));
    }

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("market-centre"), clause, obligation);
}
