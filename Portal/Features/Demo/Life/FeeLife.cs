using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Payments arrive as the households' plans have them, in the order of the plan: at their time, and while somebody watches
/// up to a day ahead of it.
/// </summary>
internal sealed class FeeLife(PortalReader reader, DuePayments payments, TakePayment take)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly Queue<DuePayment> _next = [];
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>Takes a payment; answers whether there was one to take.</summary>
    public async Task<bool> StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (situation.Now - _lookedAt > Fresh)
        {
            _next.Clear();
            foreach (var due in await payments.UntilAsync(situation.Mark, situation.Now + Ahead, cancellationToken))
            {
                _next.Enqueue(due);
            }

            _lookedAt = situation.Now;
        }

        while (_next.TryPeek(out var next) && (situation.Watched || next.Payment.At <= situation.Now))
        {
            _next.Dequeue();
            if (await IsOpenAsync(next, cancellationToken)
                && (await take.RunAsync(DemoActor.System, next.Unit.Code, next.Amount, next.Payment.Method, next.Payment.Bill, cancellationToken)).IsDone)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A person at the counter may have been faster.</summary>
    private async Task<bool> IsOpenAsync(DuePayment due, CancellationToken cancellationToken)
    {
        var numbers = due.Payment.For.ToList();
        var open = await reader.ReadAsync(
            (db, token) => db.Set<Bill>().Where(bill => numbers.Contains(bill.Number)).Select(bill => bill.Open).ToListAsync(token), cancellationToken);
        var sum = open.Aggregate(Money.Zero, (sum, amount) => sum + amount);
        return !sum.IsZero && (sum == due.Amount || numbers.Count == 1 && due.Payment.Bill is null);
    }
}
