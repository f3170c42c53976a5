using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Dunning;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>What bills and notices tell the obligations, and what becomes of the obligations.</summary>
[Trait("Engines", "Both")]
public sealed class DunningEventTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly DunningHouse _house;

    public DunningEventTests() => _house = new DunningHouse(_app);

    public async Task InitializeAsync() => await _house.OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void Kinds_AreNotWrittenDownByHand() =>
        Assert.DoesNotContain(_house.Do<EventKinds>().ByHand, kind => kind is "bill.overdue" or "bill.reminded" or "bill.deadline-notified" or "fee-collection.started");

    [Fact]
    public async Task Overdue_IsKnownAheadAtTheEndOfTheDueDay_AndNothingIsToldOfWhatWasPaidInTime()
    {
        await _house.BillAsync("A", "1-101", "11-22");
        await _house.BillAsync("B", "1-102", "11-22");
        await _house.BillAsync("C", "2-201", "11-29");
        await _house.Estate.PayAsync(10_000, "1-102");

        var told = Assert.Single(await ToldAsync("bill.overdue", "2026-11-21 00:00", "2026-11-25 00:00"));

        Assert.Equal((DutySeed.At("2026-11-23 00:00"), _house.Chen.Id, "1-101 · 2026-11-22", (DateTimeOffset?)null), (told.At, told.Holder, told.Label, told.SettledAt));
        Assert.Empty(await ToldAsync("bill.overdue", "2026-11-23 00:01", "2026-11-25 00:00"));
        Assert.Single(await ToldAsync("bill.overdue", "2026-11-23 00:00", "2026-11-23 00:01"));
        Assert.Empty(await ToldAsync("bill.overdue", "2026-11-20 00:00", "2026-11-23 00:00"));
    }

    [Fact]
    public async Task Overdue_IsSettledByTheReminderOrByPaymentInFull_WhicheverComesFirst()
    {
        await _house.BillAsync("A", "1-101", "11-21");
        await _house.BillAsync("B", "1-102", "11-21");
        await _house.BillAsync("C", "2-201", "11-21");
        await _house.GoToAsync("2026-11-22 09:00");
        await _house.RecordAsync(DunningStage.Reminded, "11-22", "CJ-1", "1-101");
        await _house.Estate.PayAsync(4_000, "1-102");
        await _house.GoToAsync("2026-11-22 10:00");
        await _house.Estate.PayAsync(10_000, "1-101");
        await _house.Estate.PayAsync(10_000, "2-201");

        var told = (await ToldAsync("bill.overdue", "2026-11-20 00:00", "2026-11-24 00:00")).ToDictionary(one => one.Label![..5], one => one.SettledAt);

        Assert.Equal(DutySeed.At("2026-11-22 09:00"), told["1-101"]);
        Assert.Null(told["1-102"]);
        Assert.Equal(DutySeed.At("2026-11-22 10:00"), told["2-201"]);
        Assert.Equal(DutySeed.At("2026-11-22 10:00"), Assert.Single(await ToldAsync("bill.reminded", "2026-11-20 00:00", "2026-11-24 00:00")).SettledAt);
    }

    [Fact]
    public async Task Reminded_MakesTheDeadlineNoticeDue_WhichRecordingItSettles_AndItsDeadlineTheVisit()
    {
        await _house.SetAsync("fee_reminder_after_days", "2");
        await _house.SetAsync("fee_deadline_notice_after_days", "3");
        await _house.SetAsync("fee_deadline_days", "5");
        await _house.BillAsync("A", "1-101", "11-22");
        await _house.GoToAsync("2026-11-24 09:00");
        var reminder = Assert.Single(await RowsAsync("reminder-notice"));
        Assert.Equal((DutySeed.At("2026-11-25 00:00"), _house.Chen.Id, "/fees/dunning?q=1-101", null), (reminder.Due, reminder.Holder, reminder.Link, reminder.DoneAt));

        await _house.RecordAsync(DunningStage.Reminded, "11-24", "CJ-1", "1-101");
        await _house.GoToAsync("2026-11-26 09:00");
        Assert.Equal(DutySeed.At("2026-11-24 09:00"), Assert.Single(await RowsAsync("reminder-notice")).DoneAt);
        Assert.Equal((DutySeed.At("2026-11-27 09:00"), null), (Assert.Single(await RowsAsync("deadline-notice")).Due, Assert.Single(await RowsAsync("deadline-notice")).DoneAt));

        await _house.RecordAsync(DunningStage.DeadlineNotified, "11-26", "XQ-1", "1-101");
        await _house.GoToAsync("2026-11-28 09:00");
        Assert.Equal(DutySeed.At("2026-11-26 09:00"), Assert.Single(await RowsAsync("deadline-notice")).DoneAt);
        var visit = Assert.Single(await RowsAsync("arrears-home-visit"));
        Assert.Equal((DutySeed.At("2026-12-01 09:00"), null), (visit.Due, visit.DoneAt));

        await _house.Estate.PayAsync(10_000, "1-101");
        await _house.GoToAsync("2026-11-28 10:00");
        Assert.Equal(DutySeed.At("2026-11-28 09:00"), Assert.Single(await RowsAsync("arrears-home-visit")).DoneAt);
    }

    [Fact]
    public async Task Notice_Withdrawn_TellsNothing()
    {
        await _house.BillAsync("A", "1-101", "11-20");
        await _house.RecordAsync(DunningStage.Reminded, "11-21", "CJ-1", "1-101");
        Assert.Single(await ToldAsync("bill.reminded", "2026-11-21 00:00", "2026-11-22 00:00"));
        var id = (await _app.QueryAsync(db => db.Set<DunningNotice>().SingleAsync())).Id;

        Assert.True((await _house.Do<WithdrawDunningNotice>().RunAsync(PortalApp.Tester, id, "送错户", default)).IsDone);

        Assert.Empty(await ToldAsync("bill.reminded", "2026-11-21 00:00", "2026-11-22 00:00"));
    }

    [Fact]
    public async Task Collection_StartsForEachStewardWithTheFirstBillOfAMonth_AndNotWithMonthsThatWereOver()
    {
        await _house.BillAsync("A", "1-101", "10-31");
        await _house.BillAsync("B", "1-101", "11-30");
        await _house.GoToAsync("2026-11-22 09:00");
        await _house.BillAsync("C", "1-102", "11-30");
        await _house.BillAsync("D", "2-201", "11-30");

        var started = await ToldAsync("fee-collection.started", "2026-11-01 00:00", "2026-11-30 00:00");

        Assert.Equal([_house.Chen.Id, _house.Wu.Id], started.Select(one => one.Holder!.Value).OrderBy(person => person.Value));
        Assert.All(started, one => Assert.Equal(("2026-11", DutySeed.At("2026-11-21 20:00")), (one.Label, one.At)));
    }

    private async Task<IReadOnlyList<RuleEvent>> ToldAsync(string kind, string from, string to)
    {
        var source = _app.Services.GetServices<IEventSource>().OfType<DunningEvents>().Single();
        var told = await _app.QueryAsync(db => source.BetweenAsync(new EventQuestion(db, new SiteRules([], [], []), DutySeed.At(from), DutySeed.At(to)), default));
        return [.. told.Where(one => one.Kind == kind)];
    }

    private Task<List<DueOccurrence>> RowsAsync(string obligation) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).ToListAsync());
}
