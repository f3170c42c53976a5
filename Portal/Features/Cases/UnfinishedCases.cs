using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;

namespace Portal.Features.Cases;

/// <summary>To each person on shift at a post: the day's cases that are still open in that name. Values: count, end of the shift, numbers.</summary>
internal sealed class UnfinishedCases(SiteZone zone) : IDigest
{
    private readonly Func<PortalDb, PersonId, IAsyncEnumerable<PendingCase>> _open = EF.CompileAsyncQuery((PortalDb db, PersonId person) =>
        db.Set<Case>().AsNoTracking().Where(one => one.ResolvedAt == null && one.AssignedTo == person).Select(one => new PendingCase(one.Number, one.AssignedTo, one.ReceivedAt)));

    public string Name => "unfinished-cases";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        PlannedShift[] shifts = [.. asked.Shifts];
        var cases = new List<PendingCase>();
        foreach (var person in shifts.Select(shift => shift.Person).Distinct())
        {
            cases.AddRange(await _open(asked.Db, person).ToListAsync(cancellationToken));
        }

        return
        [
            .. UnfinishedWork.Of(shifts, cases, zone, asked.Now)
                .DistinctBy(work => work.Shift.Person)
                .Select(work => new DigestLine(work.Shift.Person, [work.Cases.Count, work.Shift.End, string.Join(", ", work.Cases.Select(one => one.Number))])),
        ];
    }
}
