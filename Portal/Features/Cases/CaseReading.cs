using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>
/// Reads the figures of cases. SQL only narrows, along an index, to the cases that can count at an instant or in a
/// month; whether they do is decided by the one rule of the domain.
/// </summary>
internal static class CaseReading
{
    /// <summary>Later than anything is dated. A range with two ends is narrower in the database's eyes than "received so far", which is every case.</summary>
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    /// <summary>The figures of an instant, past or present.</summary>
    public static async Task<CaseFigures> CaseFiguresAsync(
        this PortalDb db, DateTimeOffset at, TimeLimits limits, SiteZone zone, CancellationToken cancellationToken)
    {
        var histories = await db.Set<Case>().MayBePendingAt(at).Histories().ToListAsync(cancellationToken);
        var summary = CaseSummary.At(histories, at, limits, zone);
        return new CaseFigures(summary, summary.AwaitingCallback + await db.Set<Case>().SurelyWaitingAt(at).CountAsync(cancellationToken));
    }

    /// <summary>
    /// Cases that may have been pending at an instant. A case that was reopened may have been anything before its last
    /// resolution, so it is always looked at unless its last closing is past.
    /// </summary>
    /// <remarks>
    /// Each part lies in one range of an index. In one condition joined by "or" the database would look at every case that
    /// was ever received.
    /// </remarks>
    public static IQueryable<Case> MayBePendingAt(this IQueryable<Case> cases, DateTimeOffset at)
    {
        var received = cases.Where(one => one.ReceivedAt <= at);
        var reopened = received.Where(one => one.ResolvedAt <= at && one.Reopened > 0);
        return received.Where(one => one.ResolvedAt == null)
            .Concat(received.Where(one => one.ResolvedAt > at && one.ResolvedAt < Never))
            .Concat(reopened.NotClosedAt(at));
    }

    /// <summary>The other cases that waited for their call-back then; never reopened, so their columns tell.</summary>
    public static IQueryable<Case> SurelyWaitingAt(this IQueryable<Case> cases, DateTimeOffset at) =>
        cases.Where(one => one.ReceivedAt <= at && one.ResolvedAt <= at && one.Reopened == 0).NotClosedAt(at);

    private static IQueryable<Case> NotClosedAt(this IQueryable<Case> cases, DateTimeOffset at) =>
        cases.Where(one => one.ClosedAt == null).Concat(cases.Where(one => one.ClosedAt > at && one.ClosedAt < Never));

    /// <summary>Cases received or resolved in [<paramref name="from"/>, <paramref name="to"/>): all that a month's figures are made of.</summary>
    public static IQueryable<Case> Touching(this IQueryable<Case> cases, DateTimeOffset from, DateTimeOffset to) =>
        cases.Where(one => (one.ReceivedAt >= from && one.ReceivedAt < to) || (one.ResolvedAt >= from && one.ResolvedAt < to));

    /// <summary>What counting needs of each.</summary>
    public static IQueryable<CaseHistory> Histories(this IQueryable<Case> cases) => cases.Select(one => new CaseHistory
    {
        Id = one.Id,
        Kind = one.Kind,
        Severity = one.Severity,
        Category = one.Category,
        ReceivedAt = one.ReceivedAt,
        ResolveDue = one.ResolveDue,
        ResolvedAt = one.ResolvedAt,
        ClosedAt = one.ClosedAt,
        Satisfaction = one.Satisfaction,
        Reopened = one.Reopened,
        Reopenings = one.Reopenings,
    });
}

/// <summary>The figures of cases at an instant.</summary>
/// <param name="Summary">Pending and overdue; of the cases that wait for a call-back it knows only some.</param>
/// <param name="AwaitingCallback">Resolved and not closed, all of them.</param>
public sealed record CaseFigures(CaseSummary Summary, int AwaitingCallback);
