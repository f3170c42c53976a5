using Portal.Domain.Obligations;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>What the national practice obliges a fire control room to do; not from the documents.</summary>
public sealed class FirePracticeProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    /// <summary>Whoever sits there writes down every two hours how the equipment runs.</summary>
    [Fact]
    public async Task Record_OfTheEquipment_EveryTwoHours() =>
        await new Proof(await sites.OfAsync("fire-control-practice"), "N-003", "fire-equipment-record")
            .Daily([.. Enumerable.Range(0, 12).Select(turn => $"{2 * turn:00}:00")])
            .OpensBefore(120)
            .MissedAfter(15)
            .To("消防控制室夜")
            .ClosedBy(Evidence.Entry)
            .Climbs(15, 60)
            .HoldsAsync();
}
