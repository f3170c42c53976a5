using Portal.Domain.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the control room.</summary>
public sealed class ControlRoomProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("D-171")]
    [Fact]
    public async Task VideoRound_EveryQuarterOfAnHourOfAShift_IsDueAndMissedFiveMinutesLater() =>
        await (await Oblige("D-171", "video-look-through"))
            .Due("2026-11-23", "2026-11-24", [.. Proof.EveryQuarterOf("2026-11-23")])
            .OpensBefore(15)
            .MissedAfter(5)
            .To("中控室夜")
            .ClosedBy(Evidence.Confirm)
            .Climbs(15, 60)
            .HoldsAsync();

    [Clause("D-174")]
    [Fact]
    public async Task SupervisorsCheck_OnceADay_IsMissedAtMidnight() =>
        await (await Oblige("D-174", "supervisor-control-room-check"))
            .Daily("23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Note)
            .Climbs(0)
            .HoldsAsync();

    [Clause("D-188")]
    [Fact]
    public async Task Upkeep_AtTheIntervalThatIsSet_IsForEngineering() =>
        await (await Oblige("D-188", "control-equipment-upkeep"))
            .Open("maintenance_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(4319)
            .MissedAfter(1)
            .To(["工程部日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-192")]
    [Fact]
    public async Task EquipmentTest_EachDayByTheTimeThatIsSet_IsListedWhenMissed() =>
        await (await Oblige("D-192", "control-equipment-test"))
            .Open("equipment_test_time", "10:00")
            .Daily("10:00")
            .OpensBefore(600)
            .MissedAfter(0)
            .To("中控室日")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-011", "D-128")]
    [Fact]
    public async Task Sweep_OfEachShift_IsTickedBeforeItsEndOrListed() =>
        await (await Oblige("D-128", "control-room-sweep"))
            .Due("2026-11-23", "2026-11-24", "2026-11-23 08:00", "2026-11-23 20:00")
            .OpensBefore(480)
            .MissedAfter(0)
            .To("中控室夜")
            .ClosedBy(Evidence.Confirm)
            .Climbs()
            .HoldsAsync();

    [Fact]
    public async Task ControlRoom_WhenVisitorsHaveLeft_IsCleanedAtOnce() =>
        await (await Oblige("D-013", "control-room-clean-after-visit"))
            .On("visitors.left", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:00", "2026-11-24 10:00")
            .OpensBefore(0)
            .MissedAfter(15)
            .To(["中控室日"])
            .ClosedBy(Evidence.Confirm)
            .Climbs(15, 60)
            .HoldsAsync();

    [Clause("D-245")]
    [Fact]
    public async Task Equipment_AfterEachUpkeep_HasItsOwnerAndItsNextDate() =>
        await (await Oblige("D-245", "monitoring-equipment-upkeep"))
            .Open("maintenance_interval_days", "7")
            .On("equipment.maintained", "中控室日", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-30 10:00", "2026-12-01 10:00")
            .OpensBefore(10080)
            .MissedAfter(1440)
            .To(["中控室日"])
            .ClosedBy(Evidence.Entry)
            .Reminds(10080, 1440, 0)
            .Climbs(1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("control-room"), clause, obligation);
}
