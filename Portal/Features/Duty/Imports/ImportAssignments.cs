using Microsoft.EntityFrameworkCore;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Duty.Imports;

/// <summary>
/// Takes planned shifts in. Person, post and start identify one; its end follows the file. A shift that was withdrawn
/// here stays withdrawn, so that the same roster imported again does not put the ill back on duty.
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

        var storedIds = stored.Select(shift => shift.Id).ToHashSet();
        List<Assignment> added = [];
        foreach (var (source, value) in write.Rows)
        {
            if (!codes.TryFind(source, value.Staff, value.Post, out var person, out var post))
            {
                write.Count(source, changes: false);
                continue;
            }

            if (!known.TryGetValue((person, post, value.Start), out var shift))
            {
                shift = Assignment.Plan(TypedId.New<AssignmentId>(write.Unit.Now), person, post, value.Start, value.End).Value;
                known[(person, post, value.Start)] = shift;
                added.Add(shift);
                write.Count(source, changes: true);
                continue;
            }

            write.Count(source, Change(shift));

            bool Change(Assignment existing)
            {
                if (existing.Withdrawn)
                {
                    source.Warn(DutyWarnings.WithdrawnHere.With(existing.WithdrawnReason));
                    return false;
                }

                // Attached as it is stored, so that the tracker sees what changes.
                if (existing.End != value.End && storedIds.Remove(existing.Id))
                {
                    db.Attach(existing);
                }

                return existing.EndAt(value.End).Value;
            }
        }

        await write.Unit.BulkInsertAsync(added, cancellationToken);
    }

    /// <summary>A shift as a file tells it.</summary>
    internal sealed record Row(string Staff, string Post, DateTimeOffset Start, DateTimeOffset End);
}
