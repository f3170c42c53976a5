using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Features.Cases;
using Portal.Features.Settings;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>Figures read along the indexes, against counting every case one by one.</summary>
[Trait("Engines", "Both")]
public sealed class CaseFiguresTests : IAsyncLifetime
{
    private static readonly SiteZone Shanghai = Tests.Domain.Cases.CaseBuilder.Shanghai;

    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Figures_AtAnyInstant_EqualCountingEveryCase(int seed)
    {
        var random = new Random(seed);
        var limits = new TimeLimits([new TimeLimit(CaseKind.Repair, Resolve: TimeSpan.FromHours(30), ValidFrom: _house.Now.AddDays(-20))]);
        await _app.SeedAsync(new CaseLimit
        {
            Id = TypedId.New<CaseLimitId>(_house.Now), Kind = CaseKind.Repair, ResolveMinutes = 1800, ValidFrom = _house.Now.AddDays(-20), SetBy = "test",
        });
        var cases = Enumerable.Range(1, 300).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);
        var histories = cases.Select(one => one.History).ToArray();

        for (var day = -42; day <= 3; day += 3)
        {
            var at = _house.Now.AddDays(day).AddMinutes(random.Next(1440));
            var figures = (await _house.Do<ReadCaseSummary>().RunAsync(PortalApp.Tester, at, default)).Value;

            Assert.Equal(histories.Count(one => one.IsPendingAt(at)), figures.Summary.Pending);
            Assert.Equal(histories.Count(one => one.IsOverdueAt(at, limits)), figures.Summary.Overdue);
            Assert.Equal(histories.Count(one => one.StandingAt(at) == CaseStanding.AwaitingCallback), figures.AwaitingCallback);
            Assert.Equal(figures.Summary.Pending, await RowsAsync(CaseFigure.Pending, at));
            Assert.Equal(figures.Summary.Overdue, await RowsAsync(CaseFigure.Overdue, at));
            Assert.Equal(figures.AwaitingCallback, await RowsAsync(CaseFigure.AwaitingCallback, at));
        }
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(5, 5)]
    public async Task Month_CountedByTheDatabase_IsWhatTheDefinitionCounts(int seed, int leastSatisfaction)
    {
        var random = new Random(seed);
        var limits = new TimeLimits([new TimeLimit(CaseKind.Repair, Resolve: TimeSpan.FromHours(30)), new TimeLimit(CaseKind.Complaint, Resolve: TimeSpan.FromHours(3))]);
        var cases = Enumerable.Range(1, 300).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);

        foreach (var period in new[] { new Period(2026, 9), new Period(2026, 10), new Period(2026, 11), new Period(2026, 12) })
        {
            var (from, to) = (Shanghai.StartOf(period), Shanghai.EndOf(period));
            var counted = await _app.QueryAsync(db => db.CaseMonthAsync(from, to, limits, leastSatisfaction, default));

            Assert.Equal(CaseMonth.Of(cases.Select(one => one.History), from, to, limits, leastSatisfaction), counted);
        }
    }

    [Fact]
    public async Task RowsOfAMonth_AreExactlyWhatItsFiguresCount()
    {
        var random = new Random(3);
        var cases = Enumerable.Range(1, 200).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);
        foreach (var period in new[] { new Period(2026, 10), new Period(2026, 11) })
        {
            var month = CaseMonth.Of(cases.Select(one => one.History), Shanghai.StartOf(period), Shanghai.EndOf(period), TimeLimits.None);

            Assert.Equal(month.Received, await RowsAsync(CaseFigure.Received, period));
            Assert.Equal(month.Resolved, await RowsAsync(CaseFigure.Resolved, period));
            Assert.Equal(month.Both.Received, await RowsAsync(CaseFigure.Rated, period));
            Assert.Equal(month.Both.Timely, await RowsAsync(CaseFigure.Timely, period));
            Assert.Equal(month.Both.Effective, await RowsAsync(CaseFigure.Effective, period));
            Assert.Equal(month.Complaints.Timely, await RowsAsync(CaseFigure.Timely, period, CaseKind.Complaint));
            Assert.True(month.Received > 20, "the test needs cases in the month");
        }
    }

    [Fact, Clause("B-214")]
    public async Task Effective_WithAStricterSetting_CountsAndOpensTheSameFewer()
    {
        var random = new Random(5);
        var cases = Enumerable.Range(1, 200).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);
        CaseHouse.Done(await _house.Do<Portal.Features.Settings.ChangeSetting>().RunAsync(PortalApp.Tester, CaseSettings.LeastSatisfaction.Name, 5, null, default));
        var (period, histories) = (new Period(2026, 11), cases.Select(one => one.History).ToArray());
        CaseMonth Month(int least) => CaseMonth.Of(histories, Shanghai.StartOf(period), Shanghai.EndOf(period), TimeLimits.None, least);

        Assert.Equal(Month(5).Both.Effective, await RowsAsync(CaseFigure.Effective, period));
        Assert.Equal(Month(5), (await _house.Do<CaseMonthsSnapshot>().GetAsync(default)).Value.Current);
        Assert.True(Month(5).Both.Effective < Month(3).Both.Effective, "the test needs cases between");
    }

    [Fact]
    public async Task Months_OfTheDesk_AreTheFiguresOfThisAndTheLastMonth()
    {
        var random = new Random(4);
        var cases = Enumerable.Range(1, 120).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);
        var snapshot = _house.Do<CaseMonthsSnapshot>();

        var months = (await snapshot.GetAsync(default)).Value;

        var (last, current) = (new Period(2026, 10), new Period(2026, 11));
        Assert.Equal(CaseMonth.Of(cases.Select(one => one.History), Shanghai.StartOf(current), Shanghai.EndOf(current), TimeLimits.None), months.Current);
        Assert.Equal(CaseMonth.Of(cases.Select(one => one.History), Shanghai.StartOf(last), Shanghai.EndOf(last), TimeLimits.None), months.Previous);
    }

    [Fact]
    public async Task Effective_LeastSatisfactionOfTheSite_CountsOnTheDeskAndInTheRows()
    {
        var random = new Random(5);
        var cases = Enumerable.Range(1, 120).Select(no => Lived(no, random)).ToArray();
        await _app.SeedAsync(cases);
        var period = new Period(2026, 11);
        CaseMonth Month(int least) => CaseMonth.Of(cases.Select(one => one.History), Shanghai.StartOf(period), Shanghai.EndOf(period), TimeLimits.None, least);
        Assert.NotEqual(Month(3).Both.Effective, Month(5).Both.Effective);

        CaseHouse.Done(await _house.Do<ChangeSetting>().RunAsync(PortalApp.Tester, CaseSettings.LeastSatisfaction.Name, 5, null, default));

        Assert.Equal(Month(5), (await _house.Do<CaseMonthsSnapshot>().GetAsync(default)).Value.Current);
        Assert.Equal(Month(5).Both.Effective, await RowsAsync(CaseFigure.Effective, period));
    }

    private async Task<int> RowsAsync(CaseFigure figure, DateTimeOffset at)
    {
        var page = (await _house.Do<FindCases>().RunAsync(PortalApp.Tester, new CaseFilter { Figure = figure, AsOf = at }, 0, int.MaxValue, default)).Value;
        Assert.Equal(page.Total, page.Rows.Count);
        return page.Total;
    }

    private async Task<int> RowsAsync(CaseFigure figure, Period period, CaseKind? kind = null) =>
        (await _house.Do<FindCases>().RunAsync(
            PortalApp.Tester, new CaseFilter { Figure = figure, Period = period, Kind = kind }, 0, int.MaxValue, default)).Value.Total;

    /// <summary>A case of the last 40 days that went some way, some of them back and forth.</summary>
    private Case Lived(int no, Random random)
    {
        var at = _house.Now.AddDays(-random.Next(1, 40)).AddMinutes(random.Next(600)).CutToSecond();
        var kind = (CaseKind)random.Next(5);
        var one = Tests.Domain.Cases.CaseBuilder.Intake(kind, $"#{no}", at, random.Next(3) == 0 ? at.AddHours(random.Next(1, 90)) : null);
        var lived = Case.Receive(new CaseId(new Guid(no, 5, 0, new byte[8])), Tests.Domain.Cases.CaseBuilder.Number(kind, no), one, Move(at)).Value;
        for (var rounds = random.Next(3); rounds > 0; rounds--)
        {
            at = at.AddMinutes(random.Next(5, 4000));
            CaseHouse.Done(lived.Assign(_house.Zhou.Id, Move(at)));
            CaseHouse.Done(lived.Resolve("已处理", Move(at = at.AddMinutes(random.Next(5, 4000)))));
            if (random.Next(2) == 0)
            {
                CaseHouse.Done(lived.CallBack(random.Next(1, 6), null, Move(at)));
                CaseHouse.Done(lived.Close(Move(at = at.AddMinutes(random.Next(5, 4000))), []));
            }

            if (rounds > 1)
            {
                CaseHouse.Done(lived.Reopen("又坏了", Move(at = at.AddMinutes(random.Next(5, 4000)))));
            }
        }

        return lived;
    }

    private static CaseMove Move(DateTimeOffset at) => new(new CaseActor(null, "test"), at);
}
