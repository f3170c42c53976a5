using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Registers;

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

    /// <summary>Moves the stock by the answers of an occurrence that is being closed, and orders what is below its minimum then; why it cannot, or null.</summary>
    public static async Task<Refusal?> PostStockAsync(this OccurrenceInHand hand, WriteUnit unit, RegisterShelf shelf, CancellationToken cancellationToken)
    {
        string[] lists = [.. hand.Rule.Form.Items.Select(item => item.Stock?.List).OfType<string>().Distinct()];
        if (lists.Length == 0)
        {
            return null;
        }

        EvidenceAnswer[] answers = [.. (await hand.AnswersAsync(cancellationToken)).Select(answer => answer.ToDomain())];
        return await StockPosting.PostAsync(unit, hand.Rule.Form, answers, answers, LabelOf(hand), hand.Page, cancellationToken)
            ?? (hand.Rule.Orders is { } register ? await OrderDraft.UpdateAsync(unit, shelf, register, hand.Row.Obligation, lists, cancellationToken) : null);
    }

    /// <summary>Why a correction does not fit the other answers or the stock, or null; the stock follows it.</summary>
    /// <param name="hand">The occurrence.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="right">What is right.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Refusal?> CorrectStockAsync(this OccurrenceInHand hand, WriteUnit unit, EvidenceAnswer right, CancellationToken cancellationToken)
    {
        var (obligation, key) = (hand.Row.Obligation, hand.Row.Key);
        var entries = await unit.Db.Set<EvidenceEntry>().AsNoTracking().Where(one => one.Obligation == obligation && one.Key == key).ToListAsync(cancellationToken);
        EvidenceAnswer[] before = [.. entries.GroupBy(one => (one.Item, one.Thing)).Select(line => line.MaxBy(one => one.Number)!.ToDomain())];
        EvidenceAnswer[] after = [.. before.Where(one => (one.Item, one.Thing) != (right.Item, right.Thing)), right];
        return EvidenceNumbers.Check(hand.Rule.Form.Items, right, before)
            ?? await StockPosting.CorrectAsync(unit, [.. hand.Rule.Form.Items], before, after, LabelOf(hand), hand.Page, cancellationToken);
    }

    private static string LabelOf(OccurrenceInHand hand) => hand.Row.Label is { } about ? $"{hand.Rule.Name.Chinese} · {about}" : hand.Rule.Name.Chinese;
}
