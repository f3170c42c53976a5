using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the service centre.</summary>
public sealed class ServiceCentreProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Fact]
    public async Task Office_IsCleanedByEight() =>
        await (await Oblige("B-029", "office-cleaning-before-work"))
            .Daily("08:00")
            .OpensBefore(120)
            .MissedAfter(0)
            .To([.. ProofSite.Staff("客服中心日", "前台日", "中控室日", "中控室夜")])
            .ClosedBy(Evidence.Confirm)
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Shift_EndsWithItsItemsCleared() =>
        await (await Oblige("A-021", "same-day-clear-shift"))
            .Daily("18:00")
            .OpensBefore(60)
            .MissedAfter(0)
            .To("客服中心日")
            .ClosedBy(Evidence.Confirm)
            .Climbs(0, 1440)
            .HoldsAsync();

    [Clause("B-236")]
    [Fact]
    public async Task FrontDeskKeys_EachDay_HaveALineInTheHandover() =>
        await (await Oblige("B-236", "front-desk-keys"))
            .Open("front_desk_key_handover_time", "17:00")
            .Daily("17:00")
            .OpensBefore(1020)
            .MissedAfter(30)
            .To("前台日")
            .ClosedBy(Evidence.Entry, "from", "to", "keys")
            .Climbs(0, 1440)
            .HoldsAsync();

    [Clause("C-014")]
    [Fact]
    public async Task WorkingArea_IsTidiedAtTheStartAndAtTheEndOfAShift()
    {
        await (await Oblige("C-014", "tidy-before-work")).Daily("08:00").OpensBefore(15).MissedAfter(15).To(["客服中心日"], "2026-11-23 08:05").ClosedBy(Evidence.Confirm).HoldsAsync();
        await (await Oblige("C-014", "tidy-after-work")).Daily("18:00").OpensBefore(30).MissedAfter(15).To("客服中心日").ClosedBy(Evidence.Confirm).HoldsAsync();
    }

    [Clause("C-019")]
    [Fact]
    public async Task Devices_AtTheEndOfAShift_AreThreeAndTheUntickedAreListed()
    {
        var proof = await (await Oblige("C-019", "devices-off")).Daily("18:00").OpensBefore(30).MissedAfter(15).To("客服中心日")
            .ClosedBy(Evidence.Checklist, "computer", "printer", "air-conditioner").HoldsAsync();

        Assert.Equal(["computer", "printer", "air-conditioner"], Assert.Single(proof.Missed).Unanswered.Select(line => line.Item.Key));
    }

    [Clause("C-029")]
    [Fact]
    public async Task WorkingArea_IsCleanedInTheFiveMinutesBeforeAndAfterAShift()
    {
        await (await Oblige("C-029", "clean-before-work")).Daily("08:00").OpensBefore(5).MissedAfter(10).To(["客服中心日"], "2026-11-23 08:05").ClosedBy(Evidence.Confirm).HoldsAsync();
        await (await Oblige("C-029", "clean-after-work")).Daily("18:05").OpensBefore(20).MissedAfter(10).To(["客服中心日"], "2026-11-23 17:50").ClosedBy(Evidence.Confirm).HoldsAsync();
    }

    [Fact]
    public async Task Appraisal_AtTheIntervalThatIsSet_AsksForAScoreOfEach() =>
        await (await Oblige("D-163", "staff-appraisal"))
            .Open("appraisal_interval_days", "7")
            .Listing("appraised-staff", "李雪梅", "周海")
            .Due("2026-11-23", "2026-12-07", "2026-11-23 23:59", "2026-11-30 23:59")
            .OpensBefore(20159)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Checklist, "score 李雪梅", "score 周海")
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Visitor_OnTheNextFollowUpDate_IsOnTheOwnersList() =>
        await (await Oblige("B-107", "visitor-follow-up"))
            .On("visitor.follow-up-due", "staff", "2026-11-24 00:00", "2026-11-25 00:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 23:59", "2026-11-24 23:59")
            .OpensBefore(1440)
            .MissedAfter(1)
            .To(["staff"])
            .ClosedBy(Evidence.Note, "words", "feedback")
            .Climbs(1440)
            .HoldsAsync();

    [Clause("C-035")]
    [Fact]
    public async Task Enquiry_ClosesWithWhoWasConsultedAndWhenTheCustomerWasTold_OrIsOverdue() =>
        await (await Oblige("C-035", "answer-pending-enquiry"))
            .Open("pending_answer_reminder", "2")
            .On("enquiry.deferred", "staff", "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 12:00", "2026-11-24 12:00")
            .OpensBefore(120)
            .MissedAfter(0)
            .To(["staff"])
            .ClosedBy(Evidence.CaseClosed, "consulted", "told")
            .Climbs(0, 1440)
            .HoldsAsync();

    [Clause("B-012")]
    [Fact]
    public async Task HazmatIncident_AlertsTeamHeadAndSupervisor_AndStaysUntilEachConfirms()
    {
        await (await Oblige("B-012", "hazmat-incident-team-head")).On("hazmat.incident-reported", null, "2026-11-23 10:00", "2026-11-24 10:00").Due("2026-11-23", "2026-12-31", "2026-11-23 10:00", "2026-11-24 10:00")
            .OpensBefore(0).MissedAfter(0).To("leader").ClosedBy(Evidence.Confirm).Climbs(15, 60).HoldsAsync(OccurrenceStanding.DoneLate);

        var site = await sites.OfAsync("service-centre");
        await site.GoToAsync(ProofSite.At("2026-11-23 10:05"));
        var others = await site.DeskAsync("hazmat-incident-supervisor", ProofSite.At("2026-11-23 12:00"));
        Assert.Contains("supervisor", others.SelectMany(line => line.People).Select(site.CodeOf));
        Assert.All(others, line => Assert.Equal(OccurrenceStanding.Missed, line.Standing));
        Assert.True((await site.App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(await site.ActorAsync("supervisor"), others[0].Obligation, others[0].Key, null, default)).IsDone);
        Assert.Equal(OccurrenceStanding.DoneLate, (await site.DeskAsync("hazmat-incident-supervisor", ProofSite.At("2026-11-23 12:00")))[0].Standing);
    }

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("service-centre"), clause, obligation);
}
