using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Obligations;

/// <summary>
/// What differs between the due table and the rules. It is found in a reading, and judged again on the rows that it names
/// when it is written: somebody may have done one of them meanwhile, and another node may have planned.
/// </summary>
/// <param name="wanted">What the rules want.</param>
internal sealed class PlanChanges(IReadOnlyDictionary<(string Obligation, string Key), WantedOccurrence> wanted)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<WantedOccurrence> _new = [];
    private readonly HashSet<(string Obligation, string Key)> _touched = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => _new.Count == 0 && _touched.Count == 0;

    /// <summary>Compares with the rows that are due from the begin of the range on; those due after its end are only moved into it.</summary>
    public void Compare(IReadOnlyCollection<DueOccurrence> rows, DateTimeOffset until, DateTimeOffset now)
    {
        var known = new HashSet<(string, string)>(rows.Count);
        foreach (var row in rows)
        {
            known.Add(row.Id);
            if (wanted.TryGetValue(row.Id, out var due) ? due.Moves(row, now) || due.Update(row, now) : row.Due < until && row.MayChange(now))
            {
                _touched.Add(row.Id);
            }
        }

        _new.AddRange(wanted.Values.Where(one => !known.Contains(one.Id)));
    }

    /// <summary>What was due stays on record; when its reason has gone, it has nothing to say any more.</summary>
    public void Silence(IEnumerable<(string Obligation, string Key)> untold) => _touched.UnionWith(untold.Where(one => !wanted.ContainsKey(one)));

    /// <summary>Writes it.</summary>
    public async Task<OccurrenceTally> WriteAsync(WriteUnit unit, ThingBook things, CancellationToken cancellationToken)
    {
        var added = await AddAsync(unit, things, cancellationToken);
        var (moved, removed) = (0, 0);
        foreach (var obligation in _touched.GroupBy(one => one.Obligation, one => one.Key, StringComparer.Ordinal))
        {
            string[] keys = [.. obligation];
            var rows = await unit.Db.Set<DueOccurrence>().Where(row => row.Obligation == obligation.Key && keys.Contains(row.Key)).ToListAsync(cancellationToken);
            var stages = (await unit.Db.Set<OccurrenceStage>().Where(stage => stage.Obligation == obligation.Key && keys.Contains(stage.Key)).ToListAsync(cancellationToken)).ToLookup(stage => stage.Key);
            foreach (var row in rows)
            {
                if (!wanted.TryGetValue(row.Id, out var due))
                {
                    removed += Remove(unit, row, stages[row.Key]) ? 1 : 0;
                    continue;
                }

                moved += Move(unit, row, due, [.. stages[row.Key]]) ? 1 : 0;
                due.Update(row, unit.Now);
            }
        }

        return new OccurrenceTally(added, moved, removed);
    }

    /// <summary>
    /// The new ones at once. One that stands outside the range, where a change of the rules has moved it from, is there by its
    /// key: it is treated like any other that is there.
    /// </summary>
    private async Task<int> AddAsync(WriteUnit unit, ThingBook things, CancellationToken cancellationToken)
    {
        if (_new.Count == 0)
        {
            return 0;
        }

        var added = (await unit.BulkInsertNewAsync(_new.Select(one => one.NewRow(unit.Now)), cancellationToken)).Select(row => row.Id).ToHashSet();
        WantedOccurrence[] planned = [.. _new.Where(one => added.Contains(one.Id))];
        _touched.UnionWith(_new.Select(one => one.Id).Where(id => !added.Contains(id)));

        // A reason that went and came back finds the reminders that were sent before it went: they stay sent.
        await unit.BulkInsertNewAsync(planned.SelectMany(one => one.Rows()), cancellationToken);
        foreach (var one in planned)
        {
            await Chain.FillInAsync(unit, things, one.Obligation, one.Occurrence, cancellationToken);
        }

        if (planned.Length > 0)
        {
            var keys = planned.GroupBy(one => one.Occurrence.Obligation, one => one.Occurrence.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
            unit.Record(JsonSerializer.Serialize(new { planned = keys }, Readable));
        }

        return planned.Length;
    }

    /// <summary>
    /// At another time it is told anew, whoever was told the old one; a reminder whose instant stays the same stays sent. Where
    /// only its reminders changed, those that were sent stay sent, and one that should have come already does not come belated.
    /// </summary>
    private static bool Move(WriteUnit unit, DueOccurrence row, WantedOccurrence due, IReadOnlyList<OccurrenceStage> stages)
    {
        if (!due.Moves(row, unit.Now))
        {
            return false;
        }

        var isElsewhen = due.IsElsewhen(row);
        OccurrenceStage[] kept = isElsewhen ? [] : [.. stages.Where(stage => stage.SettledAt is not null)];
        var wanted = due.Rows().Where(stage => isElsewhen || (stage.At > unit.Now && !Array.Exists(kept, old => old.Stage == stage.Stage))).ToDictionary(stage => stage.Stage, StringComparer.Ordinal);
        foreach (var old in stages.Except(kept))
        {
            if (wanted.Remove(old.Stage, out var same))
            {
                if (old.SettledAt is not null && old.At == same.At)
                {
                    continue;
                }

                (old.At, old.SettledAt, old.Readers) = (same.At, null, 0);
            }
            else
            {
                unit.Db.Remove(old);
            }
        }

        unit.Db.AddRange(wanted.Values);
        (row.Opens, row.Due, row.MissedAt, row.Citation, row.Plan) = (due.Occurrence.Opens, due.Occurrence.Due, due.Occurrence.MissedAt, due.Due.Citation, due.Plan);
        return true;
    }

    /// <summary>Takes it out while it lies ahead; what was due only falls silent.</summary>
    private static bool Remove(WriteUnit unit, DueOccurrence row, IEnumerable<OccurrenceStage> stages)
    {
        if (row.DoneAt is null)
        {
            unit.Db.RemoveRange(stages.Where(stage => stage.SettledAt is null));
        }

        if (!row.MayChange(unit.Now))
        {
            return false;
        }

        unit.Db.Remove(row);
        return true;
    }
}
