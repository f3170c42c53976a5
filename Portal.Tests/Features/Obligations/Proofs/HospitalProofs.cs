using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the hospital service centre.</summary>
public sealed class HospitalProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Fact]
    public async Task Wards_AreVisitedFromEightEachMorning() =>
        await (await Oblige("E-121", "ward-hygiene-round"))
            .Listing("wards", "一病区", "二病区")
            .Daily("08:00")
            .OpensBefore(0)
            .MissedAfter(240)
            .To(["客服中心日"], "2026-11-23 09:00")
            .ClosedBy(Evidence.Entry, "hygiene 一病区", "hygiene 二病区")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("E-128")]
    [Fact]
    public async Task HomeVisits_OpenTheirListOnTheFifth_AndAMonthOutsideFourToEightIsFlagged()
    {
        await (await Oblige("E-128", "home-visit-list")).Due("2026-11-23", "2027-01-10", "2026-12-05 23:59", "2027-01-05 23:59").OpensBefore(1439).MissedAfter(1)
            .To(["客服中心日"], "2026-12-05 12:00").ClosedBy(Evidence.Entry).Climbs(1440).HoldsAsync();
        await (await Oblige("E-128", "home-visits")).Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-31 23:59").OpensBefore(40319).MissedAfter(1)
            .To(["客服中心日"], "2026-11-23 12:00").ClosedBy(Evidence.Entry, "visits").Climbs(1440).HoldsAsync();

        var (few, enough, many) = (await FlagAsync("3"), await FlagAsync("8"), await FlagAsync("9"));
        Assert.Equal(("evidence.remark-missing", true), few);
        Assert.Equal((null, false), enough);
        Assert.Equal(("evidence.remark-missing", true), many);
    }

    [Clause("E-139")]
    [Fact]
    public async Task Attendance_WithTwoOfThreeInspectionsByTheEndOfSunday_ShowsOneMissing()
    {
        var site = await sites.OfAsync("hospital-centre");
        var book = await site.BookAsync("guide-attendance", ProofSite.At("2026-11-23 00:00"), ProofSite.At("2026-11-30 00:00"));
        Assert.Equal(["2026-11-23 00:00", "2026-11-24 00:00", "2026-11-25 00:00"], book.Select(due => ProofSite.Text(due.Occurrence.Opens)));
        Assert.All(book, due => Assert.Equal("2026-11-29 23:59", ProofSite.Text(due.Occurrence.Due)));
        var confirm = site.App.Services.GetRequiredService<ConfirmOccurrence>();
        foreach (var (at, turn) in new[] { ("2026-11-23 11:00", 0), ("2026-11-26 11:00", 1) })
        {
            await site.GoToAsync(ProofSite.At(at));
            Assert.True((await confirm.RunAsync(await site.ActorAsync("导诊台日"), "guide-attendance", book[turn].Occurrence.Key, "到岗 6 人", default)).IsDone);
        }

        await site.GoToAsync(ProofSite.At("2026-11-30 00:00"));

        var week = await site.DeskAsync("guide-attendance", ProofSite.At("2026-11-29 12:00"));
        Assert.Equal([OccurrenceStanding.Done, OccurrenceStanding.Done, OccurrenceStanding.Missed], week.Select(line => line.Standing));
    }

    [Fact]
    public async Task SatisfactionSurvey_IsSummarisedAtTheEndOfTheMonth() =>
        await (await Oblige("E-134", "satisfaction-report"))
            .Listing("departments", "内科", "外科")
            .Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-31 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To(["客服中心日"], "2026-11-30 12:00")
            .ClosedBy(Evidence.Entry, "answered 内科", "answered 外科", "satisfied 内科", "satisfied 外科", "sent")
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task ServiceStars_EachMonth_AreCollectedByTheDayThatIsSet() =>
        await (await Oblige("E-138", "service-stars"))
            .Open("service_star_day", "28")
            .Listing("departments", "内科", "外科")
            .Due("2026-11-23", "2026-12-31", "2026-11-28 23:59", "2026-12-28 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To(["客服中心日"], "2026-11-28 12:00")
            .ClosedBy(Evidence.Entry, "stars 内科", "stars 外科")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("E-140")]
    [Fact]
    public async Task SpareArticles_EachMonth_AreCleanedByTheDayThatIsSet() =>
        await (await Oblige("E-140", "desk-supplies-clean"))
            .Open("desk_supplies_clean_day", "28")
            .Due("2026-11-23", "2026-12-31", "2026-11-28 23:59", "2026-12-28 23:59")
            .OpensBefore(4319)
            .MissedAfter(1)
            .To(["导诊台日"], "2026-11-28 12:00")
            .ClosedBy(Evidence.Confirm)
            .HoldsAsync();

    [Clause("E-144")]
    [Fact]
    public async Task Refuelling_EachDay_HasLitresAmountAndWitness() =>
        await (await Oblige("E-144", "refuel-supervision"))
            .Daily("23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To(["导诊台日"], "2026-11-23 12:00")
            .ClosedBy(Evidence.Entry, "litres", "amount", "witness")
            .HoldsAsync();

    [Clause("E-146")]
    [Fact]
    public async Task BillsAndNewspapers_EachDay_AreTickedWithTheirTime()
    {
        await (await Oblige("E-146", "bill-delivery")).Open("deliver_bills_time", "16:00").Daily("16:00").OpensBefore(960).MissedAfter(0).To("导诊台日").ClosedBy(Evidence.Confirm).Climbs(1440).HoldsAsync();
        await (await Oblige("E-146", "newspaper-delivery")).Open("newspapers_time", "09:30").Daily("09:30").OpensBefore(570).MissedAfter(0).To("导诊台日").ClosedBy(Evidence.Confirm).HoldsAsync();
    }

    [Clause("E-148")]
    [Fact]
    public async Task Order_EachDay_HasSomebodyForEachOfThreePlaces_AndAGapIsListed()
    {
        var proof = await (await Oblige("E-148", "order-keeping")).Daily("08:00").OpensBefore(15).MissedAfter(30).To(["导诊台日"], "2026-11-23 08:10")
            .ClosedBy(Evidence.Checklist, "hall", "lifts", "cashiers").Climbs(1440).HoldsAsync();

        Assert.Equal(["hall", "lifts", "cashiers"], Assert.Single(proof.Missed).Unanswered.Select(line => line.Item.Key));
    }

    /// <summary>What December's visits are told as: the refusal without a remark, and whether the desk flags the month with one.</summary>
    private async Task<(string? Refusal, bool IsFlagged)> FlagAsync(string visits)
    {
        var site = await sites.OfAsync("hospital-centre");
        await site.GoToAsync(ProofSite.At("2026-12-09 12:00"));
        var line = (await site.DeskAsync("home-visits", ProofSite.At("2026-12-31 12:00"))).Single();
        var (answer, actor) = (site.App.Services.GetRequiredService<AnswerItem>(), await site.ActorAsync("客服中心日"));
        var bare = await answer.RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer("visits", "", visits), default);
        await answer.RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer("visits", "", visits, "已说明"), default);
        return (bare.Refusal?.Code, (await site.DeskAsync("home-visits", ProofSite.At("2026-12-31 12:00"))).Single().HasFinding);
    }

    [Fact]
    public async Task Patient_WhenAdmitted_IsVisited() =>
        await (await Oblige("E-123", "admission-visit"))
            .On("patient.admitted", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:00", "2026-11-24 10:00")
            .OpensBefore(0)
            .MissedAfter(1440)
            .To(["客服中心日"])
            .ClosedBy(Evidence.Entry, "satisfaction", "situation")
            .Climbs()
            .HoldsAsync();

    [Fact]
    public async Task Patient_WhenDischarged_IsCalled() =>
        await (await Oblige("E-127", "discharge-call"))
            .On("patient.discharged", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:00", "2026-11-24 10:00")
            .OpensBefore(0)
            .MissedAfter(1440)
            .To(["客服中心日"])
            .ClosedBy(Evidence.Entry, "satisfaction", "situation")
            .Climbs()
            .HoldsAsync();

    [Fact]
    public async Task Patient_AWeekAfterTheVisit_IsCalled() =>
        await (await Oblige("E-142", "visit-follow-up-call"))
            .On("patient.visited", null, "2026-11-23 12:00", "2026-11-24 12:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-30 12:00", "2026-12-01 12:00")
            .OpensBefore(10080)
            .MissedAfter(0)
            .To(["导诊台日"])
            .ClosedBy(Evidence.Entry, "room", "situation")
            .Climbs(1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("hospital-centre"), clause, obligation);
}
