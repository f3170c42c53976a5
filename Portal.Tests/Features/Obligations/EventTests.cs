using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Events that people write down, and what the packs make of them. The clock begins at 20:00 site time.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly PortalApp _app;

    public EventTests() => _app = new PortalApp(postgres: _postgres);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Clause("D-013")]
    [Fact]
    public async Task VisitorsLeft_MakesACleaningTaskDueAtOnce_ForWhoeverIsOnDutyThere()
    {
        var seed = await ControlRoomAsync();

        await RecordAsync("visitors.left", "市局参观团");
        await RunAsync();

        var row = Assert.Single(await RowsAsync("control-room-clean-after-visit"));
        Assert.Equal((_app.Clock.GetUtcNow(), "市局参观团"), (row.Due, row.Label));
        Assert.Equal([seed["N"]], (await MessagesAsync("D-013@1")).Select(message => message.Person));
    }

    [Fact]
    public async Task Event_Withdrawn_TakesOutWhatLiesAhead_AndStaysOnRecord()
    {
        var seed = await ControlRoomAsync();
        await SwitchAsync("rest-rooms");
        var id = (await RecordAsync("guest.departs", "张三", _app.Clock.GetUtcNow().AddHours(5), seed["N"])).Value;
        await RunAsync();
        _app.Clock.Advance(TimeSpan.FromHours(3));
        await RunAsync();
        Assert.Single(await RowsAsync("boarding-reminder"));

        Assert.True((await _app.Services.GetRequiredService<WithdrawEvent>().RunAsync(PortalApp.Tester, id, "写错人", default)).IsDone);
        await RunAsync();

        Assert.Empty(await RowsAsync("boarding-reminder"));
        Assert.Equal("写错人", (await _app.QueryAsync(db => db.Set<RecordedEvent>().SingleAsync())).WithdrawnWhy);
    }

    [Theory]
    [InlineData("no.such", "x", 0, false, "events.unknown-kind")]
    [InlineData("shift.begins", "x", 0, false, "events.unknown-kind")]
    [InlineData("guest.departs", "x", 0, true, "events.unknown-kind")]
    [InlineData("visitors.left", " ", 0, false, "events.label")]
    [InlineData("visitors.left", "x", -49, false, "events.time")]
    [InlineData("visitors.left", "x", 24 * 366 * 6, false, "events.time")]
    [InlineData("equipment.maintained", "x", 0, false, "events.holder-missing")]
    public async Task Record_WhatCannotBe_IsRefusedAndWritesNothing(string kind, string label, int hours, bool isOffPack, string code)
    {
        var seed = await ControlRoomAsync();

        var result = await RecordAsync(kind, label, _app.Clock.GetUtcNow().AddHours(hours), isOffPack ? seed["N"] : null);

        Assert.Equal(code, result.Refusal?.Code);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<RecordedEvent>().CountAsync()));
    }

    [Fact]
    public async Task Withdraw_WithoutReasonTwiceOrByAnother_IsRefused()
    {
        var seed = await ControlRoomAsync();
        var id = (await RecordAsync("visitors.left", "参观团")).Value;
        var other = await _app.AccountAsync(Roles.ControlRoomOperator, seed["N"]);
        var withdraw = _app.Services.GetRequiredService<WithdrawEvent>();

        Assert.Equal("events.not-yours", (await withdraw.RunAsync(other, id, "不对", default)).Refusal?.Code);
        Assert.Equal("events.reason-missing", (await withdraw.RunAsync(PortalApp.Tester, id, " ", default)).Refusal?.Code);
        Assert.True((await withdraw.RunAsync(PortalApp.Tester, id, "不对", default)).IsDone);
        Assert.Equal("events.already-withdrawn", (await withdraw.RunAsync(PortalApp.Tester, id, "不对", default)).Refusal?.Code);
    }

    /// <summary>Every kind of event that a pack speaks of has words, and one teller: a feature or people.</summary>
    [Fact]
    public void Kinds_OfThePacks_AreAllTold()
    {
        var kinds = _app.Services.GetRequiredService<EventKinds>();
        var told = _app.Services.GetServices<IEventSource>().SelectMany(source => source.Kinds).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(kinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), told);
    }

    /// <summary>Whom a digest concerns only the digest knows: each that a pack names is there, once.</summary>
    [Fact]
    public void Digests_OfThePacks_AreAllThere()
    {
        var named = _app.Services.GetRequiredService<Portal.Packs.PackLibrary>().Packs.SelectMany(pack => pack.Obligations).Select(obligation => obligation.Audience).OfType<Portal.Domain.Obligations.Audience.Digest>();

        Assert.Equal(named.Select(digest => digest.Name).Distinct().Order(StringComparer.Ordinal), _app.Services.GetServices<IDigest>().Select(digest => digest.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Leave_OfTheHolder_SendsTheReminderToTheSubstitute_ElseToTheSuperior()
    {
        var seed = await ControlRoomAsync();
        var today = new DateOnly(2026, 11, 21);
        var leaves = _app.Services.GetRequiredService<Portal.Features.People.Leaves.RecordLeave>();
        await SwitchAsync("service-centre");
        Assert.True((await leaves.RunAsync(PortalApp.Tester, seed["N"], today, today.AddDays(10), LeaveKind.Other, seed["D"], default)).IsDone);
        await RecordAsync("visitor.follow-up-due", "周海", _app.Clock.GetUtcNow().AddDays(1), seed["N"]);

        for (var day = 0; day < 7; day++)
        {
            await RunAsync();
            _app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([seed["D"]], (await MessagesAsync("B-107@1")).Select(message => message.Person).Distinct());
        Assert.Equal("leave.overlaps", (await leaves.RunAsync(PortalApp.Tester, seed["N"], today, today.AddDays(1), LeaveKind.Other, null, default)).Refusal?.Code);
        Assert.Equal("leave.own-substitute", (await leaves.RunAsync(PortalApp.Tester, seed["D"], today, today, LeaveKind.Other, seed["D"], default)).Refusal?.Code);
        Assert.Equal("leave.ends-before-it-begins", (await leaves.RunAsync(PortalApp.Tester, seed["D"], today, today.AddDays(-1), LeaveKind.Other, null, default)).Refusal?.Code);
    }

    private async Task<DutySeed> ControlRoomAsync()
    {
        var seed = new DutySeed(_app).Person("N").Person("D").Post("中控室").Shift("N", "中控室", "2026-11-21 20:00", "2026-11-22 08:00");
        await seed.SaveAsync();
        await SwitchAsync("control-room");
        return seed;
    }

    private async Task SwitchAsync(string pack) =>
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    private Task<Result<RecordedEventId>> RecordAsync(string kind, string label, DateTimeOffset? at = null, PersonId? holder = null) =>
        _app.Services.GetRequiredService<RecordEvent>().RunAsync(PortalApp.Tester, kind, label, at ?? _app.Clock.GetUtcNow(), holder, default);

    private Task<Portal.Jobs.JobTally> RunAsync() => _app.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);

    private Task<List<DueOccurrence>> RowsAsync(string obligation) => _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).ToListAsync());

    private Task<List<InboxMessage>> MessagesAsync(string clause) => _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == clause).ToListAsync());
}

/// <summary>The page on which events are written down.</summary>
public sealed class EventsPageTests : PageTest
{
    [Fact]
    public void Page_WithNothingToRecord_SaysSo() =>
        Assert.Contains("没有需要登记的事件", Render<EventsPage>().WaitForElement(".state-empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Page_Open_ShowsAnEventThatIsRecordedElsewhere_AndRecordsOne()
    {
        await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "control-room", true, default);
        var page = Render<EventsPage>();
        page.WaitForElement("form.event-form");

        await App.Services.GetRequiredService<RecordEvent>().RunAsync(PortalApp.Tester, "visitors.left", "参观团甲", App.Clock.GetUtcNow(), null, default);
        page.WaitForAssertion(() => Assert.Contains("参观团甲", page.Find("tbody").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find("#kind").Change("visitors.left"));
        page.Do(() => page.Find("#label").Change("参观团乙"));
        page.Do(() => page.Find("form.event-form").Submit());
        page.WaitForAssertion(() => Assert.Contains("参观团乙", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        Render<EventsPage>().WaitForElement(".state-empty");
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }
}
