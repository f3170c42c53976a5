using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Drafts an order of the articles that are below their minimum. There is one open draft at a time, and it follows the stock.</summary>
public static class OrderDraft
{
    /// <summary>Key of the item that takes how much of each article is ordered.</summary>
    private const string Quantity = "quantity";

    /// <summary>Brings the draft up to date, in the unit of work that moves the stock; why it cannot, or null.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="shelf">The registers.</param>
    /// <param name="register">Key of the register that orders go into; nothing is drafted while the site does not keep it.</param>
    /// <param name="obligation">Key of the obligation that orders.</param>
    /// <param name="lists">The lists of articles that it moves.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Refusal?> UpdateAsync(
        WriteUnit unit, RegisterShelf shelf, string register, string obligation, IReadOnlyCollection<string> lists, CancellationToken cancellationToken)
    {
        var world = await EntryWorld.ReadAsync(unit, shelf, cancellationToken);
        if (!shelf.IsKept(register, world.Rules, unit.Now) || shelf.Find(register) is not { } book
            || book.Stages[0].Form.Items.FirstOrDefault(item => item.Key == Quantity && item.Each is { } each && lists.Contains(each)) is not { Each: { } list })
        {
            return null;
        }

        var lacking = await LackingAsync(unit, world, list, cancellationToken);
        var hand = await FindAsync(unit, shelf, register, obligation, cancellationToken);
        if (hand is null && lacking.Values.All(quantity => quantity == 0))
        {
            return null;
        }

        hand ??= EntryInHand.Open(unit, world, book, await EntryNumbers.NextAsync(unit, shelf, register, cancellationToken), obligation);
        foreach (var (article, quantity) in lacking)
        {
            if (await hand.KeepAsync(book.Stages[0], new EvidenceAnswer(Quantity, article, quantity == 0 ? "" : EvidenceItem.Show(quantity)), cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        await hand.MoveOnAsync(cancellationToken);
        return null;
    }

    /// <summary>How much each article that has a minimum lacks; 0 where it does not.</summary>
    private static async Task<Dictionary<string, decimal>> LackingAsync(WriteUnit unit, EntryWorld world, string list, CancellationToken cancellationToken)
    {
        var minima = (await Obligations.ThingQuery.NumbersAsync(unit.Db, cancellationToken)).GetValueOrDefault(list) ?? [];
        StockArticle[] articles = [.. world.Things[list].Where(minima.ContainsKey).Select(name => new StockArticle(list, name))];
        var onHand = await StockPosting.OnHandAsync(unit, articles, cancellationToken);
        return articles.ToDictionary(article => article.Name, article => Math.Max(0, minima[article.Name] - onHand.GetValueOrDefault(article)), StringComparer.Ordinal);
    }

    private static async Task<EntryInHand?> FindAsync(WriteUnit unit, RegisterShelf shelf, string register, string obligation, CancellationToken cancellationToken)
    {
        var draft = await unit.Db.Set<RegisterEntry>()
            .Where(entry => entry.Register == register && entry.ClosedAt == null && entry.LastStage == null && entry.OrderedBy == obligation)
            .OrderBy(entry => entry.Day).ThenBy(entry => entry.Serial).Select(entry => (RegisterEntryId?)entry.Id).FirstOrDefaultAsync(cancellationToken);
        return draft is { } id && (await EntryInHand.FindAsync(unit, shelf, id, cancellationToken)) is { IsDone: true, Value: var hand } ? hand : null;
    }
}
