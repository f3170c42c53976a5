using Portal.Data;
using Portal.Domain.Fees;

namespace Portal.Features.Fees.Imports;

/// <summary>Writes what an import did to the accounts: new rows past the change tracker, balances of loaded rows in place.</summary>
internal static class FeeBookRows
{
    public static async Task StoreAsync(this WriteUnit unit, FeeBook book, CancellationToken cancellationToken)
    {
        var changes = book.Accounts.Select(account => account.Changes).ToList();
        await unit.BulkInsertAsync(changes.SelectMany(change => change.Bills), cancellationToken);
        await unit.BulkInsertAsync(changes.SelectMany(change => change.Payments), cancellationToken);
        await unit.BulkInsertAsync(changes.SelectMany(change => change.Allocations), cancellationToken);
        await unit.BulkUpdateAsync(changes.SelectMany(change => change.ChangedBills), [nameof(Bill.Open)], cancellationToken);
        await unit.BulkUpdateAsync(
            changes.SelectMany(change => change.ChangedPayments), [nameof(Payment.Credit), nameof(Payment.ReversedBy)], cancellationToken);
    }
}
