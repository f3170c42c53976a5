using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Registers;
using Portal.Features.Rules;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>Reads the things that forms ask about, wherever the site or a register lists them.</summary>
public static class ThingQuery
{
    /// <summary>Most entries of a register that stand on a list, the latest first.</summary>
    private const int MostEntries = 2_000;

    /// <summary>What is listed, by list, in its order: by the site, or by the entries of a register.</summary>
    public static async Task<ILookup<string, string>> ListedAsync(this PortalDb db, PackLibrary library, SiteZone zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = (await db.Set<EvidenceThing>().AsNoTracking().OrderBy(thing => thing.Position).ThenBy(thing => thing.Name).ToListAsync(cancellationToken))
            .ConvertAll(thing => (thing.List, thing.Name));
        foreach (var list in library.Packs.SelectMany(pack => pack.Lists).Where(list => list.Entries is not null).DistinctBy(list => list.Key))
        {
            listed.AddRange((await db.EntriesAsync(library, list.Entries!, zone, now, cancellationToken)).Select(title => (list.Key, title)));
        }

        return listed.ToLookup(thing => thing.Item1, thing => thing.Item2, StringComparer.Ordinal);
    }

    /// <summary>The things by list; everybody who works here, where a list is of the staff and nobody is listed.</summary>
    public static async Task<ILookup<string, string>> ThingsAsync(this PortalDb db, PackLibrary library, SiteZone zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await db.ListedAsync(library, zone, now, cancellationToken);
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

    private static async Task<int> DaysAsync(this PortalDb db, PackLibrary library, RuleValue days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = days.Parameter is null ? null : await db.SiteRulesAsync(library, [], cancellationToken);
        return new RuleValues(key => rules?.ValueOf(key, now)).Number(days);
    }

    /// <summary>Titles of the entries that have done a stage and not the next one; with its number where two have the same title.</summary>
    private static async Task<IEnumerable<string>> EntriesAsync(
        this PortalDb db, PackLibrary library, ListedEntries entries, SiteZone zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isLast = library.Packs.SelectMany(pack => pack.Registers).FirstOrDefault(book => book.Key == entries.Register)?.Stages[^1].Key == entries.Stage;
        var (register, stage) = (entries.Register, entries.Stage);
        var done = db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.Register == register && entry.LastStage == stage);
        if (!isLast)
        {
            done = done.Where(entry => entry.ClosedAt == null);
        }

        var found = await (from entry in done
                           join step in db.Set<RegisterStep>() on new { Entry = entry.Id, Stage = stage } equals new { step.Entry, step.Stage }
                           orderby step.DoneAt descending
                           select new { entry.Title, entry.Day, entry.Serial, step.DoneAt }).Take(MostEntries).ToListAsync(cancellationToken);
        if (found.Count > 0 && await db.DaysAsync(library, entries.DaysSince, now, cancellationToken) is > 0 and var days)
        {
            var doneBefore = zone.ToInstant(zone.DateOf(now).AddDays(1 - days));
            found.RemoveAll(entry => entry.DoneAt >= doneBefore);
        }

        var namesakes = found.GroupBy(entry => entry.Title, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return found.OrderBy(entry => entry.Title, StringComparer.Ordinal).ThenBy(entry => entry.Day).ThenBy(entry => entry.Serial)
            .Select(entry => namesakes.Contains(entry.Title) ? $"{entry.Title} {new EntryNumber(entry.Day, entry.Serial)}" : entry.Title);
    }
}
