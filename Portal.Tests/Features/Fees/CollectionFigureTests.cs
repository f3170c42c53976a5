using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

[Trait("Engines", "Both")]
public sealed class CollectionFigureTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;

    public CollectionFigureTests() => _estate = new FeeEstate(_app);

    [Theory]
    [InlineData(99_900, TargetStanding.BelowTarget)]
    [InlineData(100_000, TargetStanding.Met)]
    [Clause("B-162")]
    public async Task Utility_IsMetAtAHundredPercentOnly(long paidFen, TargetStanding expected)
    {
        await _estate.BillAsync("B-1", 100_000, type: FeeType.Utility);

        await _estate.PayAsync(paidFen);

        Assert.Equal(expected, (await _estate.FiguresAsync())[FeeType.Utility].Standing);
    }

    [Theory]
    [InlineData(1, TargetStanding.BelowTarget)]
    [InlineData(2, TargetStanding.Met)]
    [Clause("B-163")]
    public async Task Service_OneUnpaidCharge_IsBelowTarget(int paidBills, TargetStanding expected)
    {
        await _estate.BillAsync("B-1", 5_000, type: FeeType.Service);
        await _estate.BillAsync("B-2", 5_000, type: FeeType.Service);

        for (var i = 1; i <= paidBills; i++)
        {
            await _estate.PayAsync(5_000, bill: $"B-{i}");
        }

        Assert.Equal(expected, (await _estate.FiguresAsync())[FeeType.Service].Standing);
    }

    [Theory]
    [InlineData(94_900, TargetStanding.BelowTarget)]
    [InlineData(95_000, TargetStanding.Met)]
    [Clause("B-164")]
    public async Task Property_IsMetFrom95Percent_AndEditingTheTargetChangesTheResult(long paidFen, TargetStanding expected)
    {
        await _estate.BillAsync("B-1", 100_000);
        await _estate.PayAsync(paidFen);
        Assert.Equal(expected, (await _estate.FiguresAsync())[FeeType.Property].Standing);

        var (target, edited) = expected == TargetStanding.Met ? (95.01m, TargetStanding.BelowTarget) : (94.9m, TargetStanding.Met);
        var set = await _estate.Get<SetCollectionTarget>().RunAsync(PortalApp.Tester, FeeType.Property, FeeEstate.November, target, default);

        Assert.True(set.IsDone);
        Assert.Equal(edited, (await _estate.FiguresAsync())[FeeType.Property].Standing);
        Assert.Equal(95m, (await _estate.FiguresAsync(new Period(2026, 10)))[FeeType.Property].Target);
        Assert.Equal(target, (await _estate.FiguresAsync(new Period(2027, 3)))[FeeType.Property].Target);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100.01)]
    [InlineData(95.001)]
    public async Task Target_OutOfRange_IsRefused(double percent)
    {
        var set = await _estate.Get<SetCollectionTarget>().RunAsync(PortalApp.Tester, FeeType.Property, FeeEstate.November, (decimal)percent, default);

        Assert.Equal("fees.target-out-of-range", set.Refusal?.Code);
    }

    [Theory]
    [InlineData(CollectionPart.Receivable, null, 4)]
    [InlineData(CollectionPart.Collected, null, 3)]
    [InlineData(CollectionPart.Outstanding, null, 2)]
    [InlineData(CollectionPart.Outstanding, FeeType.Property, 1)]
    [InlineData(CollectionPart.Receivable, FeeType.Service, 0)]
    public async Task Rows_OfAFigure_AreItsCountAndItsSum(CollectionPart part, FeeType? type, int count)
    {
        await _estate.BillAsync("B-1", 10_000);
        await _estate.BillAsync("B-2", 20_000, unit: "1-102", waived: 1_000);
        await _estate.BillAsync("B-3", 5_000, unit: "1-102", type: FeeType.Utility);
        await _estate.BillAsync("B-4", 0, unit: "1-101", type: FeeType.Utility);
        await _estate.BillAsync("B-5", 7_000, period: new Period(2026, 10));
        await _estate.PayAsync(10_000, bill: "B-1");
        await _estate.PayAsync(1_000, unit: "1-102", bill: "B-3");
        await _estate.PayAsync(2_500, unit: "1-102", bill: "B-2");
        await _estate.BillAsync("B-6", 3_000, type: FeeType.Utility, period: new Period(2026, 12));
        var now = _app.Clock.GetUtcNow();

        var page = (await _estate.Get<CollectionRows>().RunAsync(
            PortalApp.Tester, new CollectionFilter(FeeEstate.November, now, part, type), 0, 100, default)).Value;

        var figures = await _estate.FiguresAsync();
        var figure = type is { } one ? figures[one] : figures.Total;
        Assert.Equal((count, count), (page.Total, page.Rows.Count));
        var (expected, sum, rowSum) = part switch
        {
            CollectionPart.Receivable => (figure.Receivable, page.Owed, page.Rows.Sum(row => row.Owed.Fen)),
            CollectionPart.Collected => (figure.Collected, page.Collected, page.Rows.Sum(row => row.Collected.Fen)),
            CollectionPart.Outstanding => (figure.Outstanding, page.Outstanding, page.Rows.Sum(row => row.Outstanding.Fen)),
        };
        Assert.Equal((expected, expected.Fen), (sum, rowSum));
    }

    [Fact]
    public async Task Breakdown_ByBuildingAndSteward_AddsUpAndOpensToItsRows()
    {
        var steward = new Person(TypedId.New<PersonId>(_app.Clock.GetUtcNow()), "E003", new PersonDetails { Name = "赵管家" });
        await _app.SeedAsync(steward);
        await _estate.UnitAsync("1-101", "1", steward: steward);
        await _estate.UnitAsync("10-101", "10", steward: steward);
        await _estate.UnitAsync("2-101", "2");
        await _estate.UnitAsync("C-1", building: null);
        await _estate.BillAsync("B-1", 100, "1-101");
        await _estate.BillAsync("B-2", 200, "10-101");
        await _estate.BillAsync("B-3", 300, "2-101");
        await _estate.BillAsync("B-4", 400, "C-1");
        await _estate.PayAsync(150, "10-101");
        var now = _app.Clock.GetUtcNow();

        var overview = (await _estate.Get<CollectionBreakdown>().RunAsync(PortalApp.Tester, FeeEstate.November, default)).Value;

        Assert.Equal(
            [("1", 100L, 0L), ("2", 300L, 0L), ("10", 200L, 150L), ("", 400L, 0L)],
            overview.Buildings.Select(share => (share.Key, share.Receivable.Fen, share.Collected.Fen)));
        Assert.Equal(
            [("E003", "赵管家", 300L, 50m), ("", null, 700L, 0m)],
            overview.Stewards.Select(share => (share.Key, share.Name, share.Receivable.Fen, share.RatePercent!.Value)));
        foreach (var share in overview.Buildings)
        {
            var rows = await RowsAsync(new CollectionFilter(FeeEstate.November, now, CollectionPart.Outstanding, Building: share.Key));
            Assert.Equal(share.Outstanding, rows.Outstanding);
        }

        foreach (var share in overview.Stewards)
        {
            var rows = await RowsAsync(new CollectionFilter(FeeEstate.November, now, CollectionPart.Collected, Steward: share.Key));
            Assert.Equal(share.Collected, rows.Collected);
        }
    }

    private async Task<CollectionRowPage> RowsAsync(CollectionFilter filter) =>
        (await _estate.Get<CollectionRows>().RunAsync(PortalApp.Tester, filter, 0, 100, default)).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
