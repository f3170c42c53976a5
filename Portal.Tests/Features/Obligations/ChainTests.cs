using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Features.People;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Obligations that follow others: closing the one tells the event that the next hangs on, with its answers.</summary>
[Trait("Engines", "Both")]
public sealed class ChainTests : IAsyncLifetime
{
    private static readonly (string Item, string Value)[] Papers =
        [("id-card", "yes"), ("education", "yes"), ("medical-hospital", "县人民医院"), ("medical-level", "county"), ("photos", "4"), ("board", "none")];

    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly PortalApp _app;

    public ChainTests() => _app = new PortalApp(postgres: _postgres);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Clause("A-116", "A-117", "A-121")]
    [Fact]
    public async Task Onboarding_Completed_OpensTheIssueOfSupplies_AndNothingBefore()
    {
        var manager = await JoinAsync();
        var checklist = await OneAsync("onboarding-checklist", days: 1);
        Assert.Contains("id-card", checklist.Unanswered.Select(asked => asked.Item.Key));
        await AnswerAsync(checklist, Papers[..^1]);
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(checklist)).Refusal?.Code);
        await RunAsync();
        Assert.Empty(await RowsAsync("issue-office-supplies"));

        await AnswerAsync(checklist, Papers[^1]);
        Assert.True((await ConfirmAsync(checklist)).IsDone);
        await RunAsync();

        var supplies = Assert.Single(await RowsAsync("issue-office-supplies"));
        Assert.Equal(("新人", checklist.Key, _app.Clock.GetUtcNow()), (supplies.Label, supplies.Key, supplies.Due));
        Assert.Equal([manager], (await OneAsync("issue-office-supplies", days: 1)).People);
        Assert.Empty(await RowsAsync("arrange-board"));
        Assert.Equal("obligations.already-done", (await ConfirmAsync(checklist)).Refusal?.Code);
        Assert.Equal(1, await _app.QueryAsync(db => db.Set<RecordedEvent>().CountAsync()));
    }

    [Clause("A-118", "A-119")]
    [Theory]
    [InlineData("photos", "3", "evidence.out-of-range")]
    [InlineData("medical-level", "town", "evidence.value-unknown")]
    public async Task Onboarding_WithTooFewPhotosOrAHospitalBelowCountyLevel_StaysIncomplete(string item, string value, string refusal)
    {
        await JoinAsync();
        var checklist = await OneAsync("onboarding-checklist", days: 1);
        await AnswerAsync(checklist, [.. Papers.Where(paper => paper.Item != item)]);

        Assert.Equal(refusal, (await KeepAsync(checklist, item, value)).Refusal?.Code);
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(checklist)).Refusal?.Code);
    }

    [Clause("A-124")]
    [Fact]
    public async Task Onboarding_OfWhoNeedsBoardAndLodging_OpensItsArrangement()
    {
        await JoinAsync();
        var checklist = await OneAsync("onboarding-checklist", days: 1);
        await AnswerAsync(checklist, [.. Papers[..^1], ("board", "needed")]);

        Assert.True((await ConfirmAsync(checklist)).IsDone);
        await RunAsync();

        Assert.Equal("新人", Assert.Single(await RowsAsync("arrange-board")).Label);
    }

    [Clause("B-172", "B-174")]
    [Fact]
    public async Task Acceptance_OfARenovation_MakesAFilingTaskThatClosesOnlyWithTheArchiveEntry()
    {
        var seed = new DutySeed(_app).Person("S", title: "管理员");
        await seed.SaveAsync();
        await SwitchAsync("property-steward");
        await SetAsync("renovation_filing_days", "2");
        await RecordAsync("renovation.finished", "3-1201", seed["S"]);
        var acceptance = await OneAsync("renovation-acceptance");
        await AnswerAsync(acceptance, ("steward-party", "张三"), ("acceptance-form", "ZX-8"));
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(acceptance)).Refusal?.Code);
        await AnswerAsync(acceptance, ("engineering-party", "李四"));
        await RunAsync();
        Assert.Empty(await RowsAsync("renovation-filing"));

        Assert.True((await ConfirmAsync(acceptance)).IsDone);
        await RunAsync();

        var row = Assert.Single(await RowsAsync("renovation-filing"));
        Assert.Equal(("3-1201", seed["S"], _app.Clock.GetUtcNow().AddDays(2)), (row.Label, row.Holder, row.Due));
        var filing = await OneAsync("renovation-filing", days: 2);
        Assert.Equal([("acceptance-form", "ZX-8", "test")], filing.Answers.Select(answer => (answer.Item, answer.Value, answer.By)));
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(filing)).Refusal?.Code);
        await AnswerAsync(filing, ("archive-number", "DA-3-1201"));
        Assert.True((await ConfirmAsync(filing)).IsDone);
    }

    [Clause("E-030")]
    [Fact]
    public async Task FoodUsedToday_PreFillsAPurchaseRequestDatedTomorrow_AndCanBeChangedThere()
    {
        await BarAsync();
        await SetAsync("food_usage_time", "23:00");
        await RunAsync();
        var count = await OneAsync("bar-food-usage");
        await AnswerAsync(count, ("food-used", "35"), ("food-kinds", "三明治20，水果15"));
        Assert.True((await ConfirmAsync(count)).IsDone);
        await RunAsync();

        var request = await OneAsync("bar-food-purchase", days: 1);
        Assert.Equal(DutySeed.At("2026-11-22 20:00"), request.Due);
        Assert.Equal(["三明治20，水果15", "35"], request.Answers.Select(answer => answer.Value).Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(request.Unanswered);
        await AnswerAsync(request, ("food-used", "40"));
        Assert.True((await ConfirmAsync(request)).IsDone);
        Assert.Contains("40", (await OneAsync("bar-food-purchase", days: 1)).Answers.Select(answer => answer.Value));
        Assert.Contains("35", (await OneAsync("bar-food-usage")).Answers.Select(answer => answer.Value));
    }

    [Clause("E-058")]
    [Fact]
    public async Task SeatedGuest_IsAskedAfterTwentyMinutes_AndAgainEachTwentyMinutesUntilLeaving()
    {
        await BarAsync();
        await RecordAsync("guest.seated", "A3");
        var due = new List<DateTimeOffset>();
        foreach (var (minute, answer) in new[] { (21, "same"), (40, "none"), (64, "left") })
        {
            _app.Clock.MoveTo(DutySeed.At("20:00").AddMinutes(minute));
            await RunAsync();
            var enquiry = Assert.Single(await LinesAsync("bar-refill-enquiry"), line => line.DoneAt is null);
            due.Add(enquiry.Due);
            await AnswerAsync(enquiry, ("answer", answer));
            Assert.True((await ConfirmAsync(enquiry)).IsDone);
        }

        _app.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync();

        Assert.Equal([DutySeed.At("20:20"), DutySeed.At("20:40"), DutySeed.At("21:00")], due);
        Assert.Equal(3, (await RowsAsync("bar-refill-enquiry")).Count);
        Assert.Equal(["A3"], (await RowsAsync("bar-refill-enquiry")).Select(row => row.Label).Distinct());
    }

    [Clause("B-107", "B-108")]
    [Fact]
    public async Task Visitor_HasAnOwnerAndANextDate_AndATickBringsTheFeedbackToTheSupervisor()
    {
        var seed = new DutySeed(_app).Person("R", title: "接待员").Person("V", title: "客服主管");
        await seed.SaveAsync();
        await SwitchAsync("service-centre");
        var owner = await _app.AccountAsync(Roles.Staff, seed["R"]);
        var record = _app.Services.GetRequiredService<RecordEvent>();
        Assert.Equal("events.holder-missing", (await record.RunAsync(PortalApp.Tester, "visitor.follow-up-due", "王先生", DutySeed.At("23:00"), null, default)).Refusal?.Code);
        Assert.True((await record.RunAsync(PortalApp.Tester, "visitor.follow-up-due", "王先生", DutySeed.At("23:00"), seed["R"], default)).IsDone);
        _app.Clock.MoveTo(DutySeed.At("2026-11-22 09:00"));
        await RunAsync();
        var mine = (await _app.Services.GetRequiredService<ReadObligations>().MineAsync(owner, default)).Value.Single(line => line.Obligation == "visitor-follow-up");
        Assert.Equal((OccurrenceStanding.Missed, "王先生"), (mine.Standing, mine.Where));

        await AnswerAsync(mine, ("words", "电梯太慢"), ("feedback", "yes"));
        Assert.True((await _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(owner, mine.Obligation, mine.Key, null, default)).IsDone);
        await RunAsync();

        var listed = Assert.Single(await LinesAsync("visitor-feedback", 1));
        Assert.Equal((OccurrenceStanding.Due, "电梯太慢"), (listed.Standing, listed.Answers.Single().Value));
        var inbox = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == "B-108@1").Select(message => message.Person).ToListAsync());
        Assert.Contains(seed["V"], inbox);
        Assert.Equal("obligations.not-concerned", (await _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(owner, listed.Obligation, listed.Key, null, default)).Refusal?.Code);
    }

    [Fact]
    public async Task Visitor_WithoutTheTick_BringsNothingToTheSupervisor()
    {
        var seed = new DutySeed(_app).Person("R", title: "接待员");
        await seed.SaveAsync();
        await SwitchAsync("service-centre");
        await RecordAsync("visitor.follow-up-due", "王先生", seed["R"], "23:00");
        var record = await OneAsync("visitor-follow-up");
        await AnswerAsync(record, ("words", "已回访"));

        Assert.True((await ConfirmAsync(record)).IsDone);
        await RunAsync();

        Assert.Empty(await RowsAsync("visitor-feedback"));
    }

    [Fact]
    public async Task WhatWasTold_TakenBack_TakesOutWhatCameNextAndLiesAhead()
    {
        await BarAsync();
        await SetAsync("food_usage_time", "23:00");
        await RunAsync();
        var count = await OneAsync("bar-food-usage");
        await AnswerAsync(count, ("food-used", "35"), ("food-kinds", "三明治"));
        Assert.True((await ConfirmAsync(count)).IsDone);
        await RunAsync();
        var told = await _app.QueryAsync(db => db.Set<RecordedEvent>().SingleAsync());

        Assert.True((await _app.Services.GetRequiredService<WithdrawEvent>().RunAsync(PortalApp.Tester, told.Id, "重复", default)).IsDone);
        await RunAsync();

        Assert.Empty(await RowsAsync("bar-food-purchase"));
        Assert.DoesNotContain("bar.food-counted", _app.Services.GetRequiredService<EventKinds>().ByHand);
        Assert.Contains("guest.seated", _app.Services.GetRequiredService<EventKinds>().ByHand);
    }

    private async Task<PersonId> JoinAsync()
    {
        var seed = new DutySeed(_app).Person("M", title: "管理处主任");
        await seed.SaveAsync();
        await SwitchAsync("service-centre");
        Assert.True((await _app.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, null, "N", new PersonDetails { Name = "新人", Title = "客服人员", Joined = new DateOnly(2026, 11, 22) }, active: true, default)).IsDone);
        _app.Clock.MoveTo(DutySeed.At("2026-11-22 09:00"));
        await RunAsync();
        return seed["M"];
    }

    private async Task BarAsync()
    {
        await new DutySeed(_app).Person("W").Person("V", title: "客服主管").Post("水吧").Shift("W", "水吧", "2026-11-21 14:00", "2026-11-22 02:00").SaveAsync();
        await SwitchAsync("sales-centre");
    }

    private async Task SwitchAsync(string pack) =>
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    private async Task SetAsync(string parameter, string value) =>
        Assert.True((await _app.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, parameter, value, null, default)).IsDone, parameter);

    private async Task RecordAsync(string kind, string label, PersonId? holder = null, string? at = null)
    {
        Assert.True((await _app.Services.GetRequiredService<RecordEvent>().RunAsync(PortalApp.Tester, kind, label, at is null ? _app.Clock.GetUtcNow() : DutySeed.At(at), holder, default)).IsDone);
        await RunAsync();
    }

    private Task<Portal.Jobs.JobTally> RunAsync() => _app.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(string obligation, int days = 0) =>
        [.. (await _app.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21).AddDays(days), default)).Value.Where(line => line.Obligation == obligation)];

    private async Task<ObligationLine> OneAsync(string obligation, int days = 0) => Assert.Single(await LinesAsync(obligation, days));

    private async Task AnswerAsync(ObligationLine line, params (string Item, string Value)[] answers)
    {
        foreach (var (item, value) in answers)
        {
            Assert.Null((await KeepAsync(line, item, value)).Refusal);
        }
    }

    private Task<Result> KeepAsync(ObligationLine line, string item, string value) =>
        _app.Services.GetRequiredService<AnswerItem>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, new EvidenceAnswer(item, "", value), default);

    private Task<Result> ConfirmAsync(ObligationLine line) =>
        _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, null, default);

    private Task<List<DueOccurrence>> RowsAsync(string obligation) => _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).ToListAsync());
}
