using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>Collection of a period as of an instant, by fee type and in total.</summary>
/// <param name="Period">Month the bills are for.</param>
/// <param name="AsOf">Instant up to and including which payments and reversals count.</param>
/// <param name="Types">All three fee types, in the order of <see cref="FeeTypes.All"/>.</param>
/// <param name="Total">All types together; it has no target.</param>
public sealed record CollectionFigures(
    Period Period, DateTimeOffset AsOf, IReadOnlyList<CollectionFigure> Types, CollectionFigure Total)
{
    /// <summary>The figure of one fee type.</summary>
    public CollectionFigure this[FeeType type] => Types.Single(figure => figure.Type == type);

    /// <summary>Figures from sums that the database made; types without a sum have none receivable.</summary>
    public static CollectionFigures Of(
        Period period, DateTimeOffset asOf, IEnumerable<CollectionSum> sums, CollectionTargets targets)
    {
        var byType = sums.ToLookup(sum => sum.Type);
        var types = FeeTypes.All
            .Select(type => new CollectionFigure(
                type,
                Add(byType[type], static sum => sum.Receivable),
                Add(byType[type], static sum => sum.Collected),
                targets.Of(type))
            {
                Bills = byType[type].Sum(static sum => sum.Bills),
            })
            .ToList();
        var total = new CollectionFigure(
            null, Add(types, static figure => figure.Receivable), Add(types, static figure => figure.Collected), null)
        {
            Bills = types.Sum(static figure => figure.Bills),
        };
        return new CollectionFigures(period, asOf, types, total);
    }

    /// <summary>Figures from rows: the definition itself. Rows of other periods and later rows are left out.</summary>
    public static CollectionFigures Of(
        Period period,
        DateTimeOffset asOf,
        IEnumerable<Bill> bills,
        IEnumerable<Allocation> allocations,
        CollectionTargets targets)
    {
        var ofPeriod = bills.Where(bill => bill.Period == period).ToDictionary(bill => bill.Id);
        var receivable = ofPeriod.Values.Select(bill => new CollectionSum(bill.Type, bill.Owed, Money.Zero, Bills: 1));
        var collected = allocations
            .Where(row => row.At <= asOf && ofPeriod.ContainsKey(row.Bill))
            .Select(row => new CollectionSum(ofPeriod[row.Bill].Type, Money.Zero, row.Amount));
        return Of(period, asOf, receivable.Concat(collected), targets);
    }

    private static Money Add<TItem>(IEnumerable<TItem> items, Func<TItem, Money> amountOf) =>
        items.Aggregate(Money.Zero, (sum, item) => sum + amountOf(item));
}
