using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

[Trait("Engines", "Both")]
public sealed class FindUnitsTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;

    public FindUnitsTests() => _estate = new FeeEstate(_app);

    [Theory]
    [InlineData(null, "1-101,1-102,2-201")]
    [InlineData("1-10", "1-101,1-102")]
    [InlineData(" 王小 ", "1-102")]
    [InlineData("5678", "1-101")]
    [InlineData("139", "")]
    [InlineData("没有", "")]
    public async Task Find_ByCodeOwnerOrPhoneTail(string? text, string expected)
    {
        await PrepareAsync();

        var page = await FindAsync(new UnitFilter(text));

        Assert.Equal(expected, string.Join(',', page.Rows.Select(row => row.Code)));
        Assert.Equal(page.Rows.Count, page.Total);
    }

    [Theory]
    [InlineData("1-10", "1-101,1-102")]
    [InlineData("王小", "")]
    [InlineData("5678", "")]
    public async Task Find_WhoMayNotReveal_FindsByCodeAlone(string text, string expected)
    {
        await PrepareAsync();
        var administrator = await _app.AccountAsync(Roles.Administrator);

        var page = (await _estate.Get<FindUnits>().RunAsync(administrator, new UnitFilter(text), 0, 50, default)).Value;

        Assert.Equal(expected, string.Join(',', page.Rows.Select(row => row.Code)));
    }

    [Fact]
    public async Task Find_OwnersAreMasked()
    {
        await PrepareAsync();

        var rows = (await FindAsync(new UnitFilter())).Rows;

        Assert.Equal([("李*", "139****5678"), ("王*明", "138****0001"), (null, null)], rows.Select(row => (row.Owner, row.Phone)));
    }

    [Fact]
    public async Task Find_ShowsArrearsAndCredit_AndFiltersByArrears()
    {
        await PrepareAsync();
        await _estate.BillAsync("B-1", 100, due: new DateOnly(2026, 10, 10));
        await _estate.BillAsync("B-2", 300, due: new DateOnly(2026, 9, 10));
        await _estate.PayAsync(50);
        await _estate.PayAsync(70, "1-102");

        var all = (await FindAsync(new UnitFilter())).Rows;
        Assert.Equal((new Money(350), 2, new DateOnly(2026, 9, 10)), (all[0].Arrears, all[0].OpenBills, all[0].OldestDue!.Value));
        Assert.Equal((Money.Zero, new Money(70)), (all[1].Arrears, all[1].Credit));
        Assert.Equal(["1-101"], (await FindAsync(new UnitFilter(OnlyInArrears: true))).Rows.Select(row => row.Code));
    }

    [Fact]
    public async Task Find_InTheOrderInWhichPeopleRead()
    {
        foreach (var (code, building) in new[] { ("10-101", "10"), ("2-1001", "2"), ("2-101", "2"), ("1-102", "1") })
        {
            await _estate.UnitAsync(code, building);
        }

        Assert.Equal(["1-102", "2-101", "2-1001", "10-101"], (await FindAsync(new UnitFilter())).Rows.Select(row => row.Code));
    }

    [Fact]
    public async Task Find_APage_SaysHowManyThereAre()
    {
        await PrepareAsync();

        var page = (await _estate.Get<FindUnits>().RunAsync(PortalApp.Tester, new UnitFilter(), 1, 1, default)).Value;

        Assert.Equal((3, "1-102"), (page.Total, page.Rows.Single().Code));
    }

    private async Task PrepareAsync()
    {
        await _estate.UnitAsync("1-101", owner: "李四", phone: "13900135678");
        await _estate.UnitAsync("1-102", owner: "王小明", phone: "13800000001");
        await _estate.UnitAsync("2-201", owner: null, phone: null);
    }

    private async Task<FoundUnits> FindAsync(UnitFilter filter) =>
        (await _estate.Get<FindUnits>().RunAsync(PortalApp.Tester, filter, 0, 50, default)).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
