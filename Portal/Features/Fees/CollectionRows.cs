using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Opens a figure of collection to its rows: exactly the bills it is made of, with what was collected of each.</summary>
public sealed class CollectionRows(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The rows, by unit, then due date, then number; the sums are over all of them, not only the page.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="take">Rows to answer at most.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public Task<Result<CollectionRowPage>> RunAsync(
        Actor actor, CollectionFilter figure, int skip, int take, CancellationToken cancellationToken) =>
        reader.ReadAsync<CollectionRows, CollectionRowPage>(
            actor, (db, token) => ReadAsync(db, figure, skip, take, token), cancellationToken);

    private static async Task<CollectionRowPage> ReadAsync(
        PortalDb db, CollectionFilter figure, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = db.Database.SqlQuery<Row>(Sql(figure));
        var sums = await rows
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Owed = all.Sum(row => row.Owed), Collected = all.Sum(row => row.Collected) })
            .SingleOrDefaultAsync(cancellationToken);
        var page = await rows
            .OrderBy(row => row.Unit.Length).ThenBy(row => row.Unit).ThenBy(row => row.Due).ThenBy(row => row.Number)
            .Skip(skip).Take(take)
            .ToListAsync(cancellationToken);
        return new CollectionRowPage(
            sums?.Count ?? 0,
            new Money(sums?.Owed ?? 0),
            new Money(sums?.Collected ?? 0),
            page.ConvertAll(row => new CollectionRow(
                row.Unit, row.Building, row.Steward, row.Number, Enum.Parse<FeeType>(row.Type), row.Due, new Money(row.Owed), new Money(row.Collected))));
    }

    // Absent conditions are empty texts, since PostgreSQL wants to know the type of every parameter.
    private static FormattableString Sql(CollectionFilter figure)
    {
        var month = figure.Period.Number;
        var until = figure.AsOf.ToUnixTimeMilliseconds();
        var type = figure.Type?.ToString() ?? "";
        var (anyBuilding, building) = (figure.Building is null ? 1 : 0, figure.Building ?? "");
        var (anySteward, steward) = (figure.Steward is null ? 1 : 0, figure.Steward ?? "");
        var (onlyCollected, onlyOutstanding) =
            (figure.Part == CollectionPart.Collected ? 1 : 0, figure.Part == CollectionPart.Outstanding ? 1 : 0);
        return $"""
            SELECT u."Code" AS "Unit", u."Building", p."Name" AS "Steward", b."Number", b."Type", b."Due",
                   b."Amount" - b."Waived" AS "Owed", CAST(COALESCE(a."Collected", 0) AS BIGINT) AS "Collected"
            FROM "Bills" AS b
            JOIN "Units" AS u ON u."Id" = b."Unit"
            LEFT JOIN "People" AS p ON p."Id" = u."Steward"
            LEFT JOIN (
                SELECT "Bill", SUM("Amount") AS "Collected" FROM "Allocations"
                WHERE "Period" = {month} AND "At" <= {until} GROUP BY "Bill") AS a ON a."Bill" = b."Id"
            WHERE b."Period" = {month}
              AND ({type} = '' OR b."Type" = {type})
              AND ({anyBuilding} = 1 OR COALESCE(u."Building", '') = {building})
              AND ({anySteward} = 1 OR COALESCE(p."Code", '') = {steward})
              AND ({onlyCollected} = 0 OR COALESCE(a."Collected", 0) <> 0)
              AND ({onlyOutstanding} = 0 OR b."Amount" - b."Waived" <> COALESCE(a."Collected", 0))
            """;
    }

    private sealed record Row(
        string Unit, string? Building, string? Steward, string Number, string Type, DateOnly Due, long Owed, long Collected);
}

/// <summary>Which part of a month's bills a figure counts.</summary>
public enum CollectionPart
{
    /// <summary>All bills: the sum of what is owed.</summary>
    Receivable,

    /// <summary>Bills of which something was collected: the sum of that.</summary>
    Collected,

    /// <summary>Bills of which something is still open: the sum of that.</summary>
    Outstanding,
}

/// <summary>What a figure of collection is made of.</summary>
/// <param name="Period">Month of the bills.</param>
/// <param name="AsOf">Instant up to and including which payments and reversals count.</param>
/// <param name="Part">Which bills.</param>
/// <param name="Type">Kind of fee, or null for all.</param>
/// <param name="Building">Building, empty for units without one, or null for all.</param>
/// <param name="Steward">Code of the steward, empty for units without one, or null for all.</param>
public sealed record CollectionFilter(
    Period Period, DateTimeOffset AsOf, CollectionPart Part, FeeType? Type = null, string? Building = null, string? Steward = null);

/// <summary>A bill behind a figure.</summary>
public sealed record CollectionRow(
    string Unit, string? Building, string? Steward, string Number, FeeType Type, DateOnly Due, Money Owed, Money Collected)
{
    /// <summary>What is still open of it.</summary>
    public Money Outstanding => Owed - Collected;
}

/// <summary>A page of the rows behind a figure.</summary>
/// <param name="Total">Number of all rows.</param>
/// <param name="Owed">What all rows ask for.</param>
/// <param name="Collected">What was collected of all rows.</param>
/// <param name="Rows">The rows of the page.</param>
public sealed record CollectionRowPage(int Total, Money Owed, Money Collected, IReadOnlyList<CollectionRow> Rows)
{
    /// <summary>What is open of all rows.</summary>
    public Money Outstanding => Owed - Collected;
}
