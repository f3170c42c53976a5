using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>Hands out occurrences to those who are about to do something with them.</summary>
public sealed class OccurrenceDesk(PackLibrary library, IEnumerable<SettingDefinition> settings, ThingBook things, IAccess access, SiteZone zone)
{
    /// <summary>The occurrence with its rule and what is listed; null where there is none, or where it is off.</summary>
    internal async Task<OccurrenceInHand?> FindAsync(WriteUnit unit, string obligation, string key, CancellationToken cancellationToken)
    {
        var row = await unit.Db.Set<DueOccurrence>().SingleOrDefaultAsync(one => one.Obligation == obligation && one.Key == key, cancellationToken);
        var book = new ObligationBook(await unit.Db.SiteRulesAsync(library, settings, cancellationToken));
        return row is null || book.Find(obligation, row.Due) is not { } rule ? null
            : new OccurrenceInHand(unit, access, zone, row, rule, await things.ThingsAsync(unit.Db, unit.Now, cancellationToken));
    }
}
