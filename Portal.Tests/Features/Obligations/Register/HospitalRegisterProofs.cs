using Portal.Domain.Obligations;
using Portal.Features.Obligations.Register;
using Portal.Tests.Features.Obligations.Proofs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Register;

/// <summary>What the hospital service centre counts and adds up.</summary>
public sealed class HospitalRegisterProofs
{
    private const string Centre = "客服中心日";
    private const string Desk = "导诊台日";

    /// <summary>Eight visits were in order in November; that six are the most from December on does not make them a finding.</summary>
    [Fact]
    public async Task Norm_ChangedLater_LeavesWhatWasFoundBefore()
    {
        await using var site = await RegisterSite.OfAsync("hospital-centre");
        await site.GoToAsync("2026-11-30 12:00");
        await site.DoAsync("客服中心日", (await site.OpenAsync("home-visits", "2026-11-30")).Single(), "visits=8");

        await site.Site.FillAsync("home_visits_per_month_max", "6", "2026-12-01 00:00");
        await site.GoToAsync("2026-12-09 12:00");

        var register = await site.ReadAsync("home-visits", "2026-11-01", "2026-12-31");
        Assert.Equal((1, 0), (register.Totals.Single().All.Count, register.Totals.Single().All.Findings));
        Assert.DoesNotContain(register.Lines, line => line.Cells["visits"].IsFinding);
        Assert.False((await site.Site.DeskAsync("home-visits", ProofSite.At("2026-11-30 12:00"))).Single().HasFinding);
        await site.AnswerAsync("客服中心日", (await site.OpenAsync("home-visits", "2026-12-31")).Single(), "visits=8|另有安排");
        Assert.True((await site.Site.DeskAsync("home-visits", ProofSite.At("2026-12-31 12:00"))).Single().HasFinding);
    }

    [Clause("E-123")]
    [Fact]
    public async Task AdmissionVisits_OfToday_AreListedFromTheAdmissions_AndCountedAgainstTwenty()
    {
        await using var site = await OfAsync();
        await HappenAsync(site, "patient.admitted", "2026-11-23 09:00", "2026-11-23 09:30", "2026-11-23 10:00");
        await site.GoToAsync("2026-11-23 11:00");
        var list = await site.OpenAsync("admission-visit", "2026-11-23");
        Assert.Equal(["2026-11-23 09:00", "2026-11-23 09:30", "2026-11-23 10:00"], list.Select(line => line.Where));
        await site.DoAsync(Centre, list[0], "satisfaction=satisfied", "situation=ok");
        await site.DoAsync(Centre, list[1], "satisfaction=dissatisfied", "situation=fault|饭菜凉，已告知营养科");

        var today = await site.ReadAsync("admission-visit", "2026-11-23");

        Assert.Equal(list.Select(line => line.Where), today.Lines.Select(line => line.Where));
        Assert.Equal((2, 20m, 18m, (decimal?)10), (today.Target!.Done, today.Target.Target, today.Target.Lacking, today.Target.Percent));
        Assert.Equal(40, (await site.ReadAsync("admission-visit", "2026-11-22", "2026-11-24")).Target!.Target);
    }

    [Clause("E-125")]
    [Fact]
    public async Task DailyReports_OfTheWards_AreAddedUp_AndAWardWithoutOneIsNamed()
    {
        await using var site = await OfAsync();
        await site.Site.FillAsync("ward_daily_report_time", "17:00");
        await site.Site.ListAsync("wards", ["一病区", "二病区", "三病区"]);
        await site.GoToAsync("2026-11-23 16:00");
        var line = (await site.OpenAsync("ward-daily-reports", "2026-11-23")).Single();
        await site.AnswerAsync(Centre, line, "admitted 一病区=4", "discharged 一病区=2", "admitted 三病区=7", "discharged 三病区=5");
        Assert.Equal("evidence.incomplete", await site.ConfirmAsync(Centre, line));
        await site.GoToAsync("2026-11-23 17:01");

        var day = await site.ReadAsync("ward-daily-reports", "2026-11-23");

        Assert.Equal([("admitted", (decimal?)11), ("discharged", 7)], day.Totals.Select(total => (total.Item.Key, total.All.Sum)));
        Assert.All(day.Totals, total => Assert.Equal(["二病区"], total.Without));
        Assert.Equal([("一病区", "4"), ("二病区", null), ("三病区", "7")], day.Lines.Select(one => (one.Thing, one.Cells["admitted"].Value)));
        Assert.Equal(1, day.Count.Missed);
    }

