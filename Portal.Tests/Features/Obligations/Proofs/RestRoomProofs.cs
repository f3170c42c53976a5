using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of lounges and rest rooms.</summary>
public sealed class RestRoomProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Fact]
    public async Task StaffRestRoom_EachDay_IsCleanedBeforeItEnds() =>
        await (await Oblige("D-002", "staff-rest-room-clean"))
            .Daily("23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To([.. ProofSite.Staff("休息室日", "客房日")])
            .ClosedBy(Evidence.Confirm)
            .HoldsAsync();

    [Clause("D-060")]
    [Fact]
    public async Task RestRooms_AtTheIntervalThatIsSet_HaveAResultEach() =>
        await (await Oblige("D-060", "rest-room-inspection"))
            .Open("restroom_inspection_interval_days", "7")
            .Listing("staff-rest-rooms", "一号", "二号")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry, "room 一号", "room 二号")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-101")]
    [Fact]
    public async Task Lounge_BeforeOpening_IsCleanedItemByItem() =>
        await (await Oblige("D-101", "lounge-clean"))
            .Open("lounge_clean_time", "08:30")
            .Daily("08:30")
            .OpensBefore(510)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Checklist, "floor", "tea-tables", "desks", "shelves", "appliances", "corners")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-102")]
    [Fact]
    public async Task Rack_WithTwoOfThreeEntriesAtClosingTime_IsShort()
    {
        var proof = await (await Oblige("D-102", "rack-tidy")).Open("lounge_open_time", "09:00").Open("lounge_close_time", "18:00").Daily("12:00", "15:00", "18:00").OpensBefore(180).MissedAfter(0)
            .To("休息室日").ClosedBy(Evidence.Confirm).Climbs(1440).HoldsAsync();
        Assert.Single(proof.Missed);

        var site = await sites.OfAsync("rest-rooms");
        foreach (var at in (string[])["11:00", "14:00"])
        {
            await site.GoToAsync(ProofSite.At("2026-11-25 " + at));
            var open = (await site.DeskAsync("rack-tidy", ProofSite.At("2026-11-25 12:00"))).Single(line => line.Standing == OccurrenceStanding.Open);
            Assert.True((await site.App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(await site.ActorAsync("休息室日"), open.Obligation, open.Key, null, default)).IsDone);
        }

        await site.GoToAsync(ProofSite.At("2026-11-25 18:00"));
        Assert.Equal([OccurrenceStanding.Done, OccurrenceStanding.Done, OccurrenceStanding.Missed], (await site.DeskAsync("rack-tidy", ProofSite.At("2026-11-25 12:00"))).Select(line => line.Standing));
    }

    [Clause("D-104")]
    [Fact]
    public async Task PlantsAndGlass_ThreeTimesAWeek_AreDueWhenTheWeekEnds()
    {
        var site = await sites.OfAsync("rest-rooms");
        var book = await site.BookAsync("plants-and-glass", ProofSite.At("2026-11-23 00:00"), ProofSite.At("2026-12-07 00:00"));
        Assert.Equal(Enumerable.Repeat("2026-11-29 23:59", 3).Concat(Enumerable.Repeat("2026-12-06 23:59", 3)), book.Select(due => ProofSite.Text(due.Occurrence.Due)));
        await site.GoToAsync(ProofSite.At("2026-11-25 12:00"));
        foreach (var key in book.Take(2).Select(due => due.Occurrence.Key))
        {
            foreach (var item in (string[])["plants", "glass"])
            {
                Assert.True((await site.App.Services.GetRequiredService<AnswerItem>().RunAsync(await site.ActorAsync("休息室日"), "plants-and-glass", key, new EvidenceAnswer(item, "", "yes"), default)).IsDone);
            }

            Assert.True((await site.App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(await site.ActorAsync("休息室日"), "plants-and-glass", key, null, default)).IsDone);
        }

        await site.GoToAsync(ProofSite.At("2026-11-30 00:00"));

        Assert.Equal(
            [OccurrenceStanding.Done, OccurrenceStanding.Done, OccurrenceStanding.Missed],
            (await site.DeskAsync("plants-and-glass", ProofSite.At("2026-11-29 12:00"))).Select(line => line.Standing));
    }

    [Clause("D-103")]
    [Fact]
    public async Task ReadingMatter_EachDay_IsRenewedByClosing() =>
        await (await Oblige("D-103", "rack-renew"))
            .Open("lounge_open_time", "09:00")
            .Open("lounge_close_time", "18:00")
            .Daily("18:00")
            .OpensBefore(540)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Confirm)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-106")]
    [Fact]
    public async Task Ashtrays_ThreeTimesADay_AreWashed() =>
        await (await Oblige("D-106", "ashtray-wash"))
            .Open("lounge_open_time", "09:00")
            .Open("lounge_close_time", "18:00")
            .Daily("12:00", "15:00", "18:00")
            .OpensBefore(180)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Confirm)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-107")]
    [Fact]
    public async Task SelfCheck_EachDay_HasTenItems() =>
        await (await Oblige("D-107", "lounge-self-check"))
            .Open("self_check_time", "17:00")
            .Daily("17:00")
            .OpensBefore(1020)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Checklist, "person", "area", "rack", "plants-glass", "shelves", "ashtrays", "cups", "bar", "bottles", "air")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-111")]
    [Fact]
    public async Task Shelves_BeforeAndAfterWork_AreCounted() =>
        await (await Oblige("D-111", "shelf-stock-count"))
            .Open("stock_count_before_time", "08:30")
            .Open("stock_count_after_time", "17:30")
            .Daily("08:30", "17:30")
            .OpensBefore(60)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-112")]
    [Fact]
    public async Task Stock_EachWeek_KeepsSalesAndClosingStock() =>
        await (await Oblige("D-112", "lounge-weekly-stock-count"))
            .Open("stock_count_weekly_weekday", "fri")
            .Open("stock_count_weekly_time", "17:00")
            .Due("2026-11-23", "2026-12-07", "2026-11-27 17:00", "2026-12-04 17:00")
            .OpensBefore(1440)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Entry, "sales", "stock")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-227")]
    [Fact]
    public async Task VipLounge_EachDay_HasItsThreeItems() =>
        await (await Oblige("D-227", "vip-lounge-clean"))
            .Open("vip_clean_time", "10:00")
            .Daily("10:00")
            .OpensBefore(600)
            .MissedAfter(0)
            .To("休息室日")
            .ClosedBy(Evidence.Checklist, "carpet", "tables", "glass-door")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-228")]
    [Fact]
    public async Task Flowers_AtTheIntervalThatIsSet_AreCaredFor() =>
        await (await Oblige("D-228", "flower-care"))
            .Open("plants_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To(["休息室日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Confirm)
            .HoldsAsync();

    [Clause("D-230")]
    [Fact]
    public async Task Drinks_AtTheStartOfAShift_AreTeaAndCoffee() =>
        await (await Oblige("D-230", "vip-drinks"))
            .Daily("08:00")
            .OpensBefore(15)
            .MissedAfter(30)
            .To(["休息室日"], "2026-11-23 08:10")
            .ClosedBy(Evidence.Checklist, "tea", "coffee")
            .HoldsAsync();

    [Clause("D-232")]
    [Fact]
    public async Task Closing_IsOfferedOnlyAfterItsThreeItems() =>
        await (await Oblige("D-232", "vip-closing"))
            .Daily("18:00")
            .OpensBefore(60)
            .MissedAfter(15)
            .To("休息室日")
            .ClosedBy(Evidence.Checklist, "teapots", "power", "lock")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("D-278")]
    [Fact]
    public async Task RestRoom_CanBeScheduledForTheCleaner_AndShowsWhenItWasDone() =>
        await (await Oblige("D-278", "rest-room-cleaner"))
            .Open("restroom_clean_interval_hours", "5")
            .Daily("13:00", "18:00")
            .OpensBefore(300)
            .MissedAfter(30)
            .To("客房日")
            .ClosedBy(Evidence.Confirm)
            .HoldsAsync();

    [Clause("D-223")]
    [Fact]
    public async Task Guest_IsRemindedAQuarterOfAnHourBeforeDeparture() =>
        await (await Oblige("D-223", "boarding-reminder"))
            .On("guest.departs", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 09:45", "2026-11-24 09:45")
            .OpensBefore(15)
            .MissedAfter(5)
            .To(["休息室日"])
            .ClosedBy(Evidence.Confirm)
            .Reminds(0)
            .Climbs()
            .HoldsAsync();

    [Clause("D-226")]
    [Fact]
    public async Task Guest_AfterTheEscort_GetsAMessage() =>
        await (await Oblige("D-226", "guest-message"))
            .Open("followup_delay_min", "30")
            .On("guest.escorted", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:30", "2026-11-24 10:30")
            .OpensBefore(30)
            .MissedAfter(60)
            .To(["休息室日"])
            .ClosedBy(Evidence.Note)
            .Climbs(1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("rest-rooms"), clause, obligation);
}
