using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Cases;

/// <summary>To each person on shift at a post: the day's cases that are still open in that name. Values: count, end of the shift, numbers.</summary>
internal sealed class UnfinishedCases(SiteZone zone) : IDigest
{
    public string Name => "unfinished-cases";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        var (db, post, now) = (asked.Db, asked.Post, asked.Now);
        var shifts = await (from shift in db.Set<Assignment>().AsNoTracking()
                            join place in db.Set<Post>() on shift.PostId equals place.Id
                            where place.Code == post && !shift.Withdrawn && shift.Start <= now && shift.End > now
                            select new { shift.Id, shift.PersonId, shift.Start, shift.End }).ToListAsync(cancellationToken);
        if (shifts.Count == 0)
        {
            return [];
        }

        var people = shifts.Select(shift => shift.PersonId).Distinct().ToArray();
        var cases = await db.Set<Case>().AsNoTracking()
            .Where(one => one.ResolvedAt == null && one.AssignedTo != null && people.Contains(one.AssignedTo.Value))
            .Select(one => new PendingCase(one.Number, one.AssignedTo, one.ReceivedAt))
            .ToListAsync(cancellationToken);
        return
        [
            .. UnfinishedWork.Of(shifts.Select(shift => new PlannedShift(shift.Id.Value.ToString("N"), shift.PersonId, post!, shift.Start, shift.End)), cases, zone, now)
                .DistinctBy(work => work.Shift.Person)
                .Select(work => new DigestLine(work.Shift.Person, [work.Cases.Count, work.Shift.End, string.Join(", ", work.Cases.Select(one => one.Number))])),
        ];
    }
}
