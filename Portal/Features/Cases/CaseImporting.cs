using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>
/// Takes rows of another system into the books, inside the writer's unit. Everything that rows can refer to is looked
/// up before the first of them; of known cases only those are loaded whose row says something new.
/// </summary>
internal sealed class CaseImporting
{
    private const int Batch = 500;
    private const int Few = 50;

    private readonly WriteUnit _unit;
    private readonly DateOnly _today;
    private readonly List<Case> _new = [];
    private Dictionary<string, UnitId> _units = new(StringComparer.Ordinal);
    private Dictionary<string, PersonId> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    private CaseImporting(WriteUnit unit, SiteZone zone)
    {
        _unit = unit;
        _today = zone.DateOf(unit.Now);
    }

    /// <summary>Looks up what the rows refer to.</summary>
    public static async Task<CaseImporting> BeginAsync(
        WriteUnit unit, SiteZone zone, IReadOnlyCollection<CaseImport> rows, CancellationToken cancellationToken)
    {
        var importing = new CaseImporting(unit, zone);
        importing._units = await CodesAsync(
            rows.Select(row => row.Unit),
            codes => unit.Db.Set<Unit>().Where(home => codes.Contains(home.Code)).Select(home => new Coded<UnitId>(home.Code, home.Id)),
            cancellationToken);
        importing._people = await CodesAsync(
            rows.Select(row => row.AssignedTo),
            codes => unit.Db.Set<Person>().Where(person => codes.Contains(person.Code)).Select(person => new Coded<PersonId>(person.Code, person.Id)),
            cancellationToken);
        await importing.LoadKnownAsync(rows, cancellationToken);
        return importing;
    }

    /// <summary>Takes one row in: a new case, or what a known one's row says newly.</summary>
    /// <returns>The case, and whether anything changed; or why the row cannot be.</returns>
    public async Task<Result<ImportedCase>> TakeAsync(CaseImport import, CancellationToken cancellationToken)
    {
        var row = Resolve(import);
        if (!row.IsDone)
        {
            return row.Refusal;
        }

        if (_known.TryGetValue(import.Row.ExternalNumber, out var known))
        {
            if (known.Tracked is not { } tracked)
            {
                return new ImportedCase(known.Id, known.Number, IsNew: false, Changes: false);
            }

            var corrected = tracked.Correct(row.Value, _unit.Move());
            return corrected.IsDone
                ? new ImportedCase(tracked.Id, tracked.Number, IsNew: false, corrected.Value)
                : corrected.Refusal;
        }

        var number = await CaseBook.NextAsync(_unit.Db, row.Value.Kind, _today, cancellationToken);
        var made = Case.FromHistory(TypedId.New<CaseId>(_unit.Now), number, row.Value, _unit.Move());
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        _new.Add(made.Value);
        _known[import.Row.ExternalNumber] = new Known(made.Value.Id, number, made.Value);
        return new ImportedCase(made.Value.Id, number, IsNew: true, Changes: true);
    }

    /// <summary>Hands the new cases to the database: a few with every value in the audit entry, many as a count.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_new.Count <= Few)
        {
            _unit.Db.AddRange(_new);
            return;
        }

        await _unit.BulkInsertAsync(_new, cancellationToken);
        await _unit.BulkInsertAsync(_new.SelectMany(one => one.Log), cancellationToken);
    }

    private Result<CaseRow> Resolve(CaseImport import)
    {
        UnitId? unit = null;
        if (import.Unit.Length > 0)
        {
            if (!_units.TryGetValue(import.Unit, out var found))
            {
                return CaseRefusals.UnitUnknown.With(import.Unit);
            }

            unit = found;
        }

        PersonId? person = null;
        if (import.AssignedTo.Length > 0)
        {
            if (!_people.TryGetValue(import.AssignedTo, out var found))
            {
                return CaseRefusals.PersonUnknown.With(import.AssignedTo);
            }

            person = found;
        }

        return import.Row with { Unit = unit, AssignedTo = person };
    }

    private async Task LoadKnownAsync(IReadOnlyCollection<CaseImport> rows, CancellationToken cancellationToken)
    {
        List<CaseId> newer = [];
        var byNumber = rows.ToLookup(row => row.Row.ExternalNumber, StringComparer.Ordinal);
        foreach (var batch in byNumber.Select(same => same.Key).Chunk(Batch))
        {
            var found = await _unit.Db.Set<Case>().AsNoTracking()
                .Where(one => batch.Contains(one.ExternalNumber))
                .Select(one => new { one.Id, one.Number, External = one.ExternalNumber!, one.Imported })
                .ToListAsync(cancellationToken);
            found.ForEach(one => _known[one.External] = new Known(one.Id, one.Number, Tracked: null));
            newer.AddRange(
                from one in found
                where byNumber[one.External].Select(Resolve).Any(row => row.IsDone && row.Value != one.Imported)
                select one.Id);
        }

        foreach (var batch in newer.Distinct().Chunk(Batch))
        {
            foreach (var tracked in await _unit.Db.Set<Case>().Where(one => batch.Contains(one.Id)).ToListAsync(cancellationToken))
            {
                _known[tracked.ExternalNumber!] = new Known(tracked.Id, tracked.Number, tracked);
            }
        }
    }

    private static async Task<Dictionary<string, TId>> CodesAsync<TId>(
        IEnumerable<string> codes, Func<string[], IQueryable<Coded<TId>>> query, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, TId>(StringComparer.Ordinal);
        foreach (var batch in codes.Where(code => code.Length > 0).Distinct().Chunk(Batch))
        {
            foreach (var (code, id) in await query(batch).ToListAsync(cancellationToken))
            {
                ids[code] = id;
            }
        }

        return ids;
    }

    private sealed record Known(CaseId Id, CaseNumber Number, Case? Tracked);

    private sealed record Coded<TId>(string Code, TId Id);
}

/// <summary>What became of a row.</summary>
internal sealed record ImportedCase(CaseId Id, CaseNumber Number, bool IsNew, bool Changes);
