using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Features.Cases;
using Portal.Features.Demo;
using Portal.Features.Duty;
using Portal.Features.Fees;
using Portal.Features.Statistics;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Demo;

/// <summary>Every figure of the demonstration estate opens to exactly its rows: counted and worked out again from them.</summary>
public sealed class FigureRowsTests : IAsyncLifetime
{
    private readonly PortalApp _app = new(start: new DateTimeOffset(2026, 11, 21, 12, 17, 0, TimeSpan.Zero));

    private DateTimeOffset Now => _app.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        var made = await Do<FillEstate>().RunAsync(PortalApp.Tester, new EstatePlan(Units: 60, Months: 2), default);
        Assert.True(made.IsDone, made.Refusal?.ToString());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Statistics_OfTwoMonths_OpenToTheirRows()
    {
        foreach (var period in (Period[])[new(2026, 10), new(2026, 11)])
        {
            var month = (await Do<ReadStatistics>().RunAsync(PortalApp.Tester, period, default)).Value;
            foreach (var key in FigureKey.All.Concat(FigureKey.ByKind))
            {
                var figure = month.Find(key)!;
                var rows = await RowsAsync(period, key);
                Assert.True(figure.Rows == rows.Count && rows.Count > 0, $"{period} {key}: {figure.Rows} rows, {rows.Count} listed");
                Assert.Equal((key.Code, figure.Value), (key.Code, ValueOf(key, rows)));
            }
        }
    }

    [Fact]
    public async Task Cases_OfWallDeskAndLists_OpenToTheirRows()
    {
        var board = (await Do<CasesSnapshot>().GetAsync(default)).Value;
        foreach (var (figure, count) in new[]
        {
            (CaseFigure.Pending, board.Summary.Pending), (CaseFigure.Overdue, board.Summary.Overdue), (CaseFigure.AwaitingCallback, board.AwaitingCallback),
        })
        {
            var lines = await LinesAsync(new CaseFilter { Figure = figure, AsOf = board.AsOf });
            Assert.Equal((figure, count), (figure, lines.Count));
        }

        Assert.Equal(board.Summary.Pending, board.Pending.Count);
        Assert.Equal(board.Summary.Overdue, board.Overdue.Count());
        foreach (var kind in Enum.GetValues<CaseKind>())
        {
            Assert.Equal(board.Summary.ByKind[kind].Pending, (await LinesAsync(new CaseFilter { Figure = CaseFigure.Pending, Kind = kind, AsOf = board.AsOf })).Count);
            Assert.Equal(board.Summary.ByKind[kind].Overdue, (await LinesAsync(new CaseFilter { Figure = CaseFigure.Overdue, Kind = kind, AsOf = board.AsOf })).Count);
        }

        var month = (await Do<CaseMonthsSnapshot>().GetAsync(default)).Value;
        foreach (var (period, rates) in new[] { (new Period(2026, 11), month.Current), (new Period(2026, 10), month.Previous) })
        {
            Assert.Equal(rates.Both.Received, (await LinesAsync(new CaseFilter { Figure = CaseFigure.Rated, Period = period })).Count);
            Assert.Equal(rates.Both.Timely, (await LinesAsync(new CaseFilter { Figure = CaseFigure.Timely, Period = period })).Count);
            Assert.Equal(rates.Both.Effective, (await LinesAsync(new CaseFilter { Figure = CaseFigure.Effective, Period = period })).Count);
        }
    }

    [Fact]
    public async Task Coverage_OfWallAndDuty_OpensToItsPeopleAndStretches()
    {
        var board = (await Do<DutySnapshot>().GetAsync(default)).Value;
        var rows = (await Do<ReadCoverage>().RowsAsync(PortalApp.Tester, board.At, default)).Value;
        foreach (var post in board.Now.Posts)
        {
            var people = rows.People[post.Post.Id].ToLookup(one => one.Part);
            Assert.Equal(post.Present, people[CoveragePart.Present].Count());
            Assert.Equal(post.Away, people[CoveragePart.Away].Count());
            Assert.Equal(post.Unqualified, people[CoveragePart.Unqualified].Count());
        }

        var range = (await Do<ReadCoverageRange>().RunAsync(PortalApp.Tester, board.Today.From, board.At, null, default)).Value;
        Assert.Equal(board.Today.Figures.Rate, range.Rate);
        Assert.Equal(range.RequiredSeconds, range.Segments.Sum(one => one.Required * (long)(one.To - one.From).TotalSeconds));
        Assert.Equal(range.GapSeconds, range.Segments.Sum(one => one.Gap!.Value * (long)(one.To - one.From).TotalSeconds));
        Assert.Equal(board.Now.Gap, board.Gaps.Sum(gap => gap.Missing));
    }

