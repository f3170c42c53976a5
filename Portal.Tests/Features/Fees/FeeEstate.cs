using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

/// <summary>Puts units and bills into a portal and takes payments there; a test names only what matters to it.</summary>
internal sealed class FeeEstate(PortalApp app)
{
    public static readonly Period November = new(2026, 11);

    private readonly Dictionary<string, UnitId> _units = new(StringComparer.Ordinal);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<UnitId> UnitAsync(
        string code = "1-101", string? building = "1", string? owner = "李四", string? phone = "13900135678", Person? steward = null)
    {
        if (_units.TryGetValue(code, out var known))
        {
            return known;
        }

        var unit = Unit.Register(code, new UnitDetails(building, 89.67m, owner, phone, steward?.Id), app.Clock.GetUtcNow()).Value;
        await app.SeedAsync(unit);
        _units.Add(code, unit.Id);
        return unit.Id;
    }

    public async Task BillAsync(
        string number,
        long fen,
        string unit = "1-101",
        FeeType type = FeeType.Property,
        Period? period = null,
        DateOnly? due = null,
        long waived = 0)
    {
        var month = period ?? November;
        var entry = new BillEntry(number, await UnitAsync(unit), type, month, new Money(fen), due ?? month.LastDay, new Money(waived));
        await app.SeedAsync(Bill.Issue(entry, app.Clock.GetUtcNow()).Value);
    }

    /// <summary>Takes a payment at the counter and answers its number.</summary>
    public async Task<string> PayAsync(long fen, string unit = "1-101", string? bill = null, string? method = "微信") =>
        (await Get<TakePayment>().RunAsync(PortalApp.Tester, unit, new Money(fen), method, bill, default)).Value;

    public Task<Result<string>> ReverseAsync(string payment, string reason = "多收") =>
        Get<ReversePayment>().RunAsync(PortalApp.Tester, payment, reason, default);

    public async Task<CollectionFigures> FiguresAsync(Period? period = null, DateTimeOffset? asOf = null) =>
        (await Get<CollectionQuery>().RunAsync(PortalApp.Tester, period ?? November, asOf ?? app.Clock.GetUtcNow(), default)).Value;

    public async Task<UnitAccountView> AccountAsync(string unit = "1-101") =>
        (await Get<UnitAccountQuery>().RunAsync(PortalApp.Tester, unit, default)).Value;

    /// <summary>Every row of the books with its content, to show that nothing was changed.</summary>
    public Task<string> BooksAsync() => app.QueryAsync(async db => string.Join('\n',
    [
        .. (await db.Set<Unit>().OrderBy(unit => unit.Code).ToListAsync()).Select(unit => $"{unit.Code} {unit.Details}"),
        .. (await db.Set<Bill>().OrderBy(bill => bill.Number).ToListAsync()).Select(bill => $"{bill.Entry} {bill.Open}"),
        .. (await db.Set<Payment>().OrderBy(payment => payment.Number).ToListAsync())
            .Select(payment => $"{payment.Number} {payment.Unit} {payment.PaidAt:O} {payment.Amount} {payment.Credit} {payment.ReversedBy}"),
        .. (await db.Set<Allocation>().ToListAsync()).Select(row => row.ToString()).Order(StringComparer.Ordinal),
    ]));

    /// <summary>How many rows the books have.</summary>
    public Task<(int Units, int Bills, int Payments, int Allocations)> CountsAsync() => app.QueryAsync(async db => (
        await db.Set<Unit>().CountAsync(),
        await db.Set<Bill>().CountAsync(),
        await db.Set<Payment>().CountAsync(),
        await db.Set<Allocation>().CountAsync()));
}
