using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Asks how the collection of a month divides over buildings and stewards.</summary>
public sealed class CollectionBreakdown(PortalReader reader, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The figures of the month with their parts.</summary>
    public Task<Result<CollectionOverview>> RunAsync(
        Actor actor, Period period, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        reader.ReadAsync<CollectionBreakdown, CollectionOverview>(
            actor,
            async (db, token) =>
            {
                var figures = await db.CollectionAsync(period, asOf, token);
                var parts = await ReadAsync(db, period, asOf, token);
                return new CollectionOverview(
                    figures,
                    await db.CurveAsync(period, asOf, zone, token),
                    await db.CurveAsync(period.Previous, asOf, zone, token),
                    Divide(parts, part => part.Building ?? "", _ => null),
                    Divide(parts, part => part.StewardCode ?? "", part => part.StewardName));
            },
            cancellationToken);

    private static List<CollectionShare> Divide(List<Part> parts, Func<Part, string> keyOf, Func<Part, string?> nameOf) =>
    [
        .. parts.GroupBy(keyOf, StringComparer.Ordinal)
            .Select(group => new CollectionShare(
                group.Key, nameOf(group.First()), new Money(group.Sum(part => part.Owed)), new Money(group.Sum(part => part.Collected))))
            .OrderBy(share => share.Key.Length == 0)
            .ThenBy(share => share.Key, NaturalOrder.Instance),
    ];

    private static Task<List<Part>> ReadAsync(PortalDb db, Period period, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var month = period.Number;
        var until = asOf.ToUnixTimeMilliseconds();
        return db.Database
            .SqlQuery<Part>($"""
                SELECT u."Building", p."Code" AS "StewardCode", p."Name" AS "StewardName",
                       CAST(SUM(b."Amount" - b."Waived") AS BIGINT) AS "Owed", CAST(SUM(COALESCE(a."Collected", 0)) AS BIGINT) AS "Collected"
                FROM "Bills" AS b
                JOIN "Units" AS u ON u."Id" = b."Unit"
                LEFT JOIN "People" AS p ON p."Id" = u."Steward"
                LEFT JOIN (
                    SELECT "Bill", SUM("Amount") AS "Collected" FROM "Allocations"
                    WHERE "Period" = {month} AND "At" <= {until} GROUP BY "Bill") AS a ON a."Bill" = b."Id"
                WHERE b."Period" = {month}
                GROUP BY u."Building", p."Code", p."Name"
                """)
            .ToListAsync(cancellationToken);
    }

    private sealed record Part(string? Building, string? StewardCode, string? StewardName, long Owed, long Collected);
}

/// <summary>A month's collection with its parts.</summary>
/// <param name="Figures">By fee type and in total.</param>
/// <param name="Curve">How the month's collection grew day by day.</param>
/// <param name="Before">The same of the month before.</param>
/// <param name="Buildings">By building; units without one come last, with an empty key.</param>
/// <param name="Stewards">By steward; units without one come last, with an empty key.</param>
public sealed record CollectionOverview(
    CollectionFigures Figures,
    CollectionCurve Curve,
    CollectionCurve Before,
    IReadOnlyList<CollectionShare> Buildings,
    IReadOnlyList<CollectionShare> Stewards);

/// <summary>A building's or steward's part of a month's collection.</summary>
/// <param name="Key">Building, or code of the steward.</param>
/// <param name="Name">Name of the steward, or null.</param>
/// <param name="Receivable">What the bills ask for.</param>
/// <param name="Collected">What was collected of them.</param>
public sealed record CollectionShare(string Key, string? Name, Money Receivable, Money Collected)
{
    /// <summary>What is still to be paid.</summary>
    public Money Outstanding => Receivable - Collected;

    /// <summary>Collected in percent of receivable, or null when nothing is receivable.</summary>
    public decimal? RatePercent => Rate.Percent(Collected, Receivable);
}
