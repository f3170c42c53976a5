using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Demo;

public sealed class FillEstateTests : IAsyncLifetime
{
    private static readonly EstatePlan Small = new(Units: 40, Months: 3);

    private readonly PortalApp _app = new();

    private FillEstate Fill => _app.Services.GetRequiredService<FillEstate>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Fill_AnEmptyDatabase_WritesEverythingAndTheMark()
    {
        var made = await Fill.RunAsync(PortalApp.Tester, Small, default);

        Assert.True(made.IsDone, made.Refusal?.ToString());
        var mark = await _app.QueryAsync(db => db.Set<Demonstration>().SingleAsync());
        Assert.Equal((40, 3, 1, _app.Clock.GetUtcNow()), (mark.Units, mark.Months, mark.Seed, mark.MadeAt));
        var stored = await _app.QueryAsync(async db => (
            People: await db.Set<Person>().CountAsync(),
            Units: await db.Set<Unit>().CountAsync(),
            Bills: await db.Set<Bill>().LongCountAsync(),
            Payments: await db.Set<Payment>().LongCountAsync(),
            Cases: await db.Set<Case>().CountAsync(),
            Steps: await db.Set<CaseEvent>().CountAsync(),
            Shifts: await db.Set<Assignment>().CountAsync(),
            Clockings: await db.Set<PresenceEvent>().CountAsync()));
        Assert.Equal(made.Value, new FilledEstate(stored.Units, stored.People, stored.Bills, stored.Payments, stored.Cases));
        Assert.Equal(40 * 3 * 3, stored.Bills);
        Assert.True(stored.Steps > stored.Cases && stored.Shifts > 500 && stored.Clockings > 1000);
    }

    [Fact]
    public async Task Fill_AnEmptyDatabase_StoresBalancesThatAgreeWithTheRows()
    {
        await Fill.RunAsync(PortalApp.Tester, Small, default);

        var (bills, payments, allocations) = await _app.QueryAsync(async db => (
            await db.Set<Bill>().ToListAsync(), await db.Set<Payment>().ToListAsync(), await db.Set<Allocation>().ToListAsync()));
        var paid = allocations.ToLookup(row => row.Bill);
        var spent = allocations.ToLookup(row => row.Payment);
        Assert.All(bills, bill => Assert.Equal(bill.Open.Fen, bill.Owed.Fen - paid[bill.Id].Sum(row => row.Amount.Fen)));
        Assert.All(
            payments.Where(payment => !payment.IsReversal && payment.ReversedBy is null),
            payment => Assert.Equal(payment.Credit.Fen, payment.Amount.Fen - spent[payment.Id].Sum(row => row.Amount.Fen)));
    }

    [Fact]
    public async Task Fill_ASecondTime_IsRefusedAndChangesNothing()
    {
        await Fill.RunAsync(PortalApp.Tester, Small, default);

        var again = await Fill.RunAsync(PortalApp.Tester, Small with { Seed = 2 }, default);

        Assert.Equal(DemoRefusals.NotEmpty.With(EstateContent.People), again.Refusal);
        Assert.Equal(1, (await _app.QueryAsync(db => db.Set<Demonstration>().SingleAsync())).Seed);
    }

    [Fact]
    public async Task Fill_BesideSomebodysUnit_IsRefusedAndLeavesNoMark()
    {
        await _app.SeedAsync(Unit.Register("1-101", new UnitDetails(), _app.Clock.GetUtcNow()).Value);

        var refused = await Fill.RunAsync(PortalApp.Tester, Small, default);

        Assert.Equal(DemoRefusals.NotEmpty.With(EstateContent.Units), refused.Refusal);
        Assert.False(await _app.QueryAsync(db => db.Set<Demonstration>().AnyAsync()));
        Assert.False(await _app.QueryAsync(db => db.Set<Person>().AnyAsync()));
    }

    [Theory]
    [InlineData(0, 14, "demo.units-range")]
    [InlineData(20_001, 14, "demo.units-range")]
    [InlineData(40, 0, "demo.months-range")]
    [InlineData(40, 61, "demo.months-range")]
    public async Task Fill_WithNumbersOutOfRange_IsRefused(int units, int months, string code)
    {
        var refused = await Fill.RunAsync(PortalApp.Tester, new EstatePlan(units, months), default);

        Assert.Equal(code, refused.Refusal?.Code);
    }

    [Fact]
    public async Task Case_TakenAfterwards_GetsTheNextNumberOfItsBook()
    {
        await Fill.RunAsync(PortalApp.Tester, Small, default);
        var before = (await _app.QueryAsync(db => db.Set<Case>().Select(one => one.Number).ToListAsync()))
            .Where(number => number.Book == CaseNumber.BookOf(CaseKind.Repair, new DateOnly(2026, 11, 21)))
            .Max(number => number?.Sequence) ?? 0;

        var taken = await _app.Services.GetRequiredService<TakeCase>().RunAsync(
            PortalApp.Tester, new CaseIntake { Kind = CaseKind.Repair, Title = "灯不亮", ReceivedAt = _app.Clock.GetUtcNow() }, default);

        Assert.Equal(new CaseNumber(CaseKind.Repair, new DateOnly(2026, 11, 21), before + 1).ToString(), taken.Value.Number);
    }

    [Fact]
    public async Task Fill_LeavesOneAuditEntryThatSaysHowMuch()
    {
        await Fill.RunAsync(PortalApp.Tester, Small, default);

        var entry = await _app.QueryAsync(db => db.Set<AuditEntry>().SingleAsync());
        Assert.Equal(nameof(FillEstate), entry.Action);
        Assert.Contains("\"Bill\":360", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"seed\":1", entry.Changes, StringComparison.Ordinal);
        Assert.True((await _app.Services.GetRequiredService<AuditVerification>().RunAsync(default)).Broken is null);
    }
}
