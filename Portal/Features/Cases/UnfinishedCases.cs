using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;

namespace Portal.Features.Cases;

/// <summary>To each person on shift at a post: the day's cases that are still open in that name. Values: count, end of the shift, numbers.</summary>
internal sealed class UnfinishedCases(SiteZone zone) : IDigest
{
    private readonly Func<PortalDb, string?, DateTimeOffset, IAsyncEnumerable<ShiftNow>> _shifts = EF.CompileAsyncQuery((PortalDb db, string? post, DateTimeOffset now) =>
        from shift in db.Set<Assignment>().AsNoTracking()
        join place in db.Set<Post>() on shift.PostId equals place.Id
        where place.Code == post && !shift.Withdrawn && shift.Start <= now && shift.End > now
        select new ShiftNow(shift.Id, shift.PersonId, shift.Start, shift.End));

    private readonly Func<PortalDb, PersonId, IAsyncEnumerable<PendingCase>> _open = EF.CompileAsyncQuery((PortalDb db, PersonId person) =>
        db.Set<Case>().AsNoTracking().Where(one => one.ResolvedAt == null && one.AssignedTo == person).Select(one => new PendingCase(one.Number, one.AssignedTo, one.ReceivedAt)));

    public string Name => "unfinished-cases";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        var (db, post, now) = (asked.Db, asked.Post, asked.Now);
        var shifts = await _shifts(db, post, now).ToListAsync(cancellationToken);
        var cases = new List<PendingCase>();
        foreach (var person in shifts.Select(shift => shift.Person).Distinct())
        {
            cases.AddRange(await _open(db, person).ToListAsync(cancellationToken));
        }

        return
        [
            .. UnfinishedWork.Of(shifts.Select(shift => new PlannedShift(shift.Id.Value.ToString("N"), shift.Person, post!, shift.Start, shift.End)), cases, zone, now)
                .DistinctBy(work => work.Shift.Person)
                .Select(work => new DigestLine(work.Shift.Person, [work.Cases.Count, work.Shift.End, string.Join(", ", work.Cases.Select(one => one.Number))])),
        ];
    }

    private sealed record ShiftNow(AssignmentId Id, PersonId Person, DateTimeOffset Start, DateTimeOffset End);
}
