using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

[Trait("Engines", "Both")]
public sealed class CollectionSnapshotTests : IAsyncLifetime
{
    private static readonly Period October = new(2026, 10);

    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;

    public CollectionSnapshotTests() => _estate = new FeeEstate(_app);

    [Fact]
    public async Task Board_ThisMonthBesideLast_GrowsDayByDayInSiteTime()
    {
        await _estate.BillAsync("B-10", 1_000, period: October);
        await _estate.BillAsync("B-11", 2_000);
        _app.Clock.MoveTo(Site(10, 3, 23, 59));
        await _estate.PayAsync(100, bill: "B-10");
        _app.Clock.MoveTo(Site(10, 4, 0, 0));
        await _estate.PayAsync(50, bill: "B-11");
        _app.Clock.MoveTo(Site(11, 2, 12, 0));
        await _estate.PayAsync(900, bill: "B-10");
        await _estate.PayAsync(500, bill: "B-11");

        var board = await BoardAsync();

        Assert.Equal((FeeEstate.November, new Money(550)), (board.Period, board.Figures.Total.Collected));
        Assert.Equal([50L, 550L], board.ThisMonth.CollectedByDay.Select(money => money.Fen));
        Assert.Equal((2.5m, 27.5m, null), (board.ThisMonth.RatePercent(1), board.ThisMonth.RatePercent(2), board.ThisMonth.RatePercent(3)));
        Assert.Equal(31, board.LastMonth.CollectedByDay.Count);
        Assert.Equal((0m, 10m, 10m), (board.LastMonth.RatePercent(2), board.LastMonth.RatePercent(3), board.LastMonth.RatePercent(31)));
    }

    [Fact]
    public async Task Board_AfterAPayment_IsLoadedAgain()
    {
        await _estate.BillAsync("B-1", 1_000);
        var before = await BoardAsync();

        await _estate.PayAsync(1_000);

        Assert.Equal((Money.Zero, new Money(1_000)), (before.Figures.Total.Collected, (await BoardAsync()).Figures.Total.Collected));
    }

    [Fact]
    public async Task Board_AtMidnight_BecomesThatOfTheNextDayAndMonth()
    {
        await _estate.BillAsync("B-1", 1_000);
        _app.Clock.MoveTo(Site(11, 30, 23, 0));
        Assert.Equal(30, (await BoardAsync()).ThisMonth.CollectedByDay.Count);

        _app.Clock.MoveTo(Site(12, 1, 0, 0));

        var board = await BoardAsync();
        Assert.Equal((new Period(2026, 12), 1, 30), (board.Period, board.ThisMonth.CollectedByDay.Count, board.LastMonth.CollectedByDay.Count));
        Assert.Null(board.Figures.Total.RatePercent);
    }

    [Fact]
    public async Task Board_PaymentDatedAhead_CountsFromItsInstant()
    {
        var unit = await _estate.UnitAsync();
        var bill = Bill.Issue(new BillEntry("B-1", unit, FeeType.Utility, FeeEstate.November, new Money(500), FeeEstate.November.LastDay), _app.Clock.GetUtcNow()).Value;
        var account = UnitAccount.Load(unit, [bill], [], []);
        var ahead = _app.Clock.GetUtcNow().AddMinutes(10);
        account.Receive(new PaymentEntry("P-1", unit, ahead, new Money(500)), null, _app.Clock.GetUtcNow());
        await _app.SeedAsync([bill, .. account.Changes.Payments, .. account.Changes.Allocations]);
        var before = await BoardAsync();

        _app.Clock.MoveTo(ahead);

        Assert.Equal((Money.Zero, ahead), (before.Figures.Total.Collected, before.NextChange));
        Assert.Equal(new Money(500), (await BoardAsync()).Figures.Total.Collected);
    }

    private static DateTimeOffset Site(int month, int day, int hour, int minute) =>
        new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    private async Task<CollectionBoard> BoardAsync() => (await _estate.Get<CollectionSnapshot>().GetAsync(default)).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
