using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>Shows what is on hand.</summary>
public sealed class ReadStock(PortalReader reader, RegisterShelf shelf, TimeProvider clock) : IUseCase
{
    /// <summary>Most movements shown.</summary>
    public const int MostMovements = 200;

    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>The articles of a list in its order, then those that are no longer on it and still there.</summary>
    public Task<Result<IReadOnlyList<StockLine>>> RunAsync(Actor actor, string list, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadStock, IReadOnlyList<StockLine>>(
            actor,
            async (db, token) =>
            {
                if (shelf.StockLists.All(one => one.Key != list))
                {
                    return RegisterRefusals.StockUnknown;
                }

                return await db.StockAsync(shelf, list, clock.GetUtcNow(), token);
            },
            cancellationToken);

    /// <summary>The lists of articles whose stock forms of the site's packs move.</summary>
    public Task<Result<IReadOnlyList<ThingList>>> ListsAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadStock, IReadOnlyList<ThingList>>(
            actor,
            async (db, token) =>
            {
                var (rules, now) = (await shelf.RulesAsync(db, token), clock.GetUtcNow());
                return RegisterShelf.StockListsOf([.. shelf.Library.Packs.Where(pack => rules.IsOn(pack.Id, now))]);
            },
            cancellationToken);

    /// <summary>The latest movements of a list, or of one of its articles; the latest first.</summary>
    public Task<Result<IReadOnlyList<StockMovement>>> MovementsAsync(Actor actor, string list, string? article, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadStock, IReadOnlyList<StockMovement>>(
            actor,
            async (db, token) => await db.Set<StockMovement>().AsNoTracking().Where(row => row.List == list && (article == null || row.Article == article))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(MostMovements).ToListAsync(token),
            cancellationToken);
}

/// <summary>What is there of an article.</summary>
/// <param name="Article">The article.</param>
/// <param name="OnHand">How much is there.</param>
/// <param name="Minimum">How much there should be at least; null where the site has not said.</param>
/// <param name="Lacking">How much is lacking; 0 where nothing is.</param>
public sealed record StockLine(string Article, decimal OnHand, decimal? Minimum, decimal Lacking);

internal static class StockReading
{
    public static async Task<List<StockLine>> StockAsync(this PortalDb db, RegisterShelf shelf, string list, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var things = await shelf.Things.ThingsAsync(db, now, cancellationToken);
        var minima = (await db.NumbersAsync(cancellationToken)).GetValueOrDefault(list) ?? [];
        var onHand = await db.OnHandAsync([list], null, cancellationToken);
        return
        [
            .. from article in things[list].Concat(onHand.Where(one => one.Value != 0).Select(one => one.Key.Name).Except(things[list]).Order(StringComparer.Ordinal))
               let there = onHand.GetValueOrDefault(new StockArticle(list, article))
               let minimum = minima.TryGetValue(article, out var least) ? least : (decimal?)null
               select new StockLine(article, there, minimum, Math.Max(0, (minimum ?? 0) - there)),
        ];
    }
}
