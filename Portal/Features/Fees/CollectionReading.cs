using System.Globalization;
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
        var collected = await db.Database
            .SqlQuery<SumOfType>($"""
                SELECT "Type", CAST(SUM("Amount") AS BIGINT) AS "Fen", CAST(0 AS BIGINT) AS "Rows"
                FROM "Allocations" WHERE "Period" = {month} AND "At" <= {until} GROUP BY "Type"
                """)
            .ToListAsync(cancellationToken);
        return [.. await db.ReceivableAsync(period, cancellationToken), .. collected.Select(sum => new CollectionSum(sum.FeeType, Money.Zero, sum.Money))];
    }

    /// <summary>What is receivable of a month, and of how many bills.</summary>
    public static async Task<IReadOnlyList<CollectionSum>> ReceivableAsync(this PortalDb db, Period period, CancellationToken cancellationToken)
    {
        var month = period.Number;
        var sums = await db.Database
            .SqlQuery<SumOfType>($"""
                SELECT "Type", CAST(SUM("Amount" - "Waived") AS BIGINT) AS "Fen", COUNT(*) AS "Rows"
                FROM "Bills" WHERE "Period" = {month} GROUP BY "Type"
                """)
            .ToListAsync(cancellationToken);
        return sums.ConvertAll(sum => new CollectionSum(sum.FeeType, sum.Money, Money.Zero, (int)sum.Rows));
    }

    /// <summary>What was collected of a month's bills in each stretch of time: before the first of some ascending ends, from there before the second, ...</summary>
    /// <remarks>
    /// Each stretch of a type is a range of the index, so that nothing is sorted: a third of the time that grouping takes.
    /// </remarks>
    public static async Task<IReadOnlyList<CollectedStretch>> CollectedByStretchAsync(
        this PortalDb db, Period period, IReadOnlyList<DateTimeOffset> ends, CancellationToken cancellationToken)
    {
        // Numbers and names of the program itself: nothing that anybody typed becomes SQL.
        var bounds = ends.Prepend(DateTimeOffset.MinValue).Select(end => end.ToUnixTimeMilliseconds()).ToList();
        var stretches = ends.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"({place},{bounds[place]},{bounds[place + 1]})"));
        var types = Enum.GetNames<FeeType>().Select(type => $"('{type}')");
        var sql = $"""
            WITH stretches("Place", "From", "Until") AS (VALUES {string.Join(',', stretches)}), types("Type") AS (VALUES {string.Join(',', types)})
            SELECT types."Type", stretches."Place", CAST(COALESCE((
                SELECT SUM(paid."Amount") FROM "Allocations" AS paid
                WHERE paid."Period" = {period.Number} AND paid."Type" = types."Type" AND paid."At" >= stretches."From" AND paid."At" < stretches."Until"), 0) AS BIGINT) AS "Fen"
            FROM stretches CROSS JOIN types
            """;
        var sums = await db.Database.SqlQueryRaw<SumOfStretch>(sql).ToListAsync(cancellationToken);
        return sums.ConvertAll(sum => new CollectedStretch(Enum.Parse<FeeType>(sum.Type), sum.Place, new Money(sum.Fen)));
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

    private sealed record SumOfType(string Type, long Fen, long Rows)
    {
        public FeeType FeeType => Enum.Parse<FeeType>(Type);

        public Money Money => new(Fen);
    }

    private sealed record SumOfStretch(string Type, int Place, long Fen);
}

/// <summary>Money collected in a stretch of time.</summary>
/// <param name="Type">Kind of fee.</param>
/// <param name="Place">Which stretch, from 0.</param>
/// <param name="Amount">Payments less reversals.</param>
internal sealed record CollectedStretch(FeeType Type, int Place, Money Amount);
