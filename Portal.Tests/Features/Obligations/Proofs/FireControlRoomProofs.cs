using Portal.Domain.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the fire control room.</summary>
public sealed class FireControlRoomProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("D-323")]
    [Fact]
    public async Task EquipmentTest_EachDay_IsMissedAtTheTimeThatIsSet() =>
        await (await Oblige("D-323", "fire-equipment-test"))
            .Open("equipment_test_time", "10:00")
            .Daily("10:00")
            .OpensBefore(600)
            .MissedAfter(0)
            .To("消防控制室日")
            .ClosedBy(Evidence.Entry)
            .Climbs(0, 120, 1440)
            .HoldsAsync();

    [Clause("D-324")]
    [Fact]
    public async Task Charge_OfEachTorchAndWalkieTalkie_IsTickedOrListed() =>
        await (await Oblige("D-324", "gear-charged"))
            .Open("charge_check_interval_hours", "6")
            .Listing("torches", "手电筒1")
            .Listing("walkie-talkies", "对讲机1", "对讲机2")
            .Daily("02:00", "08:00", "14:00", "20:00")
            .OpensBefore(360)
            .MissedAfter(15)
            .To("消防控制室夜")
            .ClosedBy(Evidence.Checklist, "torch 手电筒1", "walkie-talkie 对讲机1", "walkie-talkie 对讲机2")
            .Climbs(15, 60)
            .HoldsAsync();

    [Fact]
    public async Task Takeover_AsksForGearAndFacilities() =>
        await (await Oblige("D-336", "takeover-check"))
            .Listing("torches", "手电筒1")
            .Listing("walkie-talkies", "对讲机1", "对讲机2")
            .Listing("patrol-recorders", "巡更器1")
            .Listing("fire-facilities", "报警主机", "应急电话")
            .Daily("08:00", "20:00")
            .OpensBefore(15)
            .MissedAfter(30)
            .To(["消防控制室日"], "2026-11-23 08:10")
            .ClosedBy(Evidence.Checklist, "walkie-talkie 对讲机1", "walkie-talkie 对讲机2", "torch 手电筒1", "patrol-recorder 巡更器1", "facility 报警主机", "facility 应急电话")
            .Climbs(15, 60)
            .HoldsAsync();

    [Fact]
    public async Task Cameras_EachAtTakeover_HaveAResult() =>
        await (await Oblige("D-338", "camera-cycle"))
            .Listing("cameras", "大堂", "东门", "车库")
            .Daily("08:00", "20:00")
            .OpensBefore(15)
            .MissedAfter(30)
            .To(["消防控制室日"], "2026-11-23 08:10")
            .ClosedBy(Evidence.Checklist, "picture 大堂", "picture 东门", "picture 车库")
            .Climbs(15, 60)
            .HoldsAsync();

    [Fact]
    public async Task BurglarSystem_IsArmedAtTen_AndAMissingTickAlertsTenMinutesLater() =>
        await (await Oblige("D-340", "burglar-system-on"))
            .Daily("22:00")
            .OpensBefore(15)
            .MissedAfter(10)
            .To(["消防控制室夜"], "2026-11-23 21:50")
            .ClosedBy(Evidence.Confirm)
            .Climbs(0, 30)
            .HoldsAsync();

    [Clause("D-340")]
    [Fact]
    public async Task BurglarSystem_IsDisarmedAtEight_AndAMissingTickAlertsTenMinutesLater() =>
        await (await Oblige("D-340", "burglar-system-off"))
            .Daily("08:00")
            .OpensBefore(15)
            .MissedAfter(10)
            .To(["消防控制室日"], "2026-11-23 08:05")
            .ClosedBy(Evidence.Confirm)
            .Climbs(0, 30)
            .HoldsAsync();

    [Clause("D-341")]
    [Fact]
    public async Task Detectors_EachOnceAWeek_HaveAResult() =>
        await (await Oblige("D-341", "burglar-detector-test"))
            .Open("detector_test_weekday", "wed")
            .Open("detector_test_time", "15:00")
            .Listing("burglar-detectors", "1号", "2号")
            .Due("2026-11-23", "2026-12-07", "2026-11-25 15:00", "2026-12-02 15:00")
            .OpensBefore(1440)
            .MissedAfter(0)
            .To("消防控制室日")
            .ClosedBy(Evidence.Checklist, "detector 1号", "detector 2号")
            .Climbs(0, 120, 1440)
            .HoldsAsync();

    [Fact]
    public async Task SmokeDetectors_EachDay_AreTestedOnAFloor() =>
        await (await Oblige("D-342", "smoke-detector-test"))
            .Open("smoke_test_time", "16:00")
            .Daily("16:00")
            .OpensBefore(960)
            .MissedAfter(0)
            .To("消防控制室日")
            .ClosedBy(Evidence.Entry, "floor", "alarm")
            .Climbs(0, 120, 1440)
            .HoldsAsync();

    [Clause("D-343")]
    [Fact]
    public async Task Pumps_OnceAMonth_AreOverdueAfterMonthEnd() =>
        await (await Oblige("D-343", "pump-test"))
            .Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-31 23:59")
            .OpensBefore(40319)
            .MissedAfter(1)
            .To(["消防控制室日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Checklist, "fire-pump", "sprinkler-pump")
            .Climbs(0, 120, 1440)
            .HoldsAsync();

    [Clause("D-344")]
    [Fact]
    public async Task Linkage_TwiceAYear_HasFiveResults() =>
        await (await Oblige("D-344", "linkage-test"))
            .Due("2026-11-23", "2027-11-23", "2026-12-31 23:59", "2027-06-30 23:59")
            .OpensBefore(41759)
            .MissedAfter(1)
            .To(["消防控制室日"], "2026-12-10 12:00")
            .ClosedBy(Evidence.Checklist, "smoke-exhaust", "pressure-fan", "broadcast", "lift-recall", "shutter")
            .Climbs(0, 120, 1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("fire-control-room"), clause, obligation);
}
