using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>
/// Reads the figures of collection. Each is a sum over an index range of its month, so its cost does not depend on the
/// length of the history; the sums are written in SQL because they run over value objects.
/// </summary>
internal static class CollectionReading
{
    /// <summary>Every offset of a time zone is a multiple of a quarter of an hour, so days are made of whole quarters.</summary>
    private const long QuarterHour = 15 * 60 * 1000;

    public static async Task<CollectionFigures> CollectionAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        CollectionFigures.Of(
            period,
            asOf,
            await db.CollectionSumsAsync(period, asOf, cancellationToken),
            await db.TargetsAsync(period, cancellationToken));

    /// <summary>The sums of a month; see <see cref="CollectionSum"/>.</summary>
    public static async Task<IReadOnlyList<CollectionSum>> CollectionSumsAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var month = period.Number;
        var until = asOf.ToUnixTimeMilliseconds();
        var receivable = await db.Database
            .SqlQuery<SumOfType>($"""
                SELECT "Type", CAST(SUM("Amount" - "Waived") AS BIGINT) AS "Fen"
                FROM "Bills" WHERE "Period" = {month} GROUP BY "Type"
                """)
            .ToListAsync(cancellationToken);
        var collected = await db.Database
            .SqlQuery<SumOfType>($"""
                SELECT "Type", CAST(SUM("Amount") AS BIGINT) AS "Fen"
                FROM "Allocations" WHERE "Period" = {month} AND "At" <= {until} GROUP BY "Type"
                """)
            .ToListAsync(cancellationToken);
        return
        [
            .. receivable.Select(sum => new CollectionSum(sum.FeeType, sum.Money, Money.Zero)),
            .. collected.Select(sum => new CollectionSum(sum.FeeType, Money.Zero, sum.Money)),
        ];
    }

    /// <summary>What was collected of a month's bills, summed by quarter of an hour, earliest first.</summary>
    public static async Task<IReadOnlyList<CollectedQuarter>> CollectedByQuarterAsync(
        this PortalDb db, Period period, CancellationToken cancellationToken)
    {
        var month = period.Number;
        var sums = await db.Database
            .SqlQuery<SumOfQuarter>($"""
                SELECT "Quarter", CAST(SUM("Amount") AS BIGINT) AS "Fen"
                FROM (SELECT "At" / {QuarterHour} AS "Quarter", "Amount" FROM "Allocations" WHERE "Period" = {month}) AS paid
                GROUP BY "Quarter" ORDER BY "Quarter"
                """)
            .ToListAsync(cancellationToken);
        return sums.ConvertAll(sum =>
            new CollectedQuarter(DateTimeOffset.FromUnixTimeMilliseconds(sum.Quarter * QuarterHour), new Money(sum.Fen)));
    }

    /// <summary>The next instant at which a payment that is dated ahead begins to count, or null.</summary>
    public static async Task<DateTimeOffset?> NextCollectionAsync(
        this PortalDb db, Period period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = await db.Set<Allocation>()
            .Where(row => row.Period == period && row.At > now)
            .OrderBy(row => row.At)
            .Select(row => (DateTimeOffset?)row.At)
            .FirstOrDefaultAsync(cancellationToken);
        return next;
    }

    /// <summary>The targets that hold in a month: those of the rules, unless the site has set its own.</summary>
    public static async Task<CollectionTargets> TargetsAsync(this PortalDb db, Period period, CancellationToken cancellationToken)
    {
        var changes = await db.Set<TargetChange>().Where(change => change.From <= period).ToListAsync(cancellationToken);
        decimal Of(FeeType type) =>
            changes.Where(change => change.Type == type).MaxBy(change => change.From)?.Percent ?? CollectionTargets.OfTheRules.Of(type);
        return new CollectionTargets(Of(FeeType.Property), Of(FeeType.Utility), Of(FeeType.Service));
    }

    private sealed record SumOfType(string Type, long Fen)
    {
        public FeeType FeeType => Enum.Parse<FeeType>(Type);

        public Money Money => new(Fen);
    }

    private sealed record SumOfQuarter(long Quarter, long Fen);
}

/// <summary>Money collected in a quarter of an hour.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Amount">Payments less reversals.</param>
internal sealed record CollectedQuarter(DateTimeOffset From, Money Amount);