    [Clause("E-126")]
    [Fact]
    public async Task MonthlyReconciliation_ComparesTheSumOfTheDailyReports_WithTheDepartmentsFigure()
    {
        await using var site = await OfAsync();
        await site.Site.FillAsync("ward_daily_report_time", "17:00");
        await site.Site.FillAsync("monthly_reconcile_day", "28");
        await site.Site.ListAsync("wards", ["一病区", "二病区"]);
        foreach (var (day, first, second) in new[] { ("2026-11-26", 4, 1), ("2026-11-27", 6, 2), ("2026-11-28", 5, 3) })
        {
            await site.GoToAsync(day + " 16:00");
            await site.DoAsync(
                Centre, (await site.OpenAsync("ward-daily-reports", day)).Single(), $"admitted 一病区={first}", $"admitted 二病区={second}", "discharged 一病区=1", "discharged 二病区=1");
        }

        await site.GoToAsync("2026-11-28 17:30");
        await site.DoAsync(
            Centre, (await site.OpenAsync("ward-reconciliation", "2026-11-28")).Single(), "admitted 一病区=15", "admitted 二病区=8", "discharged 一病区=3", "discharged 二病区=2");

        var month = await site.ReadAsync("ward-reconciliation", "2026-11-01", "2026-11-30");

        var admitted = month.Totals.Single(total => total.Item.Key == "admitted");
        Assert.Equal([("一病区", (decimal?)15, (decimal?)15, (decimal?)0), ("二病区", 8, 6, 2)], admitted.ByThing.Select(thing => (thing.Thing, thing.Figure.Sum, thing.Figure.Other, thing.Figure.Difference)));
        Assert.Equal(((decimal?)23, (decimal?)21, (decimal?)2), (admitted.All.Sum, admitted.All.Other, admitted.All.Difference));
        Assert.Equal([(decimal?)0, -1], month.Lines.Select(line => line.Cells["discharged"].Difference));
    }

    [Clause("E-127")]
    [Fact]
    public async Task DischargeCalls_OfToday_AreCountedAgainstTwenty_AndAProblemGoesOnAsACase()
    {
        await using var site = await OfAsync();
        await HappenAsync(site, "patient.discharged", "2026-11-23 09:00", "2026-11-23 09:30");
        await site.GoToAsync("2026-11-23 11:00");
        var calls = await site.OpenAsync("discharge-call", "2026-11-23");
        Assert.Equal(["2026-11-23 09:00", "2026-11-23 09:30"], calls.Select(line => line.Where));
        await site.DoAsync(Centre, calls[0], "satisfaction=fair", "situation=fault|出院带药不清楚");

        var called = (await site.Site.DeskAsync("discharge-call", ProofSite.At("2026-11-23 12:00"))).Single(line => line.DoneAt is not null);
        Assert.Single(called.Cases);
        var target = (await site.ReadAsync("discharge-call", "2026-11-23")).Target!;

        Assert.Equal((1, 20m), (target.Done, target.Target));
    }

    [Clause("E-130")]
    [Fact]
    public async Task OnMonday_LastWeeksVisitsAndCalls_AreAddedUpWithTheSatisfactionRate()
    {
        await using var site = await OfAsync();
        await HappenAsync(site, "patient.admitted", "2026-11-23 09:00", "2026-11-23 10:00");
        await HappenAsync(site, "patient.discharged", "2026-11-23 09:30");
        await site.GoToAsync("2026-11-23 11:00");
        var visits = await site.OpenAsync("admission-visit", "2026-11-23");
        await site.DoAsync(Centre, visits[0], "satisfaction=satisfied", "situation=ok");
        await site.DoAsync(Centre, visits[1], "satisfaction=fair", "situation=ok");
        await site.DoAsync(Centre, (await site.OpenAsync("discharge-call", "2026-11-23")).Single(), "satisfaction=satisfied", "situation=ok");
        await site.GoToAsync("2026-11-30 12:00");
        Assert.Equal(OccurrenceStanding.Open, (await site.OpenAsync("weekly-visit-summary", "2026-11-30")).Single().Standing);

        var week = await site.ReadAsync("weekly-visit-summary", "2026-11-23", "2026-11-29");

        Assert.Equal([("admission-visit", 2), ("discharge-call", 1)], week.Parts.Select(part => (part.Obligation, part.Count.Done)));
        Assert.Equal([("satisfied", 1, (decimal?)50m)], Rate(week.Parts[0].Totals));
        Assert.Equal([("satisfied", 2, (decimal?)66.67m)], Rate(week.Together));

        static IEnumerable<(string, int, decimal?)> Rate(IReadOnlyList<EvidenceTotals> totals) =>
            totals.Single(total => total.Item.Key == "satisfaction").All.Choices.Where(choice => choice.Value == "satisfied").Select(choice => (choice.Value, choice.Count, choice.Percent));
    }

