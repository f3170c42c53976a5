using Microsoft.EntityFrameworkCore;
using Portal.Domain.Obligations;
using Portal.Features.Dunning;
using Portal.Features.Reminders;
using Portal.Features.Reports;
using Portal.Features.Obligations;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Books of the steward: renovations, visits, survey forms, return visits, activities.</summary>
public sealed class StewardBookTests : IAsyncLifetime
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private readonly PortalApp _app = new();
    private RegisterHouse _house = null!;

    public async Task InitializeAsync() => _house = await new RegisterHouse(_app).OpenAsync("property-steward");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("B-165")]
    [Fact]
    public async Task Patrol_IsATaskOfEachUnitUnderRenovationEachDay_AndTheOneWithoutARecordIsMissed()
    {
        foreach (var unit in new[] { "1-101", "1-102", "1-103" })
        {
            await RenovateAsync(unit, "2026-11-22");
        }

        await RenovateAsync("2-201", "2026-11-24");
        await _house.GoToAsync("2026-11-22 09:00");
        var patrols = await _house.LinesAsync("renovation-patrol", Sunday);
        Assert.Equal(["1-101", "1-102", "1-103"], patrols.Select(line => line.Where).Order());
        Assert.All(patrols, line => Assert.Equal([_house.Chen.Id], line.People));

        await PatrolAsync(patrols.Single(line => line.Where == "1-101"));
        await PatrolAsync(patrols.Single(line => line.Where == "1-103"));
        await _house.GoToAsync("2026-11-23 00:00");

        Assert.Equal(
            [("1-101", OccurrenceStanding.Done), ("1-102", OccurrenceStanding.Missed), ("1-103", OccurrenceStanding.Done)],
            (await _house.LinesAsync("renovation-patrol", Sunday)).Select(line => (line.Where, line.Standing)).Order()!);
        Assert.Equal(3, (await _house.LinesAsync("renovation-patrol", Sunday.AddDays(1))).Count);
    }

    [Fact]
    public async Task Patrol_EndsWithTheAcceptance()
    {
        var works = await RenovateAsync("1-101", "2026-11-22");
        await _house.GoToAsync("2026-11-23 10:00");
        await _house.CompleteAsync(works, "accepted", _house.Steward, ("result", "ok"), ("participants", "陈管家、工程队"));

        await _house.GoToAsync("2026-11-24 10:00");

        Assert.Empty(await _house.LinesAsync("renovation-patrol", new DateOnly(2026, 11, 24)));
    }

    [Clause("B-171")]
    [Fact]
    public async Task RenovationReport_IsDueOnSaturdayAtNoon_WithTheCountsOfTheWeek()
    {
        var before = await RenovateAsync("2-201", "2026-11-21");
        await _house.GoToAsync("2026-11-23 09:00");
        var first = await RenovateAsync("1-101", "2026-11-23");
        await RenovateAsync("1-102", "2026-11-24");
        await _house.GoToAsync("2026-11-26 09:00");
        await _house.CompleteAsync(before, "accepted", _house.Manager, ("result", "ok"), ("participants", "吴管家、工程队"));
        await _house.CompleteAsync(first, "accepted", _house.Steward, ("result", "ok"), ("participants", "陈管家、工程队"));
        await _house.GoToAsync("2026-11-27 09:00");

        var owed = Assert.Single((await _house.Do<ReadReports>().RunAsync(_house.Manager, new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 28), default)).Value, one => one.Slot.Template.Key == "renovation-week");
        Assert.Equal(Duty.DutySeed.At("2026-11-28 12:00"), owed.Slot.Turn.Due);
        var begun = await _house.Do<StartReport>().RunAsync(_house.Manager, "renovation-week", owed.Slot.Department, owed.Slot.Turn.Key, default);
        var sheet = (await _house.Do<ReadReport>().RunAsync(_house.Manager, begun.Value, default)).Value;
        Assert.Equal(
            [("started", "2"), ("accepted", "2"), ("running", "1")],
            new[] { "started", "accepted", "running" }.Select(key => (key, sheet.Report.Values.Single(value => value.Field == key).Text!)));
    }

    [Clause("B-191")]
    [Fact]
    public async Task VisitRound_OfEachArea_ShowsItsCoverage_AndIsOverdueWithoutAllOfIt()
    {
        await _house.GoToAsync("2026-11-22 09:00");
        Assert.Equal([_house.Chen.Id, _house.Wu.Id], (await _house.LinesAsync("resident-visits", Sunday)).SelectMany(line => line.People).OrderBy(person => person.Value));
        foreach (var unit in new[] { "1-101", "1-102", "1-102", "2-201" })
        {
            await _house.EnterAsync("visits", unit[0] == '1' ? _house.Steward : _house.Manager, ("unit", unit), ("content", "日常巡访"));
        }

        await _house.GoToAsync("2026-11-22 18:00");
        var rounds = await _house.LinesAsync("resident-visits", Sunday);
        Assert.Equal([("吴管家 1/1 · 100.00%", OccurrenceStanding.Done), ("陈管家 2/3 · 66.67%", OccurrenceStanding.Open)], rounds.Select(line => (line.Where!, line.Standing)).Order());

        await _house.GoToAsync("2026-11-23 00:00");

        Assert.Equal(OccurrenceStanding.Missed, (await _house.LinesAsync("resident-visits", Sunday)).Single(line => line.Where!.StartsWith('陈')).Standing);
    }

    [Clause("B-196")]
    [Fact]
    public async Task SurveyForms_ThatAreOut_AreListedPerUnit_AndRemindTheStewardWhileTheCampaignIsOpen()
    {
        await _house.ListAsync("survey-campaigns", "2026年下半年");
        var forms = new[] { "1-101", "1-102" };
        var issued = new List<Portal.Domain.Registers.RegisterEntryId>();
        foreach (var unit in forms)
        {
            issued.Add(await _house.EnterAsync("survey-forms", _house.Steward, ("campaign", "2026年下半年"), ("unit", unit), ("until", "2026-11-23"), ("paper", "questionnaire")));
        }

        Assert.Equal(["1-101 · 2026年下半年", "1-102 · 2026年下半年"], await _house.TitlesAsync("survey-forms", stage: "returned"));
        await _house.GoToAsync("2026-11-22 12:00");
        var reminded = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(one => one.Clause == "B-196@1").Select(one => one.Person).ToListAsync());
        Assert.Contains(_house.Chen.Id, reminded);
        Assert.DoesNotContain(_house.Wu.Id, reminded);
        await _house.CompleteAsync(issued[0], "returned", _house.Steward, ("satisfied", "satisfied"));
        Assert.Equal(["1-102 · 2026年下半年"], await _house.TitlesAsync("survey-forms", stage: "returned"));

        await _house.GoToAsync("2026-11-23 09:00");
        Assert.Single(await _house.LinesAsync("survey-forms-out", new DateOnly(2026, 11, 23)));
        await _house.GoToAsync("2026-11-24 09:00");
        Assert.Empty(await _house.LinesAsync("survey-forms-out", new DateOnly(2026, 11, 24)));
    }

    [Clause("B-197")]
    [Fact]
    public async Task FeeCollection_OfAMonth_OffersReturnVisitsToTheSameUnits()
    {
        await _house.GoToAsync("2026-12-01 09:00");
        foreach (var (number, unit) in new[] { ("B-1", "1-101"), ("B-2", "1-102"), ("B-3", "2-201") })
        {
            await _house.Estate.BillAsync(number, 10_000, unit, period: new Portal.Domain.Kernel.Period(2026, 12), due: new DateOnly(2026, 12, 28));
        }

        await _house.PlanAsync();
        var offer = Assert.Single(await _house.LinesAsync("return-visits-with-fees", new DateOnly(2026, 12, 1)), line => line.People.Contains(_house.Chen.Id));
        Assert.Equal(OccurrenceStanding.Due, offer.Standing);

        var planned = await _house.Do<ScheduleReturnVisits>().RunAsync(_house.Steward, new Portal.Domain.Kernel.Period(2026, 12), new DateOnly(2026, 12, 5), default);

        Assert.Equal(2, planned.Value);
        Assert.Equal(["1-101", "1-102"], await _house.TitlesAsync("return-visits"));
        await _house.GoToAsync("2026-12-05 09:00");
        Assert.Equal(["1-101", "1-102"], (await _house.LinesAsync("return-visit", new DateOnly(2026, 12, 5))).Select(line => line.Where).Order());
        Assert.Equal(OccurrenceStanding.Done, (await _house.LinesAsync("return-visits-with-fees", new DateOnly(2026, 12, 1))).Single(line => line.Key == offer.Key).Standing);
        Assert.Equal(0, (await _house.Do<ScheduleReturnVisits>().RunAsync(_house.Steward, new Portal.Domain.Kernel.Period(2026, 12), new DateOnly(2026, 12, 6), default)).Value);
    }

    [Clause("B-207")]
    [Fact]
    public async Task Activity_ThatEndedWithoutFeedback_StaysOnTheOpenList()
    {
        await _house.SetAsync("activity_feedback_days_after", "2");
        var fair = await _house.EnterAsync("activities", _house.Steward, ("name", "重阳节"), ("day", "2026-11-22"), ("steward-in-charge", "陈管家"));
        await _house.EnterAsync("activities", _house.Steward, ("name", "新年晚会"), ("day", "2026-12-31"), ("steward-in-charge", "陈管家"));
        await _house.GoToAsync("2026-11-23 09:00");
        Assert.Equal(["重阳节 · 2026-11-22"], await _house.AskedForAsync("activities", "activity.ended"));
        await _house.GoToAsync("2026-11-30 09:00");
        Assert.Equal(["重阳节 · 2026-11-22"], await _house.AskedForAsync("activities", "activity.ended"));
        var late = Assert.Single(await _house.RowsAsync("activity-feedback"), row => row.Label == "重阳节 · 2026-11-22");
        Assert.Equal((_house.Chen.Id, OccurrenceStanding.Missed), (late.Holder, late.Standing(_app.Clock.GetUtcNow())));

        await _house.CompleteAsync(fair, "feedback", _house.Steward, ("feedback", "居民希望多办"));

        Assert.Empty(await _house.AskedForAsync("activities", "activity.ended"));
        Assert.NotNull(Assert.Single(await _house.RowsAsync("activity-feedback"), row => row.Label == "重阳节 · 2026-11-22").DoneAt);
    }

    private Task<Portal.Domain.Registers.RegisterEntryId> RenovateAsync(string unit, string begins) =>
        _house.EnterAsync("renovations", _house.Manager, ("unit", unit), ("begins", begins), ("contractor", "装饰公司"));

    private async Task PatrolAsync(ObligationLine line)
    {
        Assert.Null((await _house.Do<AnswerItem>().RunAsync(_house.Steward, line.Obligation, line.Key, new EvidenceAnswer("result", "", "ok"), default)).Refusal);
        Assert.Null((await _house.Do<ConfirmOccurrence>().RunAsync(_house.Steward, line.Obligation, line.Key, null, default)).Refusal);
    }
}
