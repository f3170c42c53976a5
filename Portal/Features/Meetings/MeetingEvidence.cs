using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Features.Obligations;

namespace Portal.Features.Meetings;

/// <summary>
/// Closes the obligations that meetings are the evidence of: a record kept is a record registered, a place published is a
/// place announced. Each is done at the instant at which it was done here, however late it is looked at.
/// </summary>
internal static class MeetingEvidence
{
    /// <summary>How far back and ahead of now meetings are looked at.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(8);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(32);

    /// <summary>Closes them; answers how many. Without a unit of work it only counts.</summary>
    public static async Task<int> CloseAsync(PortalDb db, WriteUnit? unit, SiteZone zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Set<DueOccurrence>().Where(row => row.DoneAt == null && row.Opens <= now && Keys.Contains(row.Obligation)).ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return 0;
        }

        var (from, to) = (now - Back, now + Ahead);
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(one => one.Start >= from && one.Start < to).ToListAsync(cancellationToken);
        var closed = 0;
        foreach (var proof in meetings.SelectMany(meeting => Of(meeting, zone)).OrderBy(proof => proof.At))
        {
            if (open.Find(row => row.DoneAt is null && row.Obligation == proof.Obligation && (proof.Subject is null || row.Subject == proof.Subject) && row.Due >= proof.From && row.Due < proof.To) is { } row)
            {
                closed++;
                open.Remove(row);
                if (unit is not null)
                {
                    row.Do(null, proof.Note, proof.At > row.Opens ? proof.At : row.Opens);
                }
            }
        }

        return closed;
    }

    private static readonly string[] Keys =
    [
        "special-meeting-notice", "monthly-meeting-place", "monthly-analysis-meeting", "team-meeting", "team-meeting-minutes", "morning-meeting", "morning-meeting-record",
        "sales-department-meeting", "hospital-department-meeting", "housekeeping-meeting", "patients-meeting", "seats-after-shift",
    ];

    private static IEnumerable<Proof> Of(Meeting meeting, SiteZone zone)
    {
        var note = $"{meeting.IssuedBy ?? meeting.ChangedBy} {MeetingData.Href(meeting.Id)}".Trim();
        var day = meeting.Series is null || meeting.MovedAt is null || MeetingMoves.Moves(meeting) ? zone.DateOf(meeting.Start) : meeting.Day;
        var monday = ReadMeetings.MondayOf(day);
        var (dayFrom, dayTo) = (zone.ToInstant(day), zone.ToInstant(day.AddDays(1)));

        // A cancellation with its reason is a record, too [B-053]; what was neither held nor cancelled proves nothing.
        var held = meeting.CancelledAt ?? meeting.HeldAt;
        var proofs = meeting.Kind switch
        {
            MeetingKind.Special or MeetingKind.Training => [new("special-meeting-notice", MeetingEvents.SubjectOf(meeting.Id), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, meeting.NoticedAt, note)],
            MeetingKind.Monthly =>
            [
                new("monthly-meeting-place", null, dayFrom.AddDays(-15), dayTo, meeting.PlacePublishedAt ?? meeting.CancelledAt, note),
                new("monthly-analysis-meeting", null, dayFrom, dayTo, held, note),
            ],
            MeetingKind.Team =>
            [
                new("team-meeting", null, dayFrom, dayTo, held, note),
                new("team-meeting-minutes", null, zone.ToInstant(monday), zone.ToInstant(monday.AddDays(7)), meeting.CancelledAt ?? meeting.IssuedAt, note),
            ],
            MeetingKind.Morning => [new("morning-meeting", null, dayFrom, dayTo, held, note), new("morning-meeting-record", null, dayFrom, dayTo, held, note)],
            MeetingKind.Department => [new("sales-department-meeting", null, dayFrom, dayTo, meeting.CancelledAt ?? meeting.IssuedAt, note)],
            MeetingKind.HospitalDepartment => [new("hospital-department-meeting", null, dayFrom, dayTo, held, note)],
            MeetingKind.Housekeeping => [new("housekeeping-meeting", null, dayFrom, dayTo, held, note)],
            MeetingKind.Patients => [new("patients-meeting", null, zone.StartOf(Period.Of(day)), zone.EndOf(Period.Of(day)), meeting.HeldAt, note)],
            MeetingKind.PostShift => [new("seats-after-shift", null, dayFrom, dayTo, meeting.HeldAt, note)],
            MeetingKind.Management or MeetingKind.PreShift or MeetingKind.Company => Array.Empty<Candidate>(),
        };
        return from proof in proofs
               where proof.At is not null
               select new Proof(proof.Obligation, proof.Subject, proof.From, proof.To, proof.At!.Value, proof.Note);
    }

    private sealed record Candidate(string Obligation, string? Subject, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? At, string Note);

    private sealed record Proof(string Obligation, string? Subject, DateTimeOffset From, DateTimeOffset To, DateTimeOffset At, string Note);
}