    [Clause("E-134")]
    [Fact]
    public async Task AtMonthEnd_TheSurveyIsSummarised_AndMarkedSentToThePresident()
    {
        await using var site = await OfAsync();
        await site.Site.ListAsync("departments", ["内科", "外科", "儿科"]);
        await site.GoToAsync("2026-11-30 12:00");
        var line = (await site.OpenAsync("satisfaction-report", "2026-11-30")).Single();
        await site.AnswerAsync(
            Centre, line, "answered 内科=40", "satisfied 内科=38", "answered 外科=30", "satisfied 外科=25", "answered 儿科=0", "satisfied 儿科=0");
        Assert.Equal("evidence.incomplete", await site.ConfirmAsync(Centre, line));
        await site.DoAsync(Centre, line, "sent=yes");

        var month = await site.ReadAsync("satisfaction-report", "2026-11-01", "2026-11-30");

        var satisfied = month.Totals.Single(total => total.Item.Key == "satisfied");
        Assert.Equal([("内科", (decimal?)95), ("外科", 83.33m), ("儿科", null)], satisfied.ByThing.Select(thing => (thing.Thing, thing.Figure.Share)));
        Assert.Equal(90, satisfied.All.Share);
        var sent = month.Lines.Single(one => one.Thing.Length == 0);
        Assert.Equal(("yes", "员工" + Centre, OccurrenceStanding.Done), (sent.Cells["sent"].Value, sent.By, sent.Standing));
    }

    [Clause("E-135")]
    [Fact]
    public async Task AtMonthEnd_AdmissionsAreCountedByCountyAndWayOfComing_WithTotals()
    {
        await using var site = await OfAsync();
        await site.Site.ListAsync("counties", ["东县", "西县"]);
        await site.Site.ListAsync("ways-of-coming", ["门诊", "急救车", "转诊"]);
        await site.GoToAsync("2026-11-30 12:00");
        await site.DoAsync(
            Centre, (await site.OpenAsync("admission-statistics", "2026-11-30")).Single(), "by-county 东县=120", "by-county 西县=80", "by-way 门诊=150", "by-way 急救车=30", "by-way 转诊=20");

        var month = await site.ReadAsync("admission-statistics", "2026-11-01", "2026-11-30");

        Assert.Equal(["by-county 东县 120", "by-county 西县 80", "by-way 门诊 150", "by-way 急救车 30", "by-way 转诊 20"], ByThing(month));
        Assert.Equal([(decimal?)200, 200], month.Totals.Select(total => total.All.Sum));
    }

    [Clause("E-138")]
    [Fact]
    public async Task ServiceStars_OfAMonth_AreCountedByDepartmentAndAddedUp()
    {
        await using var site = await OfAsync();
        await site.Site.FillAsync("service_star_day", "28");
        await site.Site.ListAsync("departments", ["内科", "外科"]);
        await site.GoToAsync("2026-11-28 12:00");
        await site.DoAsync(Centre, (await site.OpenAsync("service-stars", "2026-11-28")).Single(), "stars 内科=3", "stars 外科=2");

        var month = await site.ReadAsync("service-stars", "2026-11-01", "2026-11-30");

        Assert.Equal(["stars 内科 3", "stars 外科 2"], ByThing(month));
        Assert.Equal(5, month.Totals.Single().All.Sum);
    }

    [Clause("E-142")]
    [Fact]
    public async Task AWeekAfterTheVisit_APatientIsOnTheCallList_AndARoomWithFewerThanTwoCallsIsFlagged()
    {
        await using var site = await OfAsync();
        await site.Site.ListAsync("consulting-rooms", ["内一", "内二", "外一"]);
        await HappenAsync(site, "patient.visited", "2026-11-23 11:00", "2026-11-23 11:30", "2026-11-23 12:00");
        await site.GoToAsync("2026-11-30 10:00");
        var calls = await site.OpenAsync("visit-follow-up-call", "2026-11-30");
        Assert.Equal(["2026-11-23 11:00", "2026-11-23 11:30", "2026-11-23 12:00"], calls.Select(line => line.Where));
        await site.DoAsync(Desk, calls[0], "room=内一", "situation=ok");
        await site.DoAsync(Desk, calls[1], "room=内二", "situation=fault|伤口疼，已约复诊");
        await site.DoAsync(Desk, calls[2], "room=内一", "situation=ok");

        var day = await site.ReadAsync("visit-follow-up-call", "2026-11-30");

        Assert.Equal([("内一", 2, 0m), ("内二", 1, 1), ("外一", 0, 2)], day.TargetByThing.Select(room => (room.Thing, room.Standing.Done, room.Standing.Lacking)));
        Assert.Equal([("内一", 0), ("内二", 1)], day.Totals.Single(total => total.Item.Key == "situation").ByThing.Select(room => (room.Thing, room.Figure.Findings)));
    }

    private static IEnumerable<string> ByThing(EvidenceRegister register) =>
        register.Totals.SelectMany(total => total.ByThing, (total, thing) => $"{total.Item.Key} {thing.Thing} {thing.Figure.Sum}");

    private static async Task HappenAsync(RegisterSite site, string kind, params string[] instants)
    {
        foreach (var at in instants)
        {
            await site.GoToAsync(at);
            await site.Site.RecordAsync(kind, null, ProofSite.At(at));
        }
    }

    private static Task<RegisterSite> OfAsync() => RegisterSite.OfAsync("hospital-centre");
}
