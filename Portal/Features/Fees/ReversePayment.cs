using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Takes a payment back by a reversal; neither row is ever deleted.</summary>
public sealed class ReversePayment(PortalWriter writer, SiteZone zone) : IUseCase
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Reverses the payment as of now. Refused: a reversal, a payment that is reversed already, a missing reason.</summary>
    /// <param name="actor">Who reverses.</param>
    /// <param name="payment">Number of the payment.</param>
    /// <param name="reason">Why; kept in the audit entry.</param>
    /// <param name="cancellationToken">Stops waiting for the writer.</param>
    /// <returns>Number of the reversal.</returns>
    public Task<Result<string>> RunAsync(Actor actor, string payment, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<ReversePayment, string>(
            actor,
            async (write, token) =>
            {
                var db = write.Db;
                if (string.IsNullOrWhiteSpace(reason))
                {
                    return FeeFeatureRefusals.ReasonMissing;
                }

                var original = await db.Set<Payment>().SingleOrDefaultAsync(row => row.Number == payment, token);
                if (original is null)
                {
                    return FeeFeatureRefusals.PaymentUnknown.With(payment);
                }

                var account = await LoadAsync(db, original, token);
                var number = await ReceiptBook.NextAsync(db, ReceiptBook.Reversals, zone.DateOf(write.Now), token);
                var entry = PaymentEntry.ReversalOf(original, number, write.Now.CutToSecond(), original.Method);
                var reversed = account.Reverse(entry, original, named: null, write.Now);
                if (!reversed.IsDone)
                {
                    return reversed.Refusal;
                }

                db.AddRange(account.Changes.Payments);
                db.AddRange(account.Changes.Allocations);
                write.Record(JsonSerializer.Serialize(new { reason = reason.Trim() }, Readable));
                return number;
            },
            cancellationToken);

    private static async Task<UnitAccount> LoadAsync(PortalDb db, Payment original, CancellationToken cancellationToken)
    {
        var spent = await db.Set<Allocation>().AsNoTracking().Where(row => row.Payment == original.Id).ToListAsync(cancellationToken);
        var ids = spent.ConvertAll(row => row.Bill);
        var account = new UnitAccount(original.Unit);
        foreach (var bill in await db.Set<Bill>().Where(bill => ids.Contains(bill.Id)).ToListAsync(cancellationToken))
        {
            account.Restore(bill);
        }

        account.Restore(original, spent);
        return account;
    }
}
