using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>A list that forms ask about, with what the site has of it.</summary>
/// <param name="List">The list.</param>
/// <param name="Things">Its things in their order; none while the site has not listed any.</param>
public sealed record SiteThings(ThingList List, IReadOnlyList<string> Things);

/// <summary>Shows the lists of things that forms ask about.</summary>
public sealed class ReadThings(PortalReader reader, PackLibrary library) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Every list of every pack, each once.</summary>
    public Task<Result<IReadOnlyList<SiteThings>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadThings, IReadOnlyList<SiteThings>>(
            actor,
            async (db, token) =>
            {
                var things = await db.ListedAsync(token);
                return [.. library.Packs.SelectMany(pack => pack.Lists).DistinctBy(list => list.Key).Select(list => new SiteThings(list, [.. things[list.Key]]))];
            },
            cancellationToken);
}

/// <summary>Lists the site's things anew. What was answered before keeps the names of its time.</summary>
public sealed class SaveThings(PortalWriter writer, PackLibrary library) : IUseCase
{
    /// <summary>Most things of a list.</summary>
    public const int Most = 500;

    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Saves the whole list; blank names and repetitions are left out.</summary>
    public Task<Result> RunAsync(Actor actor, string list, IReadOnlyList<string> things, CancellationToken cancellationToken) =>
        writer.WriteAsync<SaveThings>(
            actor,
            async (unit, token) =>
            {
                string[] names = [.. things.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
                if (library.Packs.SelectMany(pack => pack.Lists).All(one => one.Key != list))
                {
                    return ObligationRefusals.ListUnknown;
                }

                if (names.Length > Most || Array.Exists(names, name => name.Length > LongestName))
                {
                    return ObligationRefusals.ListTooLong.With(Most, LongestName);
                }

                var rows = await unit.Db.Set<EvidenceThing>().Where(thing => thing.List == list).ToDictionaryAsync(thing => thing.Name, StringComparer.Ordinal, token);
                unit.Db.RemoveRange(rows.Values.Where(row => !names.Contains(row.Name)));
                for (var position = 0; position < names.Length; position++)
                {
                    if (rows.TryGetValue(names[position], out var row))
                    {
                        row.Position = position;
                    }
                    else
                    {
                        unit.Db.Add(new EvidenceThing { List = list, Name = names[position], Position = position });
                    }
                }

                return Result.Done;
            },
            cancellationToken);
}

internal static class ThingQuery
{
    /// <summary>What the site has listed, by list, in its order.</summary>
    public static async Task<ILookup<string, string>> ListedAsync(this PortalDb db, CancellationToken cancellationToken) =>
        (await db.Set<EvidenceThing>().AsNoTracking().OrderBy(thing => thing.Position).ThenBy(thing => thing.Name).ToListAsync(cancellationToken))
            .ToLookup(thing => thing.List, thing => thing.Name, StringComparer.Ordinal);

    /// <summary>The site's things by list; everybody who works here, where a list is of the staff and nobody is listed.</summary>
    public static async Task<ILookup<string, string>> ThingsAsync(this PortalDb db, PackLibrary library, CancellationToken cancellationToken)
    {
        var listed = await db.ListedAsync(cancellationToken);
        string[] ofStaff = [.. library.Packs.SelectMany(pack => pack.Lists).Where(list => list.IsStaff && !listed.Contains(list.Key)).Select(list => list.Key).Distinct()];
        if (ofStaff.Length == 0)
        {
            return listed;
        }

        var staff = await db.StaffNamesAsync(cancellationToken);
        return listed.SelectMany(list => list.Select(thing => (list.Key, thing)))
            .Concat(ofStaff.SelectMany(_ => staff.Values, (list, name) => (list, name)))
            .ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>What everybody who works here is called on lists, by staff number: the name, with that number where two have the same.</summary>
    public static async Task<OrderedDictionary<PersonId, string>> StaffNamesAsync(this PortalDb db, CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code)
            .Select(person => new { person.Id, person.Name, person.Code }).ToListAsync(cancellationToken);
        var namesakes = people.GroupBy(person => person.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return new(people.Select(person => KeyValuePair.Create(person.Id, namesakes.Contains(person.Name) ? $"{person.Name} {person.Code}" : person.Name)));
    }
}
