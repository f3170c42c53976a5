using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>The work reports of the VIP lounge: two for each person and day, whatever shifts the day is cut into.</summary>
[Trait("Engines", "Both")]
public sealed class WorkdayReportTests : IAsyncLifetime
{
    private readonly PortalApp _app = new(start: DutySeed.At("2026-11-22 18:00"));
    private DutySeed _seed = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("D-229")]
    [Fact]
    public async Task Reports_AreTwoForEachPersonAndDay_AndAMissingOneIsFlaggedByName()
    {
        // A has a split day, B an ordinary one beside it, C works elsewhere.
        _seed = new DutySeed(_app).Person("A", "甲").Person("B", "乙").Person("C", "丙").Post("贵宾休息室").Post("东门岗")
            .Shift("A", "贵宾休息室", "2026-11-23 08:00", "2026-11-23 12:00").Shift("A", "贵宾休息室", "2026-11-23 14:00", "2026-11-23 18:00")
            .Shift("B", "贵宾休息室", "2026-11-23 08:00", "2026-11-23 18:00").Shift("C", "东门岗", "2026-11-23 08:00", "2026-11-23 18:00");
        await _seed.SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "rest-rooms", true, default)).IsDone);
        await PlanAsync();

        Assert.Equal(
            ["A 08:00 vip-report-start", "A 18:00 vip-report-end", "B 08:00 vip-report-start", "B 18:00 vip-report-end"],
            (await RowsAsync()).Select(row => $"{CodeOf(row.Holder)} {row.Due.ToOffset(TimeSpan.FromHours(8)):HH:mm} {row.Obligation}").Order(StringComparer.Ordinal));

        var (first, second) = (await _app.AccountAsync(Roles.Staff, _seed["A"]), await _app.AccountAsync(Roles.Staff, _seed["B"]));
        _app.Clock.MoveTo(DutySeed.At("2026-11-23 07:55"));
        var own = Assert.Single(await MineAsync(first), line => line.Obligation == "vip-report-start");
        var confirm = _app.Services.GetRequiredService<ConfirmOccurrence>();
        Assert.Equal("obligations.not-concerned", (await confirm.RunAsync(second, own.Obligation, own.Key, "替交", default)).Refusal?.Code);
        Assert.True((await confirm.RunAsync(first, own.Obligation, own.Key, "贵宾厅准备就绪", default)).IsDone);

        _app.Clock.MoveTo(DutySeed.At("2026-11-23 08:30"));
        var desk = await _app.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 23), default);
        Assert.Equal(
            [("岗位贵宾休息室 · 甲", OccurrenceStanding.Done), ("岗位贵宾休息室 · 乙", OccurrenceStanding.Missed)],
            desk.Value.Where(line => line.Obligation == "vip-report-start").OrderByDescending(line => line.Where, StringComparer.Ordinal).Select(line => (line.Where!, line.Standing)));
    }

    [Fact]
    public async Task LastShiftWithdrawn_MovesTheReportOfTheEndToTheOneBefore()
    {
        _seed = new DutySeed(_app).Person("A", "甲").Post("贵宾休息室")
            .Shift("A", "贵宾休息室", "2026-11-23 08:00", "2026-11-23 12:00").Shift("A", "贵宾休息室", "2026-11-23 14:00", "2026-11-23 18:00");
        await _seed.SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "rest-rooms", true, default)).IsDone);
        await PlanAsync();
        var withdrawn = await _app.Services.GetRequiredService<Portal.Features.Duty.WithdrawShift>().RunAsync(PortalApp.Tester, _seed.LastShift, "调休", default);
        Assert.True(withdrawn.IsDone, withdrawn.Refusal?.ToString());

        await PlanAsync();

        Assert.Equal(DutySeed.At("2026-11-23 12:00"), Assert.Single(await RowsAsync(), row => row.Obligation == "vip-report-end").Due);
    }

    /// <summary>A time that is filled during the day moves the report that waits; one that has passed by then, or is not in the day, leaves it at the end.</summary>
    [Theory]
    [InlineData("2026-11-23 10:00", "17:30", "2026-11-23 17:30")]
    [InlineData("2026-11-23 17:45", "17:30", "2026-11-23 18:00")]
    [InlineData("2026-11-23 10:00", "20:00", "2026-11-23 18:00")]
    public async Task EndTime_FilledDuringTheDay_MovesTheOneReportOfTheDay(string filledAt, string time, string due)
    {
        _seed = new DutySeed(_app).Person("A", "甲").Post("贵宾休息室").Shift("A", "贵宾休息室", "2026-11-23 08:00", "2026-11-23 18:00");
        await _seed.SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "rest-rooms", true, default)).IsDone);
        await PlanAsync();
        _app.Clock.MoveTo(DutySeed.At(filledAt));

        Assert.True((await _app.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, "vip_report_end_time", time, null, default)).IsDone);
        await PlanAsync();

        Assert.Equal(DutySeed.At(due), Assert.Single(await RowsAsync(), row => row.Obligation == "vip-report-end").Due);
        _app.Clock.MoveTo(DutySeed.At("2026-11-23 19:00"));
        await PlanAsync();
        Assert.Equal(DutySeed.At(due), Assert.Single(await RowsAsync(), row => row.Obligation == "vip-report-end").Due);
    }

    private string CodeOf(PersonId? person) => person == _seed["A"] ? "A" : person == _seed["B"] ? "B" : "?";

    private Task<OccurrenceTally> PlanAsync() => _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);

    private async Task<IReadOnlyList<ObligationLine>> MineAsync(Portal.Data.Actor actor) => (await _app.Services.GetRequiredService<ReadObligations>().MineAsync(actor, default)).Value;

    private Task<List<DueOccurrence>> RowsAsync() =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Obligation.StartsWith("vip-report")).ToListAsync());
}
