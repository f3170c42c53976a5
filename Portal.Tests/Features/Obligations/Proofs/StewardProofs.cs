using Portal.Domain.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the property steward.</summary>
public sealed class StewardProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("B-135")]
    [Fact]
    public async Task Patrol_EachDay_HasALineForEachBuilding() =>
        await (await Oblige("B-135", "building-patrol"))
            .Open("building_patrol_time", "17:00")
            .Listing("buildings", "1栋", "2栋")
            .Daily("17:00")
            .OpensBefore(1020)
            .MissedAfter(0)
            .To("steward")
            .ClosedBy(Evidence.Entry, "building 1栋", "building 2栋")
            .Climbs(0, 1440)
            .HoldsAsync();

    [Clause("B-180")]
    [Fact]
    public async Task Signs_WithOneOfTwoChecksOfADay_ShowOneOfTwo()
    {
        var proof = await (await Oblige("B-180", "sign-check")).Open("sign_check_time_1", "10:00").Open("sign_check_time_2", "16:00").Listing("areas", "东区", "西区")
            .Due("2026-11-23", "2026-11-24", "2026-11-23 10:00", "2026-11-23 16:00").OpensBefore(240).MissedAfter(0).To("steward")
            .ClosedBy(Evidence.Entry, "signs 东区", "signs 西区").Climbs(1440).HoldsAsync();

        var day = await (await sites.OfAsync("property-steward")).DeskAsync("sign-check", ProofSite.At("2026-11-23 12:00"));
        Assert.Equal((1, 2), (day.Count(line => line.DoneAt is not null), day.Count));
        Assert.Single(proof.Missed);
    }

    [Fact]
    public async Task Dunning_AtTheIntervalThatIsSet_IsTheStewards() =>
        await (await Oblige("B-131", "fee-dunning"))
            .Open("fee_reminder_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To("steward")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440, 4320)
            .HoldsAsync();

    [Fact]
    public async Task PaymentNotices_AreOutByTheDayOfTheMonthThatIsSet() =>
        await (await Oblige("B-150", "payment-notices"))
            .Open("fee_notice_day", "5")
            .Due("2026-11-23", "2027-01-10", "2026-12-05 23:59", "2027-01-05 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To("steward")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440, 4320)
            .HoldsAsync();

    [Fact]
    public async Task FeeStatistics_AreReportedByTheDayThatIsSet() =>
        await (await Oblige("B-161", "fee-statistics"))
            .Open("fee_statistics_report_day", "31")
            .Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-31 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To("steward")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440, 4320)
            .HoldsAsync();

    [Fact]
    public async Task RenovationReport_IsDueEachSaturdayNoon() =>
        await (await Oblige("B-171", "renovation-report"))
            .Due("2026-11-23", "2026-12-07", "2026-11-28 12:00", "2026-12-05 12:00")
            .OpensBefore(2880)
            .MissedAfter(0)
            .To("steward")
            .ClosedBy(Evidence.Entry)
            .Climbs(0, 1440)
            .HoldsAsync();

    [Fact]
    public async Task ReturnVisits_AtTheIntervalThatIsSet_AreTheStewards() =>
        await (await Oblige("B-197", "return-visits"))
            .Open("return_visit_interval_days", "7")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(4319)
            .MissedAfter(1)
            .To("steward")
            .ClosedBy(Evidence.Entry)
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task ReminderNotice_AfterTheDueDate_IsTheStewards() =>
        await (await Oblige("B-152", "reminder-notice"))
            .Open("fee_reminder_after_days", "2")
            .On("bill.overdue", "steward", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(1440)
            .To(["steward"])
            .ClosedBy(Evidence.Entry)
            .Climbs()
            .HoldsAsync();

    [Fact]
    public async Task DeadlineNotice_AfterTheReminder_IsTheStewards() =>
        await (await Oblige("B-153", "deadline-notice"))
            .Open("fee_deadline_notice_after_days", "2")
            .On("bill.reminded", "steward", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(1440)
            .To(["steward"])
            .ClosedBy(Evidence.Entry)
            .Climbs()
            .HoldsAsync();

    [Clause("B-155")]
    [Fact]
    public async Task HomeVisit_PastTheDeadline_ClosesWithTheReasonForNonPayment() =>
        await (await Oblige("B-155", "arrears-home-visit"))
            .Open("fee_deadline_days", "2")
            .On("bill.deadline-notified", "steward", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(4320)
            .To(["steward"])
            .ClosedBy(Evidence.Note, "reason")
            .Climbs(1440, 4320)
            .HoldsAsync();

    [Clause("B-157")]
    [Fact]
    public async Task UnsolvedVisit_MakesAVisitForTheAssistant() =>
        await (await Oblige("B-157", "arrears-assistant-visit"))
            .Open("assistant_visit_after_days", "2")
            .On("bill.visit-failed", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(1440)
            .To(["supervisor"])
            .ClosedBy(Evidence.Note)
            .Climbs(0)
            .HoldsAsync();

    [Clause("B-159")]
    [Fact]
    public async Task RefusedPayment_ClosesOnlyWithAJointDecision() =>
        await (await Oblige("B-159", "arrears-joint-decision"))
            .Open("joint_decision_after_days", "2")
            .On("bill.refused", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(1440)
            .To(["manager"])
            .ClosedBy(Evidence.Entry, "decision", "with")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("B-202")]
    [Fact]
    public async Task Activity_WithoutANoticeSent_IsListed_AndSendingItKeepsTheAudience() =>
        await (await Oblige("B-202", "activity-notice"))
            .Open("activity_notice_days_before", "2")
            .On("activity.planned", "steward", "2026-11-27 10:00", "2026-11-28 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(10080)
            .MissedAfter(0)
            .To(["steward"])
            .ClosedBy(Evidence.Entry, "audience", "way")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("B-211")]
    [Fact]
    public async Task SpecialService_WhenCompleted_WaitsForItsRating() =>
        await (await Oblige("B-211", "special-service-quality"))
            .Open("special_service_followup_days", "2")
            .On("special-service.completed", "steward", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-25 10:00", "2026-11-26 10:00")
            .OpensBefore(2880)
            .MissedAfter(0)
            .To(["steward"])
            .ClosedBy(Evidence.Entry, "rating")
            .Climbs(1440)
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("property-steward"), clause, obligation);
}
