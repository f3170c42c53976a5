using Portal.Domain.Fees;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Fees.Imports;

/// <summary>What becomes of the rows of bills and payments.</summary>
internal static class RowJudgement
{
    /// <summary>The rows whose unit is known; the others are refused and counted.</summary>
    public static List<ImportedRow<TRow>> OfKnownUnits<TRow>(
        this IReadOnlyList<ImportedRow<TRow>> rows, Dictionary<string, UnitId> units, Func<TRow, string> unitOf, Action<ImportRow, bool> count)
        where TRow : class
    {
        var known = new List<ImportedRow<TRow>>(rows.Count);
        foreach (var row in rows)
        {
            var code = unitOf(row.Value);
            if (units.ContainsKey(code))
            {
                known.Add(row);
                continue;
            }

            row.Source.Reject(FeeRefusals.UnitUnknown.With(code));
            count(row.Source, false);
        }

        return known;
    }

    /// <summary>Refuses and counts the rows by their outcomes, which are in the same order.</summary>
    public static void Judge<TRow>(
        this IReadOnlyList<ImportedRow<TRow>> rows, IReadOnlyList<EntryOutcome> outcomes, Action<ImportRow, bool> count)
        where TRow : class
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (outcomes[i].Refusal is { } refusal)
            {
                rows[i].Source.Reject(refusal);
            }

            count(rows[i].Source, outcomes[i].IsAccepted);
        }
    }
}
