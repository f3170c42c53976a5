using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>What several questions about entries have in common.</summary>
internal static class EntryQuery
{
    /// <summary>Of each line the answer, or its latest correction.</summary>
    public static ILookup<RegisterEntryId, EvidenceAnswer> Held(this IEnumerable<RegisterAnswer> answers) =>
        answers.GroupBy(answer => (answer.Entry, answer.Item, answer.Thing))
            .ToLookup(line => line.Key.Entry, line => line.MaxBy(answer => answer.Number)!.ToDomain());

    /// <summary>Who answers for entries of a register; where that is the steward of a unit, whoever is it now.</summary>
    public static async Task<Dictionary<RegisterEntryId, PersonId?>> HoldersAsync(this PortalDb db, RegisterBook book, IReadOnlyCollection<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        if (book.Holder is not RegisterHolder.Steward)
        {
            return entries.ToDictionary(entry => entry.Id, entry => entry.Holder);
        }

        string[] codes = [.. entries.Select(entry => entry.Unit).OfType<string>().Distinct()];
        var stewards = await db.Set<Unit>().Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Steward, StringComparer.Ordinal, cancellationToken);
        return entries.ToDictionary(entry => entry.Id, entry => entry.Unit is { } code ? stewards.GetValueOrDefault(code) : null);
    }

    /// <summary>Names of people.</summary>
    public static async Task<Dictionary<PersonId, string>> NamesAsync(this PortalDb db, IEnumerable<PersonId?> people, CancellationToken cancellationToken)
    {
        PersonId[] ids = [.. people.OfType<PersonId>().Distinct()];
        return ids.Length == 0 ? [] : await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
    }

    /// <summary>Entries as lists show them, in the order of the question.</summary>
    public static async Task<IReadOnlyList<EntryLine>> LinesAsync(this PortalDb db, RegisterBook book, IQueryable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        var rows = await entries.ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = entries.Select(entry => entry.Id);
        var answers = (await db.Set<RegisterAnswer>().AsNoTracking().Where(answer => ids.Contains(answer.Entry)).ToListAsync(cancellationToken)).Held();
        var steps = (await db.Set<RegisterStep>().AsNoTracking().Where(step => ids.Contains(step.Entry)).ToListAsync(cancellationToken)).ToLookup(step => step.Entry);
        var holders = await db.HoldersAsync(book, rows, cancellationToken);
        var names = await db.NamesAsync(holders.Values, cancellationToken);
        return
        [
            .. from row in rows
               let holder = holders.GetValueOrDefault(row.Id)
               select new EntryLine(
                   row.Id, row.Number.ToString(), row.Title, row.Stage, row.Stage is { } stage ? book.Find(stage)?.Name : null, row.ClosedAt is null, row.IsDraft,
                   holder, holder is { } person ? names.GetValueOrDefault(person) : null, row.OpenedAt, row.OpenedBy, row.ClosedAt, [.. answers[row.Id]])
               {
                   Writer = row.Writer,
                   GivenUpFor = row.GivenUpFor,
                   Done = steps[row.Id].ToDictionary(step => step.Stage, step => step.DoneAt, StringComparer.Ordinal),
               },
        ];
    }
}
