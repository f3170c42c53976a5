using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Settings;
using Portal.Jobs;

namespace Portal.Features.Obligations;

/// <summary>What planning changed.</summary>
/// <param name="Added">New occurrences.</param>
/// <param name="Moved">Waiting ones whose times changed.</param>
/// <param name="Removed">Ones ahead whose reason has gone.</param>
internal sealed record OccurrenceTally(int Added, int Moved, int Removed);

/// <summary>
/// Makes the due table say what the rules say for the hours around now. It may run as often as one likes: the keys make a
/// second occurrence impossible. What a stopped server left out is made as well, however long it stood still, up to <see cref="MostBack"/>.
/// </summary>
internal sealed class PlanOccurrences(
    PortalWriter writer, PortalReader reader, SiteObligations obligations, ThingBook things, OccurrenceMoves moves, IEnumerable<IEventSource> sources, SiteZone zone, TimeProvider clock)
    : IUseCase, IDisposable
{
    /// <summary>How far back occurrences are made.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(2);

    /// <summary>How far back they are made after a longer standstill.</summary>
    public static readonly TimeSpan MostBack = TimeSpan.FromDays(62);

    /// <summary>How far ahead of its opening an occurrence is made.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(26);

    /// <summary>How far ahead one may be due: what is open for weeks is made when it opens.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(32);

    private readonly SemaphoreSlim _gate = new(1, 1);

    public static string Right => Rights.JobsManage;

    /// <summary>Plans, one at a time in this process; writes nothing when nothing changed.</summary>
    public async Task<OccurrenceTally> RunAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await PlanAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<OccurrenceTally> PlanAsync(CancellationToken cancellationToken)
    {
        var book = await obligations.GetAsync(cancellationToken);
        var changes = await reader.ReadAsync((db, token) => CompareAsync(db, book, clock.GetUtcNow(), token), cancellationToken);
        if (changes.IsEmpty)
        {
            return new OccurrenceTally(0, 0, 0);
        }

        var result = await writer.WriteAsync<PlanOccurrences, OccurrenceTally>(
            Actor.System("obligations"), async (unit, token) => await changes.WriteAsync(unit, things, token), cancellationToken);
        return result.Value;
    }

    /// <summary>What the rules want against what the due table has.</summary>
    private async Task<PlanChanges> CompareAsync(PortalDb db, ObligationBook obligations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to, opensBefore) = (await SinceAsync(db, now, cancellationToken), now + Reach, now + Ahead);
        var (book, world) = await ObligationWorld.ReadAsync(db, obligations, moves, sources, zone, from, opensBefore, cancellationToken);
        var quiet = ObligationSettings.QuietHours(await SettingValues.ReadAsync(db, now, cancellationToken), zone);
        var wanted = book.OpeningBefore(opensBefore, from, to, world).Select(one => new WantedOccurrence(one, [.. one.Obligation.Stages(one.Occurrence, quiet)])).ToDictionary(one => one.Id);
        var changes = new PlanChanges(wanted);
        var rows = await db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Due >= from).ToListAsync(cancellationToken);
        changes.Compare(rows, until: to, now);
        if (rows.Exists(row => row.Due <= now && row.DoneAt is null && !wanted.ContainsKey(row.Id)))
        {
            changes.Silence(await UntoldAsync(db, from, now, cancellationToken));
        }

        return changes;
    }

    /// <summary>From when on occurrences are made: what fell due while nobody planned must not be missing from the record.</summary>
    private static async Task<DateTimeOffset> SinceAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var planned = await db.Set<JobRun>().Where(run => run.Job == ReconcileObligations.Name && run.Outcome == JobOutcome.Done)
            .OrderByDescending(run => run.ScheduledAt).Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return planned > now - Back || planned is null ? now - Back : planned < now - MostBack ? now - MostBack : planned.Value;
    }

    /// <summary>Occurrences that were due and still have something to say.</summary>
    private static async Task<List<(string Obligation, string Key)>> UntoldAsync(PortalDb db, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await (from stage in db.Set<OccurrenceStage>()
                where stage.SettledAt == null
                join row in db.Set<DueOccurrence>() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
                where row.Due >= @from && row.Due <= now && row.DoneAt == null
                select new { row.Obligation, row.Key }).Distinct().ToListAsync(cancellationToken))
        .ConvertAll(row => (row.Obligation, row.Key));
}
