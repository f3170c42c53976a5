using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Packs;

namespace Portal.Features.Registers;

/// <summary>Lists that are the entries of a register which have done a stage and not the next one.</summary>
internal sealed class EntryThings(PackLibrary library, SiteZone zone) : IThingSource
{
    /// <summary>Most entries of a register that stand on a list, the latest first.</summary>
    private const int Most = 2_000;

    public async Task<IReadOnlyList<ListedThing>> ListedAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = new List<ListedThing>();
        foreach (var list in library.Packs.SelectMany(pack => pack.Lists).Where(list => list.Entries is not null).DistinctBy(list => list.Key))
        {
            listed.AddRange((await TitlesAsync(db, list.Entries!, now, cancellationToken)).Select(title => new ListedThing(list.Key, title)));
        }

        return listed;
    }

    /// <summary>The titles of the entries; with its number where two have the same.</summary>
    private async Task<IEnumerable<string>> TitlesAsync(PortalDb db, ListedEntries entries, DateTimeOffset now, CancellationToken cancellationToken)
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
                           select new { entry.Title, entry.Day, entry.Serial, step.DoneAt }).Take(Most).ToListAsync(cancellationToken);
        if (found.Count > 0 && await DaysAsync(db, entries.DaysSince, now, cancellationToken) is > 0 and var days)
        {
            var doneBefore = zone.ToInstant(zone.DateOf(now).AddDays(1 - days));
            found.RemoveAll(entry => entry.DoneAt >= doneBefore);
        }

        var namesakes = found.GroupBy(entry => entry.Title, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return found.OrderBy(entry => entry.Title, StringComparer.Ordinal).ThenBy(entry => entry.Day).ThenBy(entry => entry.Serial)
            .Select(entry => namesakes.Contains(entry.Title) ? $"{entry.Title} {new EntryNumber(entry.Day, entry.Serial)}" : entry.Title);
    }

    private async Task<int> DaysAsync(PortalDb db, RuleValue days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = days.Parameter is null ? null : await db.SiteRulesAsync(library, [], cancellationToken);
        return new RuleValues(key => rules?.ValueOf(key, now)).Number(days);
    }
}
