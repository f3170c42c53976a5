using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;

namespace Portal.Features.Demo;

/// <summary>Issues bills of the demonstration; a unit's credit pays its new bill at once.</summary>
internal sealed class IssueBills(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Issues bills whose numbers are new. All or none, and only in a database of the demonstration.</summary>
    public Task<Result<int>> RunAsync(Actor actor, IReadOnlyList<BillEntry> entries, CancellationToken cancellationToken) =>
        writer.WriteAsync<IssueBills, int>(
            actor,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var accounts = await AccountsAsync(unit.Db, entries, token);
                var refused = new FeeBook(accounts).AddBills(entries, unit.Now).FirstOrDefault(outcome => !outcome.IsAccepted);
                if (refused.Refusal is { } refusal)
                {
                    return refusal;
                }

                // Credits are tracked and save themselves.
                await unit.BulkInsertAsync(accounts.SelectMany(account => account.Changes.Bills), token);
                await unit.BulkInsertAsync(accounts.SelectMany(account => account.Changes.Allocations), token);
                return entries.Count;
            },
            cancellationToken);

    private static async Task<List<UnitAccount>> AccountsAsync(PortalDb db, IReadOnlyList<BillEntry> entries, CancellationToken cancellationToken)
    {
        var credits = (await db.Set<Payment>().WithCredit().ToListAsync(cancellationToken)).ToLookup(payment => payment.Unit);
        return
        [
            .. entries.Select(entry => entry.Unit).Distinct().Select(unit =>
            {
                var account = new UnitAccount(unit);
                foreach (var payment in credits[unit])
                {
                    account.Restore(payment, []);
                }

                return account;
            }),
        ];
    }
}
