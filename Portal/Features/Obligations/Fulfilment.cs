using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Obligations;

/// <summary>How a feature closes what a pack asks for, in its own unit of work.</summary>
public static class Fulfilment
{
    /// <summary>
    /// The earliest occurrence of an obligation that is open and not done gets done by the actor; a missed one counts, and
    /// stays on record as done late.
    /// </summary>
    /// <param name="unit">The feature's unit of work.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="note">What is kept with it, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="subject">What the occurrence is about; null takes any.</param>
    /// <returns>False when none was open.</returns>
    public static async Task<bool> FulfilAsync(
        this WriteUnit unit, string obligation, string? note, CancellationToken cancellationToken, string? subject = null)
    {
        var now = unit.Now;
        var row = await unit.Db.Set<DueOccurrence>()
            .Where(row => row.Obligation == obligation && row.DoneAt == null && row.Opens <= now && (subject == null || row.Subject == subject))
            .OrderBy(row => row.Due)
            .FirstOrDefaultAsync(cancellationToken);
        row?.Do(unit.Actor.Person, note, now);
        return row is not null;
    }
}
