using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>How the obligations that are due on a day of the site stand.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Done">Done in time.</param>
/// <param name="Open">Can be done now, and is not.</param>
/// <param name="Missed">Not done in time, made up for later or not.</param>
/// <param name="Oldest">Name of the one that has been undone the longest since it was missed; null when there is none.</param>
/// <param name="OldestSince">Since when that one has been missed (UTC).</param>
/// <param name="Next">When one opens or is missed next (UTC), or null.</param>
public sealed record ObligationTally(int Total, int Done, int Open, int Missed, Wording? Oldest, DateTimeOffset? OldestSince, DateTimeOffset? Next);

/// <summary>Today's tally, counted once for every wall. What nobody confirms (arrivals, cases) is counted where it is seen.</summary>
public sealed class ObligationTallySnapshot(
    PackLibrary library, PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<ObligationTallySnapshot> logger)
    : Snapshot<ObligationTally>(feed, clock, logger, Topics.Obligations)
{
    private readonly Dictionary<string, Wording> _names = library.Packs.SelectMany(pack => pack.Obligations).ToDictionary(one => one.Key, one => one.Name, StringComparer.Ordinal);
    private readonly string[] _seenElsewhere = [.. library.Packs.SelectMany(pack => pack.Obligations).Where(one => one.Evidence == Evidence.None).Select(one => one.Key)];

    /// <inheritdoc/>
    protected override Task<ObligationTally> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var (from, to) = (zone.ToInstant(zone.DateOf(now)), zone.ToInstant(zone.DateOf(now).AddDays(1)));
                var seenElsewhere = _seenElsewhere;
                var rows = await db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Due >= from && row.Due < to && !seenElsewhere.Contains(row.Obligation))
                    .Select(row => new { row.Obligation, row.Opens, row.MissedAt, row.DoneAt }).ToListAsync(token);
                var oldest = rows.Where(row => row.DoneAt is null && row.MissedAt <= now).MinBy(row => row.MissedAt);
                return new ObligationTally(
                    rows.Count,
                    rows.Count(row => row.DoneAt < row.MissedAt),
                    rows.Count(row => row.DoneAt is null && row.Opens <= now && row.MissedAt > now),
                    rows.Count(row => row.MissedAt <= now && !(row.DoneAt < row.MissedAt)),
                    oldest is null ? null : _names.GetValueOrDefault(oldest.Obligation),
                    oldest?.MissedAt,
                    rows.Where(row => row.DoneAt is null).SelectMany(row => new DateTimeOffset?[] { row.Opens, row.MissedAt }).Where(at => at > now).Min());
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(ObligationTally value, DateTimeOffset now)
    {
        var midnight = zone.ToInstant(zone.DateOf(now).AddDays(1));
        return value.Next < midnight ? value.Next : midnight;
    }
}
