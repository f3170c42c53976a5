using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Obligations;

/// <summary>How a feature closes what an obligation asks for and was done in the feature itself.</summary>
public static class Fulfilment
{
    /// <summary>
    /// Closes the occurrence that is in hand now: the earliest one that is open and not missed, else the latest that was missed.
    /// </summary>
    /// <returns>False when none was open.</returns>
    public static async Task<bool> FulfilAsync(this WriteUnit unit, string obligation, CancellationToken cancellationToken)
    {
        var now = unit.Now;
        var left = unit.Db.Set<DueOccurrence>().Where(row => row.Obligation == obligation && row.DoneAt == null && row.Opens <= now);
        var row = await FirstAsync(left.Where(row => row.MissedAt > now).OrderBy(row => row.Due)) ?? await FirstAsync(left.OrderByDescending(row => row.Due));
        if (row is null)
        {
            return false;
        }

        row.Do(unit.Actor.Person, null, now);
        return true;

        // The same unit of work may have closed one of them already: many entries at once each close the next.
        async Task<DueOccurrence?> FirstAsync(IQueryable<DueOccurrence> rows) => await rows.AsAsyncEnumerable().FirstOrDefaultAsync(one => one.DoneAt is null, cancellationToken);
    }
}
