using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Reminders;
using Portal.Features.Obligations;
using Portal.Tests.Features.Fees;
using Portal.Tests.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>The statistics of collection, reported at each period end.</summary>
[Trait("Engines", "Both")]
public sealed class FeeStatisticsReportTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("B-161")]
    [Fact]
    public async Task PeriodEnd_OwesTheStatistics_OverdueUntilTheyAreDeliveredToTheAssistantAndTheDirector()
    {
        var house = await new ReportHouse(_app).OpenAsync("property-steward");
        var estate = new FeeEstate(_app);
        var steward = new Person(new PersonId(new Guid(9, 11, 0, new byte[8])), "E009", new PersonDetails { Name = "陈管家", Title = "管理员", Department = ReportHouse.Service });
        await _app.SeedAsync(steward);
        var actor = await _app.AccountAsync(Roles.Steward, steward.Id, steward.Name);
        await house.SetAsync("fee_statistics_report_day", "31");
        await estate.BillAsync("N", 30_000);
        await estate.BillAsync("D", 10_000, period: new Period(2026, 12), due: new DateOnly(2026, 12, 31));
        await estate.PayAsync(20_000, bill: "N");

        await house.AdvanceToAsync("2026-11-30 12:00");
        await house.HandInAsync("fee-statistics", "20261130", actor);
        await house.AdvanceToAsync("2027-01-02 09:00");

        var owed = Assert.Single(await house.OwedAsync("2026-12-01", "2026-12-31"), one => one.Slot.Template.Key == "fee-statistics");
        Assert.Equal((ReportStanding.Missing, ReportHouse.Day("2026-12-01"), ReportHouse.Day("2026-12-31")), (owed.Standing, owed.Span.From, owed.Span.To));
        Assert.Equal(OccurrenceStanding.Missed, (await TurnAsync("20261231")).Standing(_app.Clock.GetUtcNow()));
        Assert.NotNull((await TurnAsync("20261130")).DoneAt);
        var before = await ReadersAsync();

        var id = await house.HandInAsync("fee-statistics", "20261231", actor);

        Assert.Equal([house.Lin.Id, house.Zhao.Id, house.Zheng.Id], (await ReadersAsync()).Skip(before.Count).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(ReportStanding.SubmittedLate, Assert.Single(await house.OwedAsync("2026-12-01", "2026-12-31"), one => one.Slot.Template.Key == "fee-statistics").Standing);
        Assert.NotNull((await TurnAsync("20261231")).DoneAt);
        var rows = (await house.ReportAsync(id)).Of("collection").Rows;
        Assert.Equal(16, rows.Count);
        Assert.Equal(
            ["2026 年 12 月 100.00 0.00 0.00", "2026 年第 4 季度 400.00 200.00 50.00", "2026 年第 2 个半年 400.00 200.00 50.00", "2026 年度 400.00 200.00 50.00"],
            rows.Where(row => row[1] == "合计").Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}"));
    }

    private Task<DueOccurrence> TurnAsync(string turn) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(row => row.Obligation == "fee-statistics" && row.Key == turn));

    private Task<List<PersonId>> ReadersAsync() =>
        _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "reports.handed-in" && message.Clause == "B-161").OrderBy(message => message.DeliveredAt).Select(message => message.Person).ToListAsync());
}
