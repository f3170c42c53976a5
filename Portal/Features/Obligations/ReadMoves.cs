using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>An occurrence of a day that was moved or fell away.</summary>
/// <param name="Name">What was to be done.</param>
/// <param name="From">When the rules have it due (UTC).</param>
/// <param name="To">When it is due instead (UTC); null when it fell away.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was moved (UTC).</param>
/// <param name="By">Who moved it.</param>
public sealed record MoveLine(Wording Name, DateTimeOffset From, DateTimeOffset? To, string Reason, DateTimeOffset At, string By);

/// <summary>Shows what of a day was moved, so that a day without its meeting tells why.</summary>
public sealed class ReadMoves(PortalReader reader, PackLibrary library, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The moves of occurrences that the rules have due on a day of the site; the last one of each.</summary>
    public Task<Result<IReadOnlyList<MoveLine>>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMoves, IReadOnlyList<MoveLine>>(
            actor,
            async (db, token) =>
            {
                var (from, to) = (zone.ToInstant(day), zone.ToInstant(day.AddDays(1)));
                var rows = await db.Set<MovedOccurrence>().AsNoTracking().Where(row => row.From >= from && row.From < to).OrderBy(row => row.Number).ToListAsync(token);
                var names = library.Packs.SelectMany(pack => pack.Obligations).ToDictionary(obligation => obligation.Key, obligation => obligation.Name, StringComparer.Ordinal);
                return
                [
                    .. rows.GroupBy(row => (row.Obligation, row.Key)).Select(group => group.Last()).Where(row => names.ContainsKey(row.Obligation)).OrderBy(row => row.From)
                        .Select(row => new MoveLine(names[row.Obligation], row.From, row.To, row.Reason, row.At, row.By)),
                ];
            },
            cancellationToken);
}
