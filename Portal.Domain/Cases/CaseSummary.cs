using Portal.Domain.Kernel;

namespace Portal.Domain.Cases;

/// <summary>Pending and overdue cases of one kind.</summary>
public sealed record CaseCount(int Pending, int Overdue);

/// <summary>A pending case with a limit.</summary>
/// <param name="Id">The case.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Due">Its limit (UTC).</param>
/// <param name="Remaining">Time left; negative once overdue.</param>
public sealed record CaseDue(CaseId Id, CaseKind Kind, DateTimeOffset Due, TimeSpan Remaining);

/// <summary>The pending cases, the ones that wait for a call-back, and what is late, at one instant, past ones too.</summary>
public sealed class CaseSummary
{
    private readonly Dictionary<CaseKind, CaseCount> _byKind = Enum.GetValues<CaseKind>().ToDictionary(kind => kind, _ => new CaseCount(0, 0));
    private readonly List<CaseDue> _late = [];
    private readonly List<CaseDue> _soon = [];
    private DateTimeOffset? _oldest;

    private CaseSummary(DateTimeOffset at) => AsOf = at;

    /// <summary>The instant counted at.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Received and not resolved.</summary>
    public int Pending { get; private set; }

    /// <summary>Pending past their limit.</summary>
    public int Overdue => _late.Count;

    /// <summary>Resolved and not closed.</summary>
    public int AwaitingCallback { get; private set; }

    /// <summary>Whole seconds since the oldest pending case was received, reopened or not; null without a pending case.</summary>
    public long? OldestPendingSeconds => _oldest is { } oldest ? (long)(AsOf - oldest).TotalSeconds : null;

    /// <summary>Every kind, also with nothing pending.</summary>
    public IReadOnlyDictionary<CaseKind, CaseCount> ByKind => _byKind;

    /// <summary>Pending cases by age.</summary>
    public CaseAges Ages { get; private set; } = CaseAges.None;

    /// <summary>The overdue cases, longest overdue first.</summary>
    public IReadOnlyList<CaseDue> Late => _late;

    /// <summary>The pending cases whose limit is reached within the hour (or the span asked for), next one first.</summary>
    public IReadOnlyList<CaseDue> DueSoon => _soon;

    /// <summary>Counts cases at an instant.</summary>
    /// <param name="cases">Histories; those that cannot be pending or waiting then may be left out.</param>
    /// <param name="at">Any instant.</param>
    /// <param name="limits">Limits for cases without their own.</param>
    /// <param name="zone">The site's zone, for what is of today.</param>
    /// <param name="soon">How near a limit counts as soon; an hour if not given.</param>
    public static CaseSummary At(
        IEnumerable<CaseHistory> cases, DateTimeOffset at, TimeLimits limits, SiteZone zone, TimeSpan? soon = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(zone);

        var summary = new CaseSummary(at);
        var horizon = at + (soon ?? TimeSpan.FromHours(1));
        var today = zone.ToInstant(zone.DateOf(at));
        foreach (var one in cases)
        {
            switch (one.StandingAt(at))
            {
                case CaseStanding.AwaitingCallback:
                    summary.AwaitingCallback++;
                    break;
                case CaseStanding.Pending:
                    summary.CountPending(one, one.Due(limits), horizon, today);
                    break;
                case CaseStanding.Absent or CaseStanding.Closed:
                    break;
            }
        }

        summary._late.Sort(ByDue);
        summary._soon.Sort(ByDue);
        return summary;
    }

    private void CountPending(CaseHistory one, DateTimeOffset? due, DateTimeOffset horizon, DateTimeOffset today)
    {
        var late = due < AsOf;
        Pending++;
        _oldest = _oldest < one.ReceivedAt ? _oldest : one.ReceivedAt;
        Ages = Ages.With(one.ReceivedAt, AsOf, today);
        _byKind[one.Kind] = new CaseCount(_byKind[one.Kind].Pending + 1, _byKind[one.Kind].Overdue + (late ? 1 : 0));
        if (due <= horizon)
        {
            (late ? _late : _soon).Add(new CaseDue(one.Id, one.Kind, due.Value, due.Value - AsOf));
        }
    }

    private static int ByDue(CaseDue a, CaseDue b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Id.Value.CompareTo(b.Id.Value);
}
