using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Domain.Statistics;
using Portal.Features.Settings;
using Portal.Features.Statistics;
using Portal.Tests.Support;
using static Portal.Tests.Features.Statistics.StatisticsEstate;

namespace Portal.Tests.Features.Statistics;

[Trait("Engines", "Both")]
public sealed class StatisticsMonthTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly StatisticsEstate _estate;

    public StatisticsMonthTests() => _estate = new StatisticsEstate(_app);

    public Task InitializeAsync() => _estate.FillAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("coverage.rate", 75.00, 2)]
    [InlineData("cases.received", 4.0, 4)]
    [InlineData("cases.resolved", 4.0, 4)]
    [InlineData("cases.timely", 33.33, 3)]
    [InlineData("cases.effective", 33.33, 3)]
    [InlineData("collection.property", 25.00, 2)]
    [InlineData("collection.utility", null, 0)]
    [InlineData("cases.timely.complaint", 100.00, 1)]
    [InlineData("cases.effective.repair", 0.00, 2)]
    [Clause("B-214")]
    public async Task Read_OpenMonth_FollowsTheRows(string key, double? value, int rows)
    {
        _app.Clock.Advance(TimeSpan.FromHours(1));

        var figure = await _estate.FigureAsync(FigureKey.Find(key)!);

        Assert.Equal(((decimal?)value, rows), (figure.Value, figure.Rows));
    }

    [Fact]
    public async Task Read_CoverageOfAMonthThatIsOver_CountsAllItsDays()
    {
        _app.Clock.MoveTo(FreezeAt);

        var figure = await _estate.FigureAsync(FigureKey.CoverageRate);

        Assert.Equal((7.50m, 11), (figure.Value, figure.Rows));
    }

    [Fact]
    public async Task Read_StoresNothing()
    {
        _app.Clock.MoveTo(FreezeAt.AddDays(3));

        var month = await _estate.MonthAsync();

        Assert.Equal(MonthState.Open, month.State);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<StatisticsMonth>().CountAsync()));
    }

    [Theory]
    [InlineData(-1, MonthState.Open)]
    [InlineData(0, MonthState.Frozen)]
    public async Task FreezeLastMonth_FromTenPastMidnightOfTheSite_Freezes(int seconds, MonthState state)
    {
        _app.Clock.MoveTo(FreezeAt.AddSeconds(seconds));

        await _estate.Get<FreezeLastMonth>().RunAsync(default);

        Assert.Equal(state, (await _estate.MonthAsync()).State);
    }

    [Fact]
    public async Task Frozen_LaterCorrection_ShowsAsRestatedAtOnceAndTheValueStays()
    {
        await FreezeAsync();

        await _estate.Fees.BillAsync("B3", 30_000, unit: "1-103");
        var shown = await _estate.FigureAsync(FigureKey.CollectionProperty);
        await _estate.Get<KeepMonths>().RunAsync(default);
        var kept = await _app.QueryAsync(db => db.Set<MonthFigure>().SingleAsync(one => one.Period == November && one.Key == FigureKey.CollectionProperty));

        Assert.All([shown, kept], figure => Assert.Equal((25.00m, 10.00m, 2, 3), (figure.Value, figure.Restated, figure.Rows, figure.RestatedRows)));
    }

    [Fact]
    public async Task Frozen_FrozenAgainByARepeatedFiring_KeepsItsValues()
    {
        await FreezeAsync();
        await _estate.CaseAsync(CaseKind.Complaint, received: -30);

        await _estate.Get<FreezeLastMonth>().RunAsync(default);

        var month = await _estate.MonthAsync();
        Assert.Equal(FreezeAt, month.FrozenAt);
        Assert.Equal((4m, 5m), (month.Find(FigureKey.CasesReceived)!.Value, month.Find(FigureKey.CasesReceived)!.Restated));
    }

    [Fact]
    public async Task Frozen_TargetChangedLater_KeepsTheTargetOfItsTime()
    {
        await FreezeAsync();
        await _app.SeedAsync(new Portal.Features.Fees.TargetChange { Type = Portal.Domain.Fees.FeeType.Property, From = November, Percent = 80 });

        Assert.Equal(95m, (await _estate.FigureAsync(FigureKey.CollectionProperty)).Target);
    }

    [Fact]
    public async Task Nightly_MonthKeptWhileItRanButNotFrozenInTime_IsFrozenAtTheNextRun()
    {
        await _estate.Get<KeepMonths>().RunAsync(default);
        _app.Clock.MoveTo(FreezeAt.AddDays(2));

        await _estate.Get<KeepMonths>().RunAsync(default);

        Assert.Equal(MonthState.Frozen, (await _estate.MonthAsync()).State);
        Assert.Equal(MonthState.Open, (await _estate.MonthAsync(November.Next)).State);
    }

    [Fact]
    public async Task Nightly_MonthNobodyKept_IsLeftOpen()
    {
        _app.Clock.MoveTo(FreezeAt.AddDays(2));

        await _estate.Get<KeepMonths>().RunAsync(default);

        Assert.Equal(MonthState.Open, (await _estate.MonthAsync()).State);
    }

    [Fact]
    public async Task Effective_LeastSatisfactionIsASetting()
    {
        await _estate.Get<ChangeSetting>().RunAsync(PortalApp.Tester, StatisticsSettings.LeastSatisfaction.Name, 2, null, default);

        Assert.Equal(66.67m, (await _estate.FigureAsync(FigureKey.CasesEffective)).Value);
    }

    [Fact]
    public async Task Keep_ReadersOfTheStatistics_MayNot()
    {
        var refused = await _estate.Get<KeepStatistics>().RunAsync(Portal.Data.Actor.Anonymous, November, default);

        Assert.Equal(Portal.Data.AccessRefusals.SignInFirst, refused.Refusal);
    }

    private async Task FreezeAsync()
    {
        _app.Clock.MoveTo(FreezeAt);
        await _estate.Get<FreezeLastMonth>().RunAsync(default);
    }
}
