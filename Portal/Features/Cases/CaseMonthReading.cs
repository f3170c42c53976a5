using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>
/// Reads the case figures of a month as the database counts them: a large estate has thousands of cases a month. The
/// definition is <see cref="CaseMonth.Of"/>, which a test holds this against.
/// </summary>
public static class CaseMonthReading
{
    /// <summary>The figures of <c>[from, to)</c>.</summary>
    public static async Task<CaseMonth> CaseMonthAsync(
        this PortalDb db, DateTimeOffset from, DateTimeOffset to, TimeLimits limits, int leastSatisfaction, CancellationToken cancellationToken)
    {
        var received = db.Set<Case>().Where(one => one.ReceivedAt >= from && one.ReceivedAt < to);
        var kinds = await received
            .GroupBy(one => one.Kind)
            .Select(kind => new
            {
                kind.Key,
                Received = kind.Count(),
                InTime = kind.Count(one => one.ResolvedAt <= one.ResolveDue),
                Effective = kind.Count(one =>
                    one.ResolvedAt != null && one.Reopened == 0 && (one.Satisfaction == null || one.Satisfaction >= leastSatisfaction)),
            })
            .ToDictionaryAsync(kind => kind.Key, kind => new CaseQuality(kind.Received, kind.InTime, kind.Effective), cancellationToken);

        // Which of the site's limits holds for a case that brought none is for the domain to say.
        var withoutLimit = await received
            .Where(one => one.ResolveDue == null && one.ResolvedAt != null && (one.Kind == CaseKind.Complaint || one.Kind == CaseKind.Repair))
            .Histories()
            .ToListAsync(cancellationToken);
        var inTime = withoutLimit.Where(one => one.IsTimely(limits)).ToLookup(one => one.Kind);
        var resolved = await db.Set<Case>().CountAsync(one => one.ResolvedAt >= from && one.ResolvedAt < to, cancellationToken);
        return new CaseMonth(kinds.Values.Sum(kind => kind.Received), resolved, Of(CaseKind.Complaint), Of(CaseKind.Repair));

        CaseQuality Of(CaseKind kind) =>
            kinds.TryGetValue(kind, out var counted) ? counted with { Timely = counted.Timely + inTime[kind].Count() } : new CaseQuality(0, 0, 0);
    }
}
