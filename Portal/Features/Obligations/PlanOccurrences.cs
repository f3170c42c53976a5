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
    PortalWriter writer, PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>How far back occurrences are made.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(2);

    /// <summary>How far ahead of its opening an occurrence is made.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(26);

    /// <summary>How far ahead one may be due: what is open for weeks is made when it opens.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(32);

    public static string Right => Rights.JobsManage;

    /// <summary>Plans; writes nothing when nothing changed.</summary>
    public async Task<OccurrenceTally> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (from, to) = (now - Back, now + Reach);
        var (due, known, quiet) = await reader.ReadAsync(
            async (db, token) =>
            {
                var world = await ObligationWorld.ReadAsync(db, library, settings, zone, from, to, token);
                var quiet = ObligationSettings.QuietHours(await SettingValues.ReadAsync(db, now, token), zone);
                return (world.Book.Between(from, to, world.World).Where(one => one.Occurrence.Opens < now + Ahead).ToList(), await db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Due >= from && row.Due < to).ToListAsync(token), quiet);
            },
            cancellationToken);
        var wanted = due.ToDictionary(one => (one.Occurrence.Obligation, one.Occurrence.Key));
        if (!Differs(wanted, known, now))
        {
            return new OccurrenceTally(0, 0, 0);
        }

        var result = await writer.WriteAsync<PlanOccurrences, OccurrenceTally>(
            Actor.System("obligations"), async (unit, token) => await WriteAsync(unit, wanted, quiet, from, to, token), cancellationToken);
        return result.Value;
    }

    private static bool Differs(Dictionary<(string, string), DueObligation> wanted, List<DueOccurrence> known, DateTimeOffset now)
    {
        var keys = known.Select(row => (row.Obligation, row.Key)).ToHashSet();
        return wanted.Keys.Any(key => !keys.Contains(key))
            || known.Exists(row => MayChange(row, now) && (!wanted.TryGetValue((row.Obligation, row.Key), out var due) || Times(due.Occurrence) != Times(row.ToDomain())));
    }

    /// <summary>What was due stays as it was; what is done stays done.</summary>
    private static bool MayChange(DueOccurrence row, DateTimeOffset now) => row.DoneAt is null && row.Due > now;

    private static async Task<OccurrenceTally> WriteAsync(
        WriteUnit unit, Dictionary<(string, string), DueObligation> wanted, QuietHours quiet, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rows = await unit.Db.Set<DueOccurrence>().Where(row => row.Due >= from && row.Due < to).ToListAsync(cancellationToken);
        var (added, moved, removed) = (0, 0, 0);
        var known = rows.ToDictionary(row => (row.Obligation, row.Key));
        foreach (var (key, due) in wanted)
        {
            if (!known.TryGetValue(key, out var row))
            {
                // It may stand outside the range, when a change of the rules moves it into it.
                row = await unit.Db.Set<DueOccurrence>().SingleOrDefaultAsync(one => one.Obligation == key.Item1 && one.Key == key.Item2, cancellationToken);
            }

            if (row is null)
            {
                unit.Db.Add(NewRow(due));
                AddStages(unit, due, quiet);
                added++;
            }
            else if (MayChange(row, unit.Now) && Times(row.ToDomain()) != Times(due.Occurrence))
            {
                (row.Opens, row.Due, row.MissedAt, row.Citation) = (due.Occurrence.Opens, due.Occurrence.Due, due.Occurrence.MissedAt, due.Citation);
                await DropStagesAsync(unit, row, cancellationToken);
                AddStages(unit, due, quiet);
                moved++;
            }
        }

        foreach (var row in rows.Where(row => MayChange(row, unit.Now) && !wanted.ContainsKey((row.Obligation, row.Key))))
        {
            await DropStagesAsync(unit, row, cancellationToken);
            unit.Db.Remove(row);
            removed++;
        }

        return new OccurrenceTally(added, moved, removed);
    }

    private static DueOccurrence NewRow(DueObligation due) => new()
    {
        Obligation = due.Occurrence.Obligation,
        Key = due.Occurrence.Key,
        Opens = due.Occurrence.Opens,
        Due = due.Occurrence.Due,
        MissedAt = due.Occurrence.MissedAt,
        Subject = due.Occurrence.Subject,
        Citation = due.Citation,
    };

    private static void AddStages(WriteUnit unit, DueObligation due, QuietHours quiet) =>
        unit.Db.AddRange(due.Obligation.Stages(due.Occurrence, quiet).Select(stage => new OccurrenceStage
        {
            Obligation = due.Occurrence.Obligation,
            Key = due.Occurrence.Key,
            Stage = stage.Key,
            At = stage.At,
        }));

    private static async Task DropStagesAsync(WriteUnit unit, DueOccurrence row, CancellationToken cancellationToken) =>
        unit.Db.RemoveRange(await unit.Db.Set<OccurrenceStage>()
            .Where(stage => stage.Obligation == row.Obligation && stage.Key == row.Key && stage.SettledAt == null).ToListAsync(cancellationToken));

    private static (DateTimeOffset, DateTimeOffset, DateTimeOffset) Times(Occurrence one) => (one.Opens, one.Due, one.MissedAt);
}
