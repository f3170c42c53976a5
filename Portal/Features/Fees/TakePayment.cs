using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Takes a payment at the counter [B-151].</summary>
public sealed class TakePayment(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Takes the payment; it counts from now.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="unit">Code of the unit that pays.</param>
    /// <param name="amount">Amount, above zero.</param>
    /// <param name="method">How it is paid, or null.</param>
    /// <param name="bill">Number of the bill to pay first, or null.</param>
    /// <param name="cancellationToken">Stops waiting for the writer.</param>
    /// <returns>Number of the payment.</returns>
    public Task<Result<string>> RunAsync(
        Actor actor, string unit, Money amount, string? method, string? bill, CancellationToken cancellationToken) =>
        writer.WriteAsync<TakePayment, string>(
            actor,
            async (write, token) =>
            {
                var db = write.Db;
                var payer = await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == unit, token);
                if (payer is null)
                {
                    return FeeRefusals.UnitUnknown.With(unit);
                }

                var named = string.IsNullOrWhiteSpace(bill) ? null : await db.Set<Bill>().SingleOrDefaultAsync(row => row.Number == bill, token);
                if (named is null && !string.IsNullOrWhiteSpace(bill))
                {
                    return FeeRefusals.BillUnknown.With(bill);
                }

                var account = await LoadAsync(db, payer.Id, named, token);
                var number = await ReceiptBook.NextAsync(db, ReceiptBook.Payments, zone.DateOf(write.Now), token);
                var entry = new PaymentEntry(
                    number, payer.Id, write.Now.CutToSecond(), amount, string.IsNullOrWhiteSpace(method) ? null : method.Trim(), named?.Number);
                var taken = account.Receive(entry, named, write.Now);
                if (!taken.IsDone)
                {
                    return taken.Refusal;
                }

                db.AddRange(account.Changes.Payments);
                db.AddRange(account.Changes.Allocations);
                return number;
            },
            cancellationToken);

    private static async Task<UnitAccount> LoadAsync(PortalDb db, UnitId unit, Bill? named, CancellationToken cancellationToken)
    {
        var account = new UnitAccount(unit);
        foreach (var bill in await db.Set<Bill>().Open().Where(bill => bill.Unit == unit).ToListAsync(cancellationToken))
        {
            account.Restore(bill);
        }

        if (named is not null && named.Unit == unit && named.Open.IsZero)
        {
            account.Restore(named);
        }

        return account;
    }
}
