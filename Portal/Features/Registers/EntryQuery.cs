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
}
