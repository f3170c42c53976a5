using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.Obligations;

/// <summary>Reads what belongs to listed things.</summary>
public static class ThingQuery
{
    /// <summary>The numbers of things, by list and name.</summary>
    public static async Task<Dictionary<string, Dictionary<string, decimal>>> NumbersAsync(this PortalDb db, CancellationToken cancellationToken) =>
        (await db.Set<EvidenceThing>().AsNoTracking().Where(thing => thing.Number != null).Select(thing => new { thing.List, thing.Name, thing.Number }).ToListAsync(cancellationToken))
        .GroupBy(thing => thing.List, StringComparer.Ordinal)
        .ToDictionary(list => list.Key, list => list.ToDictionary(thing => thing.Name, thing => thing.Number!.Value, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What everybody who works here is called on lists, by staff number: the name, with that number where two have the same.</summary>
    public static async Task<OrderedDictionary<PersonId, string>> StaffNamesAsync(this PortalDb db, CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code)
            .Select(person => new { person.Id, person.Name, person.Code }).ToListAsync(cancellationToken);
        var namesakes = people.GroupBy(person => person.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return new(people.Select(person => KeyValuePair.Create(person.Id, namesakes.Contains(person.Name) ? $"{person.Name} {person.Code}" : person.Name)));
    }
}
