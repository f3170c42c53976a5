using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>The things that forms ask about, wherever the site or a feature lists them.</summary>
public sealed class ThingBook(PackLibrary library, IEnumerable<IThingSource> sources)
{
    private readonly string[] _staffLists = [.. library.Packs.SelectMany(pack => pack.Lists).Where(list => list.IsStaff).Select(list => list.Key).Distinct()];

    /// <summary>What is listed, by list, in its order.</summary>
    public async Task<ILookup<string, string>> ListedAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await ReadAsync(db, now, cancellationToken)).ToLookup(thing => thing.List, thing => thing.Name, StringComparer.Ordinal);

    /// <summary>The things by list; everybody who works here, where a list is of the staff and nobody is listed.</summary>
    public async Task<ILookup<string, string>> ThingsAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await ReadAsync(db, now, cancellationToken);
        string[] ofStaff = [.. _staffLists.Except(listed.Select(thing => thing.List))];
        if (ofStaff.Length > 0)
        {
            var staff = await db.StaffNamesAsync(cancellationToken);
            listed.AddRange(ofStaff.SelectMany(_ => staff.Values, (list, name) => new ListedThing(list, name)));
        }

        return listed.ToLookup(thing => thing.List, thing => thing.Name, StringComparer.Ordinal);
    }

    private async Task<List<ListedThing>> ReadAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await db.Set<EvidenceThing>().AsNoTracking().OrderBy(thing => thing.Position).ThenBy(thing => thing.Name)
            .Select(thing => new ListedThing(thing.List, thing.Name)).ToListAsync(cancellationToken);
        foreach (var source in sources)
        {
            listed.AddRange(await source.ListedAsync(db, now, cancellationToken));
        }

        return listed;
    }
}
