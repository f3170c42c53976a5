using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the hotel.</summary>
public sealed class HotelProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("E-204")]
    [Fact]
    public async Task Patrol_EachDay_HasLightsSignAndEntrance() =>
        await (await Oblige("E-204", "hotel-patrol"))
            .Open("hotel_patrol_time", "20:00")
            .Daily("20:00")
            .OpensBefore(1200)
            .MissedAfter(0)
            .To("supervisor")
            .ClosedBy(Evidence.Checklist, "hall-lights", "sign-lights", "entrance", "service")
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task FrontDeskStock_IsCountedEachMonth() =>
        await (await Oblige("E-208", "front-desk-stock-count"))
            .Open("front_desk_stock_count_day", "28")
            .Open("front_desk_stock_count_time", "17:00")
            .Listing("front-desk-stock", "牙具")
            .Due("2026-11-23", "2026-12-31", "2026-11-28 17:00", "2026-12-28 17:00")
            .OpensBefore(4320)
            .MissedAfter(0)
            .To("supervisor")
            .ClosedBy(Evidence.Entry, "book 牙具", "counted 牙具")
            .Climbs(0)
            .HoldsAsync();

    [Clause("E-215")]
    [Fact]
    public async Task Rooms_AreAllottedEachDayBeforeTheTimeThatIsSet_AndNotWhileOneHasNobody()
    {
        var proof = await (await Oblige("E-215", "room-assignment"))
            .Open("assignment_time", "08:30")
            .Listing("guest-rooms", "301", "302", "303")
            .Listing("room-attendants", "王敏", "刘芳")
            .Daily("08:30")
            .OpensBefore(510)
            .MissedAfter(0)
            .To("supervisor")
            .ClosedBy(Evidence.Entry, "attendant 301", "attendant 302", "attendant 303", "appearance 王敏", "appearance 刘芳")
            .Climbs(0)
            .HoldsAsync();
        Assert.Equal(["301", "302", "303"], Unassigned(Assert.Single(proof.Missed)));

        var site = await sites.OfAsync("hotel");
        await site.GoToAsync(ProofSite.At("2026-11-25 08:00"));
        var actor = await site.ActorAsync("supervisor");
        var key = (await LineAsync(site)).Key;
        var answer = site.App.Services.GetRequiredService<AnswerItem>();
        foreach (var (item, thing, value) in new[] { ("attendant", "301", "王敏"), ("attendant", "303", "刘芳"), ("appearance", "王敏", "ok"), ("appearance", "刘芳", "ok") })
        {
            Assert.True((await answer.RunAsync(actor, "room-assignment", key, new EvidenceAnswer(item, thing, value), default)).IsDone);
        }

        Assert.Equal("evidence.value-unknown", (await answer.RunAsync(actor, "room-assignment", key, new EvidenceAnswer("attendant", "302", "生人"), default)).Refusal?.Code);
        var confirm = site.App.Services.GetRequiredService<ConfirmOccurrence>();
        Assert.Equal("evidence.incomplete", (await confirm.RunAsync(actor, "room-assignment", key, null, default)).Refusal?.Code);
        Assert.Equal(["302"], Unassigned(await LineAsync(site)));
        Assert.True((await answer.RunAsync(actor, "room-assignment", key, new EvidenceAnswer("attendant", "302", "王敏"), default)).IsDone);
        Assert.True((await confirm.RunAsync(actor, "room-assignment", key, null, default)).IsDone);
        Assert.Equal(OccurrenceStanding.Done, (await LineAsync(site)).Standing);

        static IEnumerable<string> Unassigned(ObligationLine line) => line.Unanswered.Where(asked => asked.Item.Key == "attendant").Select(asked => asked.Thing);

        static async Task<ObligationLine> LineAsync(ProofSite site) => (await site.DeskAsync("room-assignment", ProofSite.At("2026-11-25 12:00"))).Single();
    }

    [Fact]
    public async Task OccupiedRooms_EachDay_AreCheckedBySample() =>
        await (await Oblige("E-216", "occupied-room-check"))
            .Open("occupied_room_check_time", "16:00")
            .Daily("16:00")
            .OpensBefore(480)
            .MissedAfter(0)
            .To("supervisor")
            .ClosedBy(Evidence.Checklist, "occupied", "rooms", "cleanliness", "supplies", "equipment")
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Plan_RoomEquipmentUpkeep_RecursAtItsInterval() =>
        await (await Oblige("E-221", "room-equipment-upkeep"))
            .Open("plan_maintenance_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(4319)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Plan_PublicAreaDeepClean_RecursAtItsInterval() =>
        await (await Oblige("E-221", "public-area-deep-clean"))
            .Open("plan_deep_clean_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(4319)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Plan_PlannedRoomCleaning_RecursAtItsInterval() =>
        await (await Oblige("E-221", "planned-room-cleaning"))
            .Open("plan_room_plan_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("E-232")]
    [Fact]
    public async Task TankAndPests_EachHaveAnIntervalAndANextDate()
    {
        await (await Oblige("E-232", "tank-cleaning")).Open("tank_clean_interval_days", "14").Due("2026-11-23", "2026-12-21", "2026-11-30 23:59", "2026-12-14 23:59")
            .OpensBefore(4319).MissedAfter(1).To("supervisor").ClosedBy(Evidence.Entry).Climbs(1440).HoldsAsync();
        await (await Oblige("E-232", "pest-control")).Open("pest_control_interval_days", "7").Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(4319).MissedAfter(1).To("supervisor").ClosedBy(Evidence.Entry).Climbs(1440).HoldsAsync();
    }

    [Clause("E-229")]
    [Fact]
    public async Task RoomStateSheet_WithoutTheSecondOfTheDay_IsOverdueAndTheDutyManagerSeesBoth()
    {
        await (await Oblige("E-229", "room-state-sheet")).Open("room_status_sheet_time_1", "11:00").Open("room_status_sheet_time_2", "17:00")
            .Due("2026-11-23", "2026-11-24", "2026-11-23 11:00", "2026-11-23 17:00").OpensBefore(120).MissedAfter(0).To("supervisor").ClosedBy(Evidence.Entry).Climbs(0).HoldsAsync();

        var site = await sites.OfAsync("hotel");
        var sheets = await site.DeskAsync("room-state-sheet", ProofSite.At("2026-11-23 12:00"), await site.App.AccountAsync(global::Portal.Domain.People.Roles.Manager));
        Assert.Equal([(OccurrenceStanding.Done, "已登记"), (OccurrenceStanding.Missed, null)], sheets.Select(line => (line.Standing, line.Note)));
    }

    [Fact]
    public async Task HousekeepingStock_IsCountedEachMonth() =>
        await (await Oblige("E-225", "housekeeping-stock-count"))
            .Open("housekeeping_stock_count_day", "28")
            .Open("housekeeping_stock_count_time", "17:00")
            .Listing("housekeeping-stock", "床单")
            .Due("2026-11-23", "2026-12-31", "2026-11-28 17:00", "2026-12-28 17:00")
            .OpensBefore(4320)
            .MissedAfter(0)
            .To("supervisor")
            .ClosedBy(Evidence.Entry, "book 床单", "counted 床单")
            .Climbs(0)
            .HoldsAsync();

    [Clause("E-226")]
    [Fact]
    public async Task Budget_EachMonth_KeepsTheAmountOfEachItemGroup()
    {
        await (await Oblige("E-226", "housekeeping-budget")).Open("budget_day", "28").Listing("budget-groups", "布草", "易耗品").Due("2026-11-23", "2026-12-31", "2026-11-28 23:59", "2026-12-28 23:59")
            .OpensBefore(7199).MissedAfter(1).To("supervisor").ClosedBy(Evidence.Entry, "amount 布草", "amount 易耗品").Climbs(0).HoldsAsync();

        var budget = (await (await sites.OfAsync("hotel")).DeskAsync("housekeeping-budget", ProofSite.At("2026-11-28 12:00"))).Single();
        Assert.Equal([("布草", "5"), ("易耗品", "5")], budget.Answers.Select(answer => (answer.Thing, answer.Value)));
    }

    [Clause("E-236")]
    [Fact]
    public async Task Quality_OfEachAttendantEachMonth_IsScored_AndWhoLacksAScoreIsListed()
    {
        var proof = await (await Oblige("E-236", "attendant-quality-appraisal")).Open("quality_appraisal_day", "28").Listing("room-attendants", "王敏", "刘芳")
            .Due("2026-11-23", "2026-12-31", "2026-11-28 23:59", "2026-12-28 23:59").OpensBefore(7199).MissedAfter(1).To("supervisor")
            .ClosedBy(Evidence.Checklist, "score 王敏", "score 刘芳").Climbs(1440).HoldsAsync();

        Assert.Equal(["王敏", "刘芳"], Assert.Single(proof.Missed).Unanswered.Select(line => line.Thing));
    }

    [Clause("E-245")]
    [Fact]
    public async Task DeepCleaning_EachDay_IsTickedItemByItem() =>
        await (await Oblige("E-245", "room-deep-clean"))
            .Open("deep_clean_time", "17:00")
            .Listing("deep-clean-items", "地毯", "空调滤网")
            .Daily("17:00")
            .OpensBefore(480)
            .MissedAfter(0)
            .To("客房日")
            .ClosedBy(Evidence.Checklist, "item 地毯", "item 空调滤网")
            .Climbs(0, 1440)
            .HoldsAsync();

    [Fact]
    public async Task DepartedRoom_IsChecked() =>
        await (await Oblige("E-216", "departed-room-check"))
            .On("room.vacated", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:00", "2026-11-24 10:00")
            .OpensBefore(0)
            .MissedAfter(720)
            .To(["supervisor"])
            .ClosedBy(Evidence.Checklist, "cleanliness", "supplies", "equipment")
            .Climbs()
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("hotel"), clause, obligation);
}
