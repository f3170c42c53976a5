using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>What the answers of an occurrence have to fit beyond their form, and the stock that they move.</summary>
internal static class OccurrenceStock
{
    /// <summary>Why there is no such thing as an answer names, or null: units are in the books of the estate.</summary>
    public static async Task<Refusal?> CheckKnownAsync(this OccurrenceInHand hand, WriteUnit unit, EvidenceAnswer answer, CancellationToken cancellationToken)
    {
        if (hand.Rule.Form.Items.FirstOrDefault(item => item.Key == answer.Item)?.Kind != EvidenceItemKind.Unit)
        {
            return null;
        }

        var code = answer.Value;
        return await unit.Db.Set<Unit>().AnyAsync(one => one.Code == code, cancellationToken) ? null : EvidenceRefusals.UnitUnknown.With(code);
    }

    /// <summary>Moves the stock by the answers of an occurrence that is being closed; why it cannot, or null.</summary>
    public static async Task<Refusal?> PostStockAsync(this OccurrenceInHand hand, WriteUnit unit, IStockLedger stock, CancellationToken cancellationToken) =>
        hand.Rule.Form.Items.All(item => item.Stock is null) ? null
            : await stock.PostAsync(unit, FormOf(hand), [.. (await hand.AnswersAsync(cancellationToken)).Select(answer => answer.ToDomain())], cancellationToken);

    /// <summary>Why a correction does not fit the other answers or the stock, or null; the stock follows it.</summary>
    /// <param name="hand">The occurrence.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="stock">The stock.</param>
    /// <param name="right">What is right.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Refusal?> CorrectStockAsync(this OccurrenceInHand hand, WriteUnit unit, IStockLedger stock, EvidenceAnswer right, CancellationToken cancellationToken)
    {
        var (obligation, key) = (hand.Row.Obligation, hand.Row.Key);
        var entries = await unit.Db.Set<EvidenceEntry>().AsNoTracking().Where(one => one.Obligation == obligation && one.Key == key).ToListAsync(cancellationToken);
        EvidenceAnswer[] before = [.. entries.GroupBy(one => (one.Item, one.Thing)).Select(line => line.MaxBy(one => one.Number)!.ToDomain())];
        EvidenceAnswer[] after = [.. before.Where(one => (one.Item, one.Thing) != (right.Item, right.Thing)), right];
        return EvidenceNumbers.Check(hand.Rule.Form.Items, right, before) ?? await stock.CorrectAsync(unit, FormOf(hand), before, after, cancellationToken);
    }

    private static MovingForm FormOf(OccurrenceInHand hand) => new(
        hand.Row.Obligation, hand.Rule.Form, hand.Rule.Orders, hand.Row.Label is { } about ? $"{hand.Rule.Name.Chinese} · {about}" : hand.Rule.Name.Chinese, hand.Page);
}
