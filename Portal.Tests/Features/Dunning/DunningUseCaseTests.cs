using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Dunning;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>Who is dunned for what, and what is put on record, through the database.</summary>
[Trait("Engines", "Both")]
public sealed class DunningUseCaseTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly DunningHouse _house;

    public DunningUseCaseTests() => _house = new DunningHouse(_app);

    public async Task InitializeAsync() => await _house.OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("B-131")]
    [Fact]
    public async Task Steward_SeesTheUnpaidUnitsOfTheOwnArea_WithAmountAndStage()
    {
        await _house.BillAsync("A", "1-101", "10-31", 20_000);
        await _house.BillAsync("B", "1-101", "11-30", 4_550);
        await _house.BillAsync("C", "1-102", "11-30");
        await _house.BillAsync("D", "2-201", "11-30");
        await _house.Estate.PayAsync(10_000, "1-102");
        await _house.RecordAsync(DunningStage.Reminded, "11-02", "CJ-1", "1-101");

        var row = Assert.Single((await _house.ViewAsync(_house.Steward)).Rows);
        Assert.Equal(("1-101", new Money(24_550), DunningStage.Reminded, "李*"), (row.Unit.Code, row.Unit.Open, row.Unit.Stage, row.Owner));
        Assert.Equal([new Period(2026, 10), new Period(2026, 11)], row.Unit.Months);
        Assert.Equal(["2-201"], (await _house.ViewAsync(_house.Other)).Rows.Select(own => own.Unit.Code));
        foreach (var role in new[] { Roles.Cashier, Roles.Supervisor, Roles.Manager })
        {
            Assert.Equal(["1-101", "2-201"], (await _house.ViewAsync(await _app.AccountAsync(role))).Rows.Select(own => own.Unit.Code));
        }

        Assert.Empty((await _house.ViewAsync(await _app.AccountAsync(Roles.Steward))).Rows);
    }

    [Clause("B-150")]
    [Fact]
    public async Task Billed_UnitIsOnItsStewardsToNotifyList_UntilTheNoticeDateIsRecorded()
    {
        Assert.Equal("", await _house.ListAsync(DunningStage.Notified, _house.Steward));
        await _house.BillAsync("A", "1-101", "11-30");
        await _house.BillAsync("B", "1-102", "11-30");
        await _house.BillAsync("C", "2-201", "11-30");
        Assert.Equal("1-101 1-102", await _house.ListAsync(DunningStage.Notified, _house.Steward));

        Assert.Equal(1, (await _house.TryAsync(DunningStage.Notified, "11-20", "TZ-7", _house.Steward, "1-101")).Value);

        Assert.Equal("1-102", await _house.ListAsync(DunningStage.Notified, _house.Steward));
        Assert.Equal("2-201", await _house.ListAsync(DunningStage.Notified, _house.Other));
        var notice = await _app.QueryAsync(db => db.Set<DunningNotice>().SingleAsync());
        Assert.Equal((DunningHouse.Day("11-20"), "TZ-7", "陈管家", _house.Chen.Id), (notice.On, notice.Form, notice.RecordedBy, notice.Recorder));

        await _house.BillAsync("D", "1-101", "12-31");
        Assert.Equal("1-101 1-102", await _house.ListAsync(DunningStage.Notified, _house.Steward));
    }

    [Clause("B-152")]
    [Fact]
    public async Task Overdue_EveryUnpaidUnitIsOnTheReminderListTheDayAfter_AndTheReminderKeepsDateAndForm()
    {
        await _house.BillAsync("A", "1-101", "11-23");
        await _house.BillAsync("B", "1-102", "11-23");
        await _house.BillAsync("C", "2-201", "11-23");
        await _house.RecordAsync(DunningStage.Notified, "11-21", "TZ-1", "1-101");
        await _house.Estate.PayAsync(10_000, "2-201");
        await _house.GoToAsync("2026-11-23 23:59");
        Assert.Equal("", await _house.ListAsync(DunningStage.Reminded));
        Assert.Equal("dunning.not-overdue", (await _house.TryAsync(DunningStage.Reminded, "11-23", "CJ-1", _house.Steward, "1-101")).Refusal?.Code);

        await _house.GoToAsync("2026-11-24 00:00");
        Assert.Equal("1-101 1-102", await _house.ListAsync(DunningStage.Reminded, _house.Steward));
        Assert.Equal("dunning.form-missing", (await _house.TryAsync(DunningStage.Reminded, "11-24", " ", _house.Steward, "1-101")).Refusal?.Code);
        Assert.Equal(2, (await _house.TryAsync(DunningStage.Reminded, "11-24", "CJ-09", _house.Steward, "1-102", "1-101")).Value);

        Assert.Equal("", await _house.ListAsync(DunningStage.Reminded, _house.Steward));
        var served = (await _house.ViewAsync(_house.Steward)).Rows.Select(row => (row.Unit.Code, row.Unit.Notices.First().On, row.Unit.Notices.First().Form));
        Assert.Equal([("1-101", DunningHouse.Day("11-24"), "CJ-09"), ("1-102", DunningHouse.Day("11-24"), "CJ-10")], served);
    }

    [Clause("B-153")]
    [Fact]
    public async Task Reminded_AndUnpaidAfterTheDaysThatAreSet_IsDueADeadlineNotice_AndNeverWithoutAReminder()
    {
        await _house.BillAsync("A", "1-101", "11-20");
        await _house.BillAsync("B", "1-102", "11-20");
        await _house.BillAsync("C", "2-201", "11-20");
        Assert.Equal("dunning.reminder-skipped", (await _house.TryAsync(DunningStage.DeadlineNotified, "11-21", "XQ-1", _house.Steward, "1-101")).Refusal?.Code);
        await _house.RecordAsync(DunningStage.Notified, "11-20", "TZ-1", "1-101");
        Assert.Equal("dunning.reminder-skipped", (await _house.TryAsync(DunningStage.DeadlineNotified, "11-21", "XQ-1", _house.Steward, "1-101")).Refusal?.Code);
        await _house.RecordAsync(DunningStage.Reminded, "11-21", "CJ-1", "1-101", "1-102");
        await _house.GoToAsync("2026-12-20 12:00");
        Assert.Equal("", await _house.ListAsync(DunningStage.DeadlineNotified));

        await _house.SetAsync("fee_deadline_notice_after_days", "30");
        Assert.Equal("", await _house.ListAsync(DunningStage.DeadlineNotified));
        await _house.Estate.PayAsync(10_000, "1-102");
        await _house.GoToAsync("2026-12-21 00:00");

        Assert.Equal("1-101", await _house.ListAsync(DunningStage.DeadlineNotified));
        Assert.Equal(1, (await _house.TryAsync(DunningStage.DeadlineNotified, "12-21", "XQ-1", _house.Steward, "1-101")).Value);
        Assert.Equal(DunningStage.DeadlineNotified, Assert.Single((await _house.ViewAsync(_house.Steward)).Rows).Unit.Stage);
        Assert.Equal("", await _house.ListAsync(DunningStage.DeadlineNotified));
    }

    [Fact]
    public async Task Record_OneUnitThatCannotHaveIt_WritesNothing()
    {
        await _house.BillAsync("A", "1-101", "11-20");
        await _house.BillAsync("C", "2-201", "11-20");
        await _house.RecordAsync(DunningStage.Notified, "11-21", "TZ-1", "2-201");

        foreach (var (code, actor, form, units) in new[]
        {
            ("dunning.not-yours", _house.Steward, "TZ-2", (string[])["1-101", "2-201"]),
            ("dunning.already-reached", PortalApp.Tester, "TZ-2", ["1-101", "2-201"]),
            ("dunning.nothing-open", PortalApp.Tester, "TZ-2", ["1-101", "1-102"]),
            ("fees.unit-unknown", PortalApp.Tester, "TZ-2", ["1-101", "9-999"]),
            ("dunning.form-taken", PortalApp.Tester, "TZ-1", ["1-101"]),
            ("dunning.nothing-chosen", PortalApp.Tester, "TZ-2", []),
        })
        {
            Assert.Equal(code, (await _house.TryAsync(DunningStage.Notified, "11-21", form, actor, units)).Refusal?.Code);
        }

        Assert.Equal("dunning.day-ahead", (await _house.TryAsync(DunningStage.Notified, "11-22", "TZ-2", PortalApp.Tester, "1-101")).Refusal?.Code);
        Assert.NotNull((await _house.TryAsync(DunningStage.Notified, "11-21", "TZ-2", await _app.AccountAsync(Roles.Administrator), "1-101")).Refusal);
        Assert.Equal(1, await _app.QueryAsync(db => db.Set<DunningNotice>().CountAsync()));
    }

    [Fact]
    public async Task Withdraw_TakesBackTheWholePaper_AndKeepsItOnRecord()
    {
        await _house.BillAsync("A", "1-101", "10-31");
        await _house.BillAsync("B", "1-101", "11-20");
        await _house.RecordAsync(DunningStage.Reminded, "11-21", "CJ-1", "1-101");
        var withdraw = _house.Do<WithdrawDunningNotice>();
        var id = (await _app.QueryAsync(db => db.Set<DunningNotice>().OrderBy(notice => notice.Due).FirstAsync())).Id;
        await _house.RecordAsync(DunningStage.DeadlineNotified, "11-21", "XQ-1", "1-101");
        var deadline = (await _app.QueryAsync(db => db.Set<DunningNotice>().FirstAsync(notice => notice.Form == "XQ-1"))).Id;

        Assert.Equal("dunning.not-yours", (await withdraw.RunAsync(_house.Other, id, "送错户", default)).Refusal?.Code);
        Assert.Equal("dunning.later-notice", (await withdraw.RunAsync(_house.Steward, id, "送错户", default)).Refusal?.Code);
        Assert.True((await withdraw.RunAsync(_house.Steward, deadline, "送错户", default)).IsDone);
        Assert.Equal("dunning.reason-missing", (await withdraw.RunAsync(_house.Steward, id, " ", default)).Refusal?.Code);
        Assert.True((await withdraw.RunAsync(_house.Steward, id, "送错户", default)).IsDone);
        Assert.Equal("dunning.already-withdrawn", (await withdraw.RunAsync(_house.Steward, id, "送错户", default)).Refusal?.Code);

        Assert.Equal("1-101", await _house.ListAsync(DunningStage.Reminded));
        var kept = await _app.QueryAsync(db => db.Set<DunningNotice>().ToListAsync());
        Assert.Equal(4, kept.Count);
        Assert.All(kept, notice => Assert.Equal(("送错户", "陈管家"), (notice.WithdrawnWhy, notice.WithdrawnBy)));
        await _house.RecordAsync(DunningStage.Reminded, "11-21", "CJ-1", "1-101");
    }

    [Fact]
    public async Task View_FiltersByStageBuildingAreaAndCode()
    {
        await _house.BillAsync("A", "1-101", "11-20");
        await _house.BillAsync("B", "1-102", "11-20");
        await _house.BillAsync("C", "2-201", "11-20");
        await _house.RecordAsync(DunningStage.Reminded, "11-21", "CJ-1", "1-102");

        async Task<string> Of(DunningFilter filter) => string.Join(' ', (await _house.ViewAsync(filter: filter)).Rows.Select(row => row.Unit.Code));

        Assert.Equal("1-102", await Of(new DunningFilter(Stage: DunningStage.Reminded)));
        Assert.Equal("1-101 2-201", await Of(new DunningFilter(Stage: DunningStage.Billed)));
        Assert.Equal("2-201", await Of(new DunningFilter(Building: "2")));
        Assert.Equal("1-101 1-102", await Of(new DunningFilter(Steward: _house.Chen.Id)));
        Assert.Equal("2-201", await Of(new DunningFilter(Text: " 2-2 ")));
        var waiting = (await _house.ViewAsync()).Waiting;
        Assert.Equal([2, 2, 0], DunningStages.Noticed.Select(stage => waiting[stage]));
    }
}
