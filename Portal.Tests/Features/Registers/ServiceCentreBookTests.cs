using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Books of the service centre: hazardous goods and archives.</summary>
public sealed class ServiceCentreBookTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private RegisterHouse _house = null!;

    public async Task InitializeAsync() => _house = await new RegisterHouse(_app).OpenAsync("service-centre");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("B-010")]
    [Fact]
    public async Task Hazmat_LeftOver_StaysToBeReturned_UntilTheRestIsBackInStock()
    {
        await _house.ListAsync("hazmat-goods", "鼠药", "酒精");
        await _house.EnterAsync("hazmat-receipts", _house.Supervisor, ("goods", "酒精"), ("quantity", "10"));
        var use = await _house.EnterAsync("hazmat-uses", _house.Supervisor, ("goods", "酒精"), ("issued", "6"), ("user", "李接待"), ("purpose", "消毒"));
        Assert.Equal(4, await _house.OnHandAsync("hazmat-goods", "酒精"));
        Assert.Equal("registers.stock-short", (await _house.Do<Portal.Features.Registers.OpenEntry>().RunAsync(
            _house.Supervisor, "hazmat-uses", [new("goods", "", "酒精"), new("issued", "", "5"), new("user", "", "李接待"), new("purpose", "", "消毒")], true, default)).Refusal?.Code);

        await _house.CompleteAsync(use, "used", _house.Clerk, ("used", "4"));
        Assert.Equal(["酒精 · 李接待"], await _house.TitlesAsync("hazmat-uses", stage: "returned"));
        var owed = Assert.Single(await _house.RowsAsync("return-hazmat"));
        Assert.Equal((_house.Li.Id, null), (owed.Holder, owed.DoneAt));
        Assert.NotNull(await _house.TryAsync(use, "returned", _house.Clerk, ("returned", "1")));
        Assert.Equal(4, await _house.OnHandAsync("hazmat-goods", "酒精"));

        await _house.CompleteAsync(use, "returned", _house.Clerk, ("returned", "2"));

        Assert.Empty(await _house.TitlesAsync("hazmat-uses"));
        Assert.Equal(6, await _house.OnHandAsync("hazmat-goods", "酒精"));
        Assert.NotNull(Assert.Single(await _house.RowsAsync("return-hazmat")).DoneAt);
    }

    [Fact]
    public async Task Hazmat_UsedUp_OwesNothing()
    {
        await _house.ListAsync("hazmat-goods", "酒精");
        await _house.EnterAsync("hazmat-receipts", _house.Supervisor, ("goods", "酒精"), ("quantity", "10"));
        var use = await _house.EnterAsync("hazmat-uses", _house.Supervisor, ("goods", "酒精"), ("issued", "6"), ("user", "李接待"), ("purpose", "消毒"));

        await _house.CompleteAsync(use, "used", _house.Clerk, ("used", "6"));

        Assert.Empty(await _house.TitlesAsync("hazmat-uses"));
        Assert.Empty(await _house.RowsAsync("return-hazmat"));
    }

    [Clause("B-275")]
    [Fact]
    public async Task Archive_PastTheYearsOfItsCategory_IsListedAsExpired_UntilItIsDealtWith()
    {
        await _house.ListAsync("archive-categories", "会议记录 | 3", "业主档案");
        var old = await _house.EnterAsync("archives", _house.Supervisor, ("name", "2023年例会"), ("category", "会议记录"), ("date", "2023-11-22"));
        await _house.EnterAsync("archives", _house.Supervisor, ("name", "2024年例会"), ("category", "会议记录"), ("date", "2024-11-22"));
        await _house.EnterAsync("archives", _house.Supervisor, ("name", "1-101业主"), ("category", "业主档案"), ("date", "2001-01-01"));
        await _house.PlanAsync();
        Assert.Empty(await _house.LinesAsync("archive-expired", new DateOnly(2026, 11, 21)));

        await _house.GoToAsync("2026-11-22 09:00");

        var expired = Assert.Single(await _house.LinesAsync("archive-expired", new DateOnly(2026, 11, 22)));
        Assert.Equal(("2023年例会", null), (expired.Where, expired.DoneAt));
        Assert.Equal(["2023年例会"], await _house.AskedForAsync("archives", "archive.expires"));
        await _house.CompleteAsync(old, "dealt-with", _house.Supervisor, ("way", "destroyed"));
        Assert.Empty(await _house.AskedForAsync("archives", "archive.expires"));
        Assert.NotNull(Assert.Single(await _house.RowsAsync("archive-expired"), row => row.Label == "2023年例会").DoneAt);
    }
}
