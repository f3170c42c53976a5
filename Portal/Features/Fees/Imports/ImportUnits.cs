using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Fees.Imports;

/// <summary>
/// Takes units in. A known code is updated; columns that the file does not have stay as they are. Of several rows of
/// one code the last one counts.
/// </summary>
public sealed class ImportUnits : ImportHandler<UnitCells>
{
    /// <inheritdoc/>
    public override ImportSchema Schema => ImportKinds.Units;

    /// <inheritdoc/>
    protected override UnitCells? Read(ImportRow row)
    {
        var cells = new UnitCells(
            row.Code("code"), row.Text("building"), row.Area("area"), row.Text("owner"), row.Code("phone"), row.Code("steward"));
        return row.IsGood ? cells : null;
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(ImportWrite<UnitCells> write, CancellationToken cancellationToken)
    {
        var db = write.Unit.Db;
        var stewards = await StewardsAsync(db, write.Rows, cancellationToken);
        var rows = OfKnownStewards(write, stewards);
        var lasts = rows.GroupBy(row => row.Value.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var stored = await StoredAsync(db, lasts.Keys, cancellationToken);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<Unit>();
        foreach (var (code, row) in lasts)
        {
            var known = stored.GetValueOrDefault(code);
            var details = Merge(row, known?.Details ?? new UnitDetails(), stewards);
            if (known is null)
            {
                var unit = Unit.Register(code, details, write.Unit.Now);
                if (unit.IsDone)
                {
                    added.Add(unit.Value);
                    changed.Add(code);
                }
                else
                {
                    row.Source.Reject(unit.Refusal);
                }
            }
            else
            {
                var updated = known.Update(details);
                if (!updated.IsDone)
                {
                    row.Source.Reject(updated.Refusal);
                }
                else if (updated.Value)
                {
                    changed.Add(code);
                }
            }
        }

        await write.Unit.BulkInsertAsync(added, cancellationToken);
        rows.ForEach(row => write.Count(row.Source, changed.Contains(row.Value.Code)));
    }

    private static UnitDetails Merge(ImportedRow<UnitCells> row, UnitDetails old, Dictionary<string, PersonId> stewards)
    {
        var (source, cells) = (row.Source, row.Value);
        return new UnitDetails(
            source.Carries("building") ? NullIfBlank(cells.Building) : old.Building,
            source.Carries("area") ? cells.Area : old.Area,
            source.Carries("owner") ? NullIfBlank(cells.Owner) : old.Owner,
            source.Carries("phone") ? NullIfBlank(cells.Phone) : old.Phone,
            !source.Carries("steward") ? old.Steward : cells.Steward.Length == 0 ? null : stewards[cells.Steward]);
    }

    private static List<ImportedRow<UnitCells>> OfKnownStewards(ImportWrite<UnitCells> write, Dictionary<string, PersonId> stewards)
    {
        var known = new List<ImportedRow<UnitCells>>(write.Rows.Count);
        foreach (var row in write.Rows)
        {
            if (row.Value.Steward.Length == 0 || stewards.ContainsKey(row.Value.Steward))
            {
                known.Add(row);
                continue;
            }

            row.Source.Reject(FeeFeatureRefusals.StewardUnknown.With(row.Value.Steward));
            write.Count(row.Source, changes: false);
        }

        return known;
    }

    private static async Task<Dictionary<string, PersonId>> StewardsAsync(
        PortalDb db, IReadOnlyList<ImportedRow<UnitCells>> rows, CancellationToken cancellationToken)
    {
        var codes = rows.Select(row => row.Value.Steward).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var people = await db.Set<Person>().Where(person => EF.Parameter(codes).Contains(person.Code))
            .Select(person => new { person.Code, person.Id }).ToListAsync(cancellationToken);
        return people.ToDictionary(person => person.Code, person => person.Id, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, Unit>> StoredAsync(PortalDb db, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var list = codes.ToList();
        return await db.Set<Unit>().Where(unit => EF.Parameter(list).Contains(unit.Code))
            .ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, cancellationToken);
    }

    private static string? NullIfBlank(string text) => text.Length == 0 ? null : text;
}

/// <summary>The cells of a unit; blank texts are unknown.</summary>
public sealed record UnitCells(string Code, string Building, decimal? Area, string Owner, string Phone, string Steward);
