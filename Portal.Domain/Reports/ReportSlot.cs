using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Domain.Reports;

/// <summary>A report that a department owes: one kind, one turn. There is at most one report for it [B-014].</summary>
/// <param name="Template">The kind.</param>
/// <param name="Department">Who owes it.</param>
/// <param name="Turn">When it opens, is due and counts as missed.</param>
/// <param name="Citation">Clause of the obligation as <c>clause@version</c>.</param>
public sealed record ReportSlot(ReportTemplate Template, string Department, Occurrence Turn, string Citation)
{
    /// <summary>The site days that it is about.</summary>
    public ReportSpan Span(SiteZone zone) => ReportSpan.Of(Template.Covers, zone.DateOf(Turn.Due));

    /// <summary>How it stands; handed in at <see cref="Occurrence.MissedAt"/> is late [B-020].</summary>
    /// <param name="report">The report, or null while nobody has begun it.</param>
    /// <param name="now">The instant asked about.</param>
    public ReportStanding Standing(Report? report, DateTimeOffset now)
    {
        if (report?.State == ReportState.Returned)
        {
            return ReportStanding.Returned;
        }

        return Turn.Standing(report?.SubmittedAt, now) switch
        {
            OccurrenceStanding.Done => ReportStanding.Submitted,
            OccurrenceStanding.DoneLate => ReportStanding.SubmittedLate,
            OccurrenceStanding.Missed => ReportStanding.Missing,
            OccurrenceStanding.Open or OccurrenceStanding.Due => ReportStanding.Open,
            OccurrenceStanding.Upcoming => ReportStanding.Upcoming,
        };
    }

    /// <summary>Whole site days since the due day of what is missing; 0 on that day itself [D-159].</summary>
    public int DaysOverdue(DateTimeOffset now, SiteZone zone) =>
        now < Turn.MissedAt ? 0 : zone.DateOf(now).DayNumber - zone.DateOf(Turn.Due).DayNumber;
}

/// <summary>How a report that is owed stands.</summary>
public enum ReportStanding
{
    /// <summary>Cannot be handed in yet.</summary>
    Upcoming,

    /// <summary>Can be handed in, and is not late.</summary>
    Open,

    /// <summary>Handed in in time.</summary>
    Submitted,

    /// <summary>Handed in late.</summary>
    SubmittedLate,

    /// <summary>Sent back with a reason; to be handed in again.</summary>
    Returned,

    /// <summary>Late and not handed in.</summary>
    Missing,
}
