using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>The board of cases, loaded once for every wall and desk.</summary>
public sealed class CasesSnapshot(PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<CasesSnapshot> logger)
    : Snapshot<CasesBoard>(feed, clock, logger, Topics.Cases, Topics.People, Topics.Settings)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <summary>Stored instants are whole milliseconds: this is the first one after.</summary>
    private static readonly TimeSpan JustAfter = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    protected override Task<CasesBoard> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => ReadAsync(db, now, token), cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(CasesBoard value, DateTimeOffset now) => value.NextChange;

    private async Task<CasesBoard> ReadAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limits = await CaseLimit.AllAsync(db, cancellationToken);
        var seen = await db.Set<Case>().MayBePendingAt(now).Select(CaseSight.From(db)).ToListAsync(cancellationToken);
        var surely = db.Set<Case>().SurelyWaitingAt(now);
        var waiting = await surely.OrderByDescending(one => one.ResolvedAt).Take(CasesBoard.WaitingListed)
            .Select(CaseSight.From(db)).ToListAsync(cancellationToken);
        var summary = CaseSummary.At(seen.Select(one => one.History), now, limits, zone, Soon);
        var awaiting = waiting.Count < CasesBoard.WaitingListed ? waiting.Count : await surely.CountAsync(cancellationToken);
        var ahead = await db.Set<Case>().Where(one => one.ReceivedAt > now)
            .OrderBy(one => one.ReceivedAt).Select(one => (DateTimeOffset?)one.ReceivedAt).FirstOrDefaultAsync(cancellationToken);

        var pending = seen.Where(one => one.History.IsPendingAt(now)).Select(one => BoardCase.From(one, limits)).ToList();
        return new CasesBoard(
            summary,
            summary.AwaitingCallback + awaiting,
            pending,
            seen.Where(one => one.History.StandingAt(now) == CaseStanding.AwaitingCallback)
                .Concat(waiting)
                .OrderByDescending(one => one.ResolvedAt)
                .Take(CasesBoard.WaitingListed)
                .Select(one => BoardCase.From(one, limits)),
            Next(pending, seen, ahead, now));
    }

    /// <summary>A limit that comes near or passes, an age band that is left, midnight, or a step that a file dated ahead.</summary>
    private DateTimeOffset? Next(List<BoardCase> pending, List<CaseSight> seen, DateTimeOffset? ahead, DateTimeOffset now)
    {
        var instants = pending
            .SelectMany(one => new[]
            {
                one.Due - Soon, one.Due + JustAfter,
                one.ReceivedAt + TimeSpan.FromHours(4) + JustAfter, one.ReceivedAt + TimeSpan.FromDays(3) + JustAfter,
            })
            .Concat(seen.SelectMany(one => new[] { one.ResolvedAt, one.ClosedAt }))
            .Append(ahead)
            .Append(pending.Count == 0 ? null : zone.ToInstant(zone.DateOf(now).AddDays(1)));
        return instants.Where(at => at > now).Min();
    }
}
