using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>What planning changed.</summary>
/// <param name="Added">New occurrences.</param>
/// <param name="Moved">Waiting ones whose times changed.</param>
/// <param name="Removed">Ones ahead whose reason has gone.</param>
internal sealed record OccurrenceTally(int Added, int Moved, int Removed);

/// <summary>
/// Makes the due table say what the rules say for the hours around now. It may run as often as one likes: the keys make a
/// second occurrence impossible. What a stopped server left out is made as well, as far back as <see cref="Back"/>.
/// </summary>
internal sealed class PlanOccurrences(
    PortalWriter writer, PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, IEnumerable<IEventSource> sources, SiteZone zone, TimeProvider clock)
    : IUseCase, IDisposable
{
    /// <summary>How far back occurrences are made.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(2);

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
        var now = clock.GetUtcNow();
        var (from, to) = (now - Back, now + Reach);
        var opensBefore = now + Ahead;
        var (due, known, untold, quiet) = await reader.ReadAsync(
            async (db, token) =>
            {
                var world = await ObligationWorld.ReadAsync(db, library, settings, sources, zone, from, to, opensBefore, token);
                var quiet = ObligationSettings.QuietHours(await SettingValues.ReadAsync(db, now, token), zone);
                var due = world.Book.Between(from, to, world.World).Where(one => one.Occurrence.Opens < opensBefore).ToList();
                var known = await db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Due >= from && row.Due < to).ToListAsync(token);
                return (due, known, await UntoldAsync(db, from, now, token), quiet);
            },
            cancellationToken);
        var wanted = due.Select(one => new Wanted(one, [.. one.Obligation.Stages(one.Occurrence, quiet)])).ToDictionary(one => (one.Occurrence.Obligation, one.Occurrence.Key));
        if (!Differs(wanted, known, now) && untold.TrueForAll(wanted.ContainsKey))
        {
            return new OccurrenceTally(0, 0, 0);
        }

        var result = await writer.WriteAsync<PlanOccurrences, OccurrenceTally>(
            Actor.System("obligations"), async (unit, token) => await WriteAsync(unit, wanted, from, to, token), cancellationToken);
        return result.Value;
    }

    /// <summary>Occurrences that were due and still have something to say.</summary>
    private static async Task<List<(string Obligation, string Key)>> UntoldAsync(PortalDb db, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await (from stage in db.Set<OccurrenceStage>()
                where stage.SettledAt == null
                join row in db.Set<DueOccurrence>() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
                where row.Due >= @from && row.Due <= now && row.DoneAt == null
                select new { row.Obligation, row.Key }).Distinct().ToListAsync(cancellationToken))
        .ConvertAll(row => (row.Obligation, row.Key));

    private static bool Differs(Dictionary<(string, string), Wanted> wanted, List<DueOccurrence> known, DateTimeOffset now)
    {
        var keys = known.Select(row => (row.Obligation, row.Key)).ToHashSet();
        return wanted.Keys.Any(key => !keys.Contains(key))
            || known.Exists(row => wanted.TryGetValue((row.Obligation, row.Key), out var due) ? Moves(row, due, now) || Update(row, due, now) : MayChange(row, now));
    }

    /// <summary>What was due stays as it was; what is done stays done.</summary>
    private static bool MayChange(DueOccurrence row, DateTimeOffset now) => row.DoneAt is null && row.Due > now;

    private static bool Moves(DueOccurrence row, Wanted due, DateTimeOffset now) => MayChange(row, now) && (Times(row.ToDomain()) != Times(due.Occurrence) || row.Plan != due.Plan);

    /// <summary>Takes over what the event says; whether that changed the row.</summary>
    private static bool Update(DueOccurrence row, Wanted due, DateTimeOffset now)
    {
        var told = MayChange(row, now) && row.Tell(due.Occurrence.Event);
        return (due.Occurrence.Event is { } about && row.Follow(about, due.Obligation.Evidence is Evidence.None or Evidence.Register, now)) || told;
    }

    private async Task<OccurrenceTally> WriteAsync(
        WriteUnit unit, Dictionary<(string, string), Wanted> wanted, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rows = await unit.Db.Set<DueOccurrence>().Where(row => row.Due >= from && row.Due < to).ToListAsync(cancellationToken);
        var (added, moved, removed) = (0, 0, 0);
        var known = rows.Concat(await OutsideAsync(unit, rows, wanted.Keys, cancellationToken)).ToDictionary(row => (row.Obligation, row.Key));
        foreach (var (key, due) in wanted)
        {
            if (!known.TryGetValue(key, out var row))
            {
                row = NewRow(due);
                row.Tell(due.Occurrence.Event);
                unit.Db.Add(row);
                unit.Db.AddRange(due.Rows());
                await Chain.FillInAsync(unit, library, zone, due.Obligation, due.Occurrence, cancellationToken);
                added++;
            }
            else if (Moves(row, due, unit.Now))
            {
                await MoveAsync(unit, row, due, cancellationToken);
                moved++;
            }

            Update(row, due, unit.Now);
        }

        foreach (var row in rows.Where(row => MayChange(row, unit.Now) && !wanted.ContainsKey((row.Obligation, row.Key))))
        {
            await DropStagesAsync(unit, row, cancellationToken);
            unit.Db.Remove(row);
            removed++;
        }

        // What was due stays on record; when its reason has gone, it has nothing to say any more.
        foreach (var gone in (await UntoldAsync(unit.Db, from, unit.Now, cancellationToken)).Where(key => !wanted.ContainsKey(key)))
        {
            await DropStagesAsync(unit, known[gone], cancellationToken);
        }

        return new OccurrenceTally(added, moved, removed);
    }

    /// <summary>Wanted occurrences that stand outside the range: a change of the rules may move them into it.</summary>
    private static async Task<List<DueOccurrence>> OutsideAsync(
        WriteUnit unit, List<DueOccurrence> rows, IEnumerable<(string Obligation, string Key)> wanted, CancellationToken cancellationToken)
    {
        var known = rows.Select(row => (row.Obligation, row.Key)).ToHashSet();
        var outside = new List<DueOccurrence>();
        foreach (var missing in wanted.Where(key => !known.Contains(key)).GroupBy(key => key.Obligation, key => key.Key, StringComparer.Ordinal))
        {
            string[] keys = [.. missing];
            outside.AddRange(await unit.Db.Set<DueOccurrence>().Where(row => row.Obligation == missing.Key && keys.Contains(row.Key)).ToListAsync(cancellationToken));
        }

        return outside;
    }

    /// <summary>
    /// At another time it is told anew, whoever was told the old one. Where only its reminders changed, those that were sent
    /// stay sent, and one that should have come already does not come belated.
    /// </summary>
    private static async Task MoveAsync(WriteUnit unit, DueOccurrence row, Wanted due, CancellationToken cancellationToken)
    {
        var stages = await unit.Db.Set<OccurrenceStage>().Where(stage => stage.Obligation == row.Obligation && stage.Key == row.Key).ToListAsync(cancellationToken);
        var isElsewhen = Times(row.ToDomain()) != Times(due.Occurrence);
        OccurrenceStage[] kept = isElsewhen ? [] : [.. stages.Where(stage => stage.SettledAt is not null)];
        var wanted = due.Rows().Where(stage => isElsewhen || (stage.At > unit.Now && !Array.Exists(kept, old => old.Stage == stage.Stage))).ToDictionary(stage => stage.Stage, StringComparer.Ordinal);
        foreach (var old in stages.Except(kept))
        {
            if (wanted.Remove(old.Stage, out var same))
            {
                (old.At, old.SettledAt, old.Readers) = (same.At, null, 0);
            }
            else
            {
                unit.Db.Remove(old);
            }
        }

        unit.Db.AddRange(wanted.Values);
        (row.Opens, row.Due, row.MissedAt, row.Citation, row.Plan) = (due.Occurrence.Opens, due.Occurrence.Due, due.Occurrence.MissedAt, due.Citation, due.Plan);
    }

    private static DueOccurrence NewRow(Wanted due) => new()
    {
        Obligation = due.Occurrence.Obligation,
        Key = due.Occurrence.Key,
        Opens = due.Occurrence.Opens,
        Due = due.Occurrence.Due,
        MissedAt = due.Occurrence.MissedAt,
        Subject = due.Occurrence.Subject,
        Citation = due.Citation,
        Plan = due.Plan,
    };

    private static async Task DropStagesAsync(WriteUnit unit, DueOccurrence row, CancellationToken cancellationToken) =>
        unit.Db.RemoveRange(await unit.Db.Set<OccurrenceStage>()
            .Where(stage => stage.Obligation == row.Obligation && stage.Key == row.Key && stage.SettledAt == null).ToListAsync(cancellationToken));

    private static (DateTimeOffset, DateTimeOffset, DateTimeOffset) Times(Occurrence one) => (one.Opens, one.Due, one.MissedAt);

    /// <summary>An occurrence as the rules want it, with its stages.</summary>
    private sealed record Wanted(DueObligation Due, IReadOnlyList<DeliveryStage> Stages)
    {
        public Obligation Obligation => Due.Obligation;

        public Occurrence Occurrence => Due.Occurrence;

        public string Citation => Due.Citation;

        public string Plan { get; } = string.Join(';', Stages.Select(stage => $"{stage.Key}@{OccurrenceKey.Instant(stage.At)}"));

        public IEnumerable<OccurrenceStage> Rows() => Stages.Select(stage => new OccurrenceStage
        {
            Obligation = Occurrence.Obligation,
            Key = Occurrence.Key,
            Stage = stage.Key,
            At = stage.At,
        });
    }
}