    [Fact]
    public async Task Collection_OfEveryTypeAndPart_OpensToItsBills()
    {
        foreach (var period in (Period[])[new(2026, 10), new(2026, 11)])
        {
            var figures = (await Do<CollectionQuery>().RunAsync(PortalApp.Tester, period, Now, default)).Value;
            foreach (var figure in figures.Types.Append(figures.Total))
            {
                var all = await BillsAsync(period, CollectionPart.Receivable, figure.Type);
                var open = await BillsAsync(period, CollectionPart.Outstanding, figure.Type);
                var collected = await BillsAsync(period, CollectionPart.Collected, figure.Type);
                Assert.Equal(figure.Receivable.Fen, all.Rows.Sum(row => row.Owed.Fen));
                Assert.Equal(figure.Collected.Fen, collected.Rows.Sum(row => row.Collected.Fen));
                Assert.Equal(figure.Outstanding.Fen, open.Rows.Sum(row => row.Outstanding.Fen));
                Assert.All([all, open, collected], page => Assert.Equal(page.Total, page.Rows.Count));
            }
        }
    }

    /// <summary>The value of a figure worked out from the rows alone.</summary>
    private static decimal? ValueOf(FigureKey key, List<FigureRow> rows)
    {
        if (key == FigureKey.CoverageRate)
        {
            var stretches = rows.Cast<CoverageFigureRow>().Select(row => (Seconds: (long)(row.To - row.From).TotalSeconds, row.Required, row.Gap)).ToList();
            return Rate.Percent(stretches.Sum(one => one.Seconds * (one.Required - one.Gap)), stretches.Sum(one => one.Seconds * one.Required));
        }

        if (rows[0] is BillFigureRow)
        {
            var bills = rows.Cast<BillFigureRow>().ToList();
            return Rate.Percent(bills.Sum(row => Fen(row.Collected)), bills.Sum(row => Fen(row.Receivable)));
        }

        var cases = rows.Cast<CaseFigureRow>().ToList();
        return key == FigureKey.CasesReceived || key == FigureKey.CasesResolved ? cases.Count
            : key.Code.StartsWith("cases.timely", StringComparison.Ordinal) ? Rate.Percent(cases.Count(row => row.Timely), cases.Count)
            : Rate.Percent(cases.Count(row => row.Effective), cases.Count);
    }

    private static long Fen(string yuan) => (long)(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture) * 100);

    private async Task<List<FigureRow>> RowsAsync(Period period, FigureKey key)
    {
        const int Page = 500;
        List<FigureRow> rows = [];
        FigureRowPage page;
        do
        {
            page = (await Do<ReadFigureRows>().RunAsync(PortalApp.Tester, period, key, rows.Count, Page, default)).Value;
            rows.AddRange(page.Rows);
        }
        while (rows.Count < page.Total && page.Rows.Count > 0);

        Assert.Equal(page.Total, rows.Count);
        return rows;
    }

    private async Task<IReadOnlyList<CaseLine>> LinesAsync(CaseFilter filter)
    {
        var lines = (await Do<FindCases>().RunAsync(PortalApp.Tester, filter, 0, 10_000, default)).Value;
        Assert.Equal(lines.Total, lines.Rows.Count);
        return lines.Rows;
    }

    private async Task<CollectionRowPage> BillsAsync(Period period, CollectionPart part, FeeType? type) =>
        (await Do<CollectionRows>().RunAsync(PortalApp.Tester, new CollectionFilter(period, Now, part, type), 0, 10_000, default)).Value;

    private T Do<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
