using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

public sealed class FeeMappingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 5, 4, 30, 0, TimeSpan.Zero);

    private readonly PortalApp _app = new();

    [Fact]
    public async Task Account_StoredAndLoaded_IsTheSame()
    {
        var unit = Unit.Register("1-101", new UnitDetails("1", 89.67m, "李四", "13900139000", new PersonId(Guid.CreateVersion7(Now))), Now).Value;
        var bill = Bill.Issue(
            new BillEntry("B-1", unit.Id, FeeType.Utility, new Period(2026, 11), new Money(10_050), new DateOnly(2026, 11, 30), new Money(50)), Now).Value;
        var account = UnitAccount.Load(unit.Id, [bill], [], []);
        var payment = account.Receive(new PaymentEntry("P-1", unit.Id, Now, new Money(12_000), "微信", "B-1"), bill, Now).Value;
        await _app.SeedAsync([unit, bill, payment, .. account.Changes.Allocations]);

        var stored = await _app.QueryAsync(async db => (
            Unit: await db.Set<Unit>().SingleAsync(row => row.Code == "1-101"),
            Bill: await db.Set<Bill>().SingleAsync(row => row.Unit == unit.Id),
            Payment: await db.Set<Payment>().SingleAsync(row => row.NamedBill == bill.Id),
            Allocation: await db.Set<Allocation>().SingleAsync(row => row.Period == new Period(2026, 11))));

        Assert.Equal((unit.Id, unit.Details), (stored.Unit.Id, stored.Unit.Details));
        Assert.Equal((bill.Id, bill.Entry, Money.Zero), (stored.Bill.Id, stored.Bill.Entry, stored.Bill.Open));
        Assert.Equal(
            (payment.Id, "P-1", Now, new Money(12_000), "微信", new Money(2_000)),
            (stored.Payment.Id, stored.Payment.Number, stored.Payment.PaidAt, stored.Payment.Amount, stored.Payment.Method, stored.Payment.Credit));
        Assert.Equal(account.Changes.Allocations.Single(), stored.Allocation);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
