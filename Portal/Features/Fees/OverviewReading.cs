using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Reads the collection of a month with its parts.</summary>
internal static class OverviewReading
{
    public static async Task<CollectionOverview> OverviewAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, SiteZone zone, CancellationToken cancellationToken)
    {
        var (figures, curve) = await db.CollectionWithCurveAsync(period, asOf, zone, cancellationToken);
        var parts = await ReadAsync(db, period, asOf, cancellationToken);
        return new CollectionOverview(
            figures,
            curve,
            await db.CurveAsync(period.Previous, asOf, zone, cancellationToken),
            Divide(parts, part => part.Building ?? "", _ => null),
            Divide(parts, part => part.StewardCode ?? "", part => part.StewardName),
            await db.NextCollectionAsync(period, asOf, cancellationToken));
    }

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
