using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The obligations of the sales centre.</summary>
public sealed class SalesCentreProofs(ProofSites sites) : IClassFixture<ProofSites>
{
    [Clause("E-003")]
    [Fact]
    public async Task SupervisorsRound_EachDay_HasItsPlaces() =>
        await (await Oblige("E-003", "sales-supervisor-round"))
            .Daily("23:59")
            .OpensBefore(1439)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry, "places", "found")
            .Climbs(1440)
            .HoldsAsync();

    [Fact]
    public async Task Appraisal_AtTheIntervalThatIsSet_AsksForAScoreOfEach() =>
        await (await Oblige("E-010", "sales-appraisal"))
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
    public async Task PurchasePlan_IsDueOnTheThirtieth() =>
        await (await Oblige("E-020", "sales-purchase-plan"))
            .Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-30 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry)
            .Climbs(0)
            .HoldsAsync();

    [Clause("E-021")]
    [Fact]
    public async Task AttendanceSheet_IsDueOnTheThirtieth() =>
        await (await Oblige("E-021", "sales-attendance-sheet"))
            .Due("2026-11-23", "2027-01-01", "2026-11-30 23:59", "2026-12-30 23:59")
            .OpensBefore(7199)
            .MissedAfter(1)
            .To("supervisor")
            .ClosedBy(Evidence.Entry)
            .Climbs(0)
            .HoldsAsync();

    [Fact]
    public async Task FoodUsage_EachDay_IsCountedByTheTimeThatIsSet() =>
        await (await Oblige("E-030", "bar-food-usage"))
            .Open("food_usage_time", "17:00")
            .Daily("17:00")
            .OpensBefore(1020)
            .MissedAfter(0)
            .To("水吧日")
            .ClosedBy(Evidence.Entry, "food-used", "food-kinds")
            .Climbs(0, 1440)
            .HoldsAsync();

    [Clause("E-051", "E-052", "E-059", "E-061")]
    [Theory]
    [InlineData(null, "fruit-discarded")]
    [InlineData("1", "fruit-wrapped")]
    public async Task BarClosing_AsksForEachItem_AndForTheFruitAsTheSiteDecided(string? kept, string fruit)
    {
        var site = await sites.OfAsync("sales-centre");
        var day = kept is null ? "2026-11-23" : "2026-11-26";
        if (kept is not null)
        {
            await site.FillAsync("bar_cut_fruit_kept", kept, "2026-11-26 00:00");
        }

        var proof = await (await Oblige("E-059", "bar-closing-list")).Open("bar_closing_time", "17:30").Due(day, day == "2026-11-23" ? "2026-11-25" : "2026-11-28", [.. Days(day).Select(one => one + " 17:30")])
            .OpensBefore(60).MissedAfter(15).To("水吧日").ClosedBy(Evidence.Checklist, "tools", "towels", fruit, "inedible", "poured-drinks", "made-tea", "bins", "rubbish").Climbs(30).HoldsAsync();

        var closed = (await site.DeskAsync("bar-closing-list", ProofSite.At(day + " 12:00"))).Single();
        Assert.All(closed.Answers, answer => Assert.Equal("水吧日", answer.By));
        Assert.Equal(8, closed.Answers.Count);
        Assert.Single(proof.Missed);

        static string[] Days(string first) => first == "2026-11-23" ? ["2026-11-23", "2026-11-24"] : ["2026-11-26", "2026-11-27"];
    }

    [Clause("E-067")]
    [Fact]
    public async Task OpeningCount_CoversEveryArticle() =>
        await (await Oblige("E-067", "show-flat-opening-count"))
            .Listing("show-flat-articles", "沙发", "台灯")
            .Daily("08:00")
            .OpensBefore(15)
            .MissedAfter(30)
            .To(["样板房日"], "2026-11-23 08:10")
            .ClosedBy(Evidence.Checklist, "lights", "article 沙发", "article 台灯")
            .Climbs(30)
            .HoldsAsync();

    [Fact]
    public async Task ShowFlat_FourTimesADay_IsChecked() =>
        await (await Oblige("E-081", "show-flat-goods-check"))
            .Listing("show-flat-articles", "沙发", "台灯")
            .Daily("11:15", "13:30", "15:45", "18:00")
            .OpensBefore(135)
            .MissedAfter(0)
            .To("样板房日")
            .ClosedBy(Evidence.Checklist, "article 沙发", "article 台灯")
            .Climbs(30)
            .HoldsAsync();

    [Fact]
    public async Task ClosingCount_CoversEveryArticle() =>
        await (await Oblige("E-089", "show-flat-closing-count"))
            .Listing("show-flat-articles", "沙发", "台灯")
            .Daily("18:00")
            .OpensBefore(60)
            .MissedAfter(15)
            .To("样板房日")
            .ClosedBy(Evidence.Checklist, "article 沙发", "article 台灯")
            .Climbs(30)
            .HoldsAsync();

    [Clause("E-090")]
    [Fact]
    public async Task DoorsAndWindows_AtTheEndOfAShift_AreTicked() =>
        await (await Oblige("E-090", "show-flat-doors"))
            .Daily("18:00")
            .OpensBefore(30)
            .MissedAfter(15)
            .To("样板房日")
            .ClosedBy(Evidence.Checklist, "doors", "windows")
            .Climbs(30)
            .HoldsAsync();

    [Clause("E-256")]
    [Fact]
    public async Task BarOpening_AsksForSpoilage_AndASpoiledItemIsRecorded()
    {
        await (await Oblige("E-256", "bar-opening-check")).Daily("09:00").OpensBefore(30).MissedAfter(30).To("水吧日").ClosedBy(Evidence.Checklist, "tools", "material").Climbs(30).HoldsAsync();

        var site = await sites.OfAsync("sales-centre");
        await site.GoToAsync(ProofSite.At("2026-11-25 08:50"));
        var (answer, actor) = (site.App.Services.GetRequiredService<AnswerItem>(), await site.ActorAsync("水吧日"));
        var line = (await site.DeskAsync("bar-opening-check", ProofSite.At("2026-11-25 12:00"))).Single();
        Assert.Equal("evidence.remark-missing", (await answer.RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer("material", "", "fault"), default)).Refusal?.Code);
        Assert.True((await answer.RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer("material", "", "fault", "牛奶变质，已丢弃"), default)).IsDone);

        line = (await site.DeskAsync("bar-opening-check", ProofSite.At("2026-11-25 12:00"))).Single();
        Assert.True(line.HasFinding);
        Assert.Equal(("牛奶变质，已丢弃", "水吧日"), line.Answers.Select(one => (one.Remark, one.By)).Single());
    }

    [Fact]
    public async Task SeatedGuest_IsAskedAfterTwentyMinutes() =>
        await (await Oblige("E-058", "bar-refill-enquiry"))
            .On("guest.seated", null, "2026-11-23 10:00", "2026-11-24 10:00")
            .Due("2026-11-23", "2026-12-31", "2026-11-23 10:20", "2026-11-24 10:20")
            .OpensBefore(20)
            .MissedAfter(5)
            .To(["水吧日"])
            .ClosedBy(Evidence.Confirm, "answer")
            .Climbs()
            .HoldsAsync();

    private async Task<Proof> Oblige(string clause, string obligation) => new(await sites.OfAsync("sales-centre"), clause, obligation);
}
