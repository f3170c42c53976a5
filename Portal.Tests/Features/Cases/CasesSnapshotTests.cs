using Portal.Domain.Cases;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

[Trait("Engines", "Both")]
public sealed class CasesSnapshotTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Board_NamesWhatIsLateAndSoonAndPutsEachCaseInItsColumn()
    {
        var late = await _house.TakeAsync(title: "漏水", ago: TimeSpan.FromHours(3), dueIn: TimeSpan.FromMinutes(-90));
        var soon = await _house.TakeAsync(CaseKind.Repair, "门禁", dueIn: TimeSpan.FromMinutes(34));
        await _house.AssignAsync(soon, _house.Zhou);
        var done = await _house.TakeAsync(CaseKind.Service, "通下水");
        await _house.ResolveAsync(done, _house.Li);
        var closed = await _house.TakeAsync(CaseKind.Enquiry, "押金");
        await _house.ResolveAsync(closed, _house.Li);
        CaseHouse.Done(await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, closed.Id, null, default));

        var board = await BoardAsync();

        Assert.Equal((2, 1, 1), (board.Summary.Pending, board.Summary.Overdue, board.AwaitingCallback));
        Assert.Equal([late.Number], board.Overdue.Select(one => one.Number.ToString()));
        Assert.Equal([soon.Number], board.DueSoon.Select(one => one.Number.ToString()));
        Assert.Equal([late.Id], board.Column(CaseStatus.New).Select(one => one.Id));
        var assigned = Assert.Single(board.Column(CaseStatus.Assigned));
        Assert.Equal(("周海", "3-1204", 2), (assigned.Assignee, assigned.Unit, assigned.Version));
        Assert.Equal([done.Id], board.Column(CaseStatus.AwaitingCallback).Select(one => one.Id));
    }

    [Fact]
    public async Task Board_WhenALimitPasses_TurnsOverdueAlthoughNobodyWrites()
    {
        await _house.TakeAsync(dueIn: TimeSpan.FromMinutes(90));
        var at = _house.Now;
        Assert.Equal((0, 0), await LateAndSoonAsync());

        _app.Clock.MoveTo(at.AddMinutes(30));
        Assert.Equal((0, 1), await LateAndSoonAsync());
        _app.Clock.MoveTo(at.AddMinutes(90));
        Assert.Equal((0, 1), await LateAndSoonAsync());
        _app.Clock.MoveTo(at.AddMinutes(90).AddMilliseconds(1));
        Assert.Equal((1, 0), await LateAndSoonAsync());
    }

    [Fact]
    public async Task Board_WithoutAnyLimit_IsNeverOverdueButAges()
    {
        await _house.TakeAsync();

        Assert.Equal(new CaseAges(1, 0, 0, 0), (await BoardAsync()).Summary.Ages);
        _app.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(59));
        Assert.Equal(new CaseAges(1, 0, 0, 0), (await BoardAsync()).Summary.Ages);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new CaseAges(0, 0, 1, 0), (await BoardAsync()).Summary.Ages);
        _app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new CaseAges(0, 0, 0, 1), (await BoardAsync()).Summary.Ages);
        Assert.Equal(0, (await BoardAsync()).Summary.Overdue);
    }

    [Fact]
    public async Task Board_CaseDatedAhead_AppearsAtItsInstant()
    {
        var row = Tests.Domain.Cases.CaseBuilder.Row() with { ReceivedAt = _house.Now.AddHours(2) };
        await _app.SeedAsync(Tests.Domain.Cases.CaseBuilder.Imported(row));
        Assert.Empty((await BoardAsync()).Pending);

        _app.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Single((await BoardAsync()).Pending);
    }

    private async Task<CasesBoard> BoardAsync() => (await _house.Do<CasesSnapshot>().GetAsync(default)).Value;

    private async Task<(int Late, int Soon)> LateAndSoonAsync()
    {
        var board = await BoardAsync();
        return (board.Overdue.Count(), board.DueSoon.Count());
    }
}
