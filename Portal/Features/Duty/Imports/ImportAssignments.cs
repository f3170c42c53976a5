using Microsoft.EntityFrameworkCore;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Duty.Imports;

/// <summary>
/// Takes planned shifts in. Person, post and start identify one; its end follows the file; of several rows of one shift
/// the last one counts. A shift that was withdrawn here stays withdrawn, so that the same roster imported again does not
/// put the ill back on duty.
/// </summary>
internal sealed class ImportAssignments(SiteZone zone) : ImportHandler<ImportAssignments.Row>
{
    public override ImportSchema Schema => ImportKinds.Assignments;

    protected override Row? Read(ImportRow row)
    {
        var (staff, post, start, end) = (row.Code("staff"), row.Code("post"), row.Instant("start", zone), row.Instant("end", zone));
        if (!row.IsGood || start is null || end is null)
        {
            return null;
        }

        if (end <= start)
        {
            row.Reject(DutyRefusals.EndNotAfterStart);
            return null;
        }

        return new Row(staff, post, start.Value, end.Value);
    }

    protected override async Task ApplyAsync(ImportWrite<Row> write, CancellationToken cancellationToken)
    {
        if (write.Rows.Count == 0)
        {
            return;
        }

        var db = write.Unit.Db;
        var codes = await DutyCodes.LoadAsync(db, cancellationToken);
        var (first, last) = (write.Rows.Min(row => row.Value.Start), write.Rows.Max(row => row.Value.Start));
        var stored = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => shift.End > first && shift.Start >= first && shift.Start <= last)
            .ToListAsync(cancellationToken);
        Dictionary<(PersonId Person, PostId Post, DateTimeOffset Start), Assignment> known = [];
        foreach (var shift in stored.OrderByDescending(shift => shift.Withdrawn))
        {
            known[(shift.PersonId, shift.PostId, shift.Start)] = shift;
        }

        List<Assignment> added = [];
        foreach (var ((person, post, start), rows) in ByShift(write, codes))
        {
            var end = rows[^1].Value.End;
            var changes = false;
            if (!known.TryGetValue((person, post, start), out var shift))
            {
                added.Add(Assignment.Plan(TypedId.New<AssignmentId>(write.Unit.Now), person, post, start, end).Value);
                changes = true;
            }
            else if (shift.Withdrawn)
            {
                rows.ForEach(row => row.Source.Warn(DutyWarnings.WithdrawnHere.With(shift.WithdrawnReason)));
            }
            else if (shift.End != end)
            {
                // Attached as it is stored, so that the tracker sees what changes.
                db.Attach(shift);
                changes = shift.EndAt(end).Value;
            }

            rows.ForEach(row => write.Count(row.Source, changes));
        }

        await write.Unit.BulkInsertAsync(added, cancellationToken);
    }

    /// <summary>The rows of each shift in file order; those of unknown people or posts are refused.</summary>
    private static Dictionary<(PersonId Person, PostId Post, DateTimeOffset Start), List<ImportedRow<Row>>> ByShift(ImportWrite<Row> write, DutyCodes codes)
    {
        Dictionary<(PersonId Person, PostId Post, DateTimeOffset Start), List<ImportedRow<Row>>> shifts = [];
        foreach (var row in write.Rows)
        {
            if (!codes.TryFind(row.Source, row.Value.Staff, row.Value.Post, out var person, out var post))
            {
                write.Count(row.Source, changes: false);
            }
            else if (shifts.TryGetValue((person, post, row.Value.Start), out var rows))
            {
                rows.Add(row);
            }
            else
            {
                shifts.Add((person, post, row.Value.Start), [row]);
            }
        }

        return shifts;
    }

    /// <summary>A shift as a file tells it.</summary>
    internal sealed record Row(string Staff, string Post, DateTimeOffset Start, DateTimeOffset End);
}
