using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Meetings;

/// <summary>
/// A meeting of the site's own series that was moved moves the obligation to hold it, and with that what is due some days
/// before it: the reports and the announcement of the place [B-021, B-058, B-059].
/// </summary>
internal sealed class MeetingMoves(SiteZone zone) : IMoveSource
{
    private static readonly Dictionary<MeetingKind, string> Obligations = new()
    {
        [MeetingKind.Monthly] = "monthly-analysis-meeting",
        [MeetingKind.Team] = "team-meeting",
        [MeetingKind.Morning] = "morning-meeting",
        [MeetingKind.Department] = "sales-department-meeting",
        [MeetingKind.HospitalDepartment] = "hospital-department-meeting",
        [MeetingKind.Housekeeping] = "housekeeping-meeting",
    };

    /// <summary>Whether a meeting that was moved moves an obligation: a centre's own leaves the site's where it is.</summary>
    public static bool Moves(Meeting meeting) => meeting is { MovedAt: not null, Series: not null, Centre: null } && Obligations.ContainsKey(meeting.Kind);

    public async Task<IReadOnlyList<OccurrenceMove>> SinceAsync(PortalDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().AsNoTracking()
            .Where(one => one.MovedAt != null && one.Series != null && one.Start >= since).OrderBy(one => one.MovedAt).ToListAsync(cancellationToken);
        return
        [
            .. from meeting in meetings.Where(Moves)
               let key = meeting.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
               select new OccurrenceMove(Obligations[meeting.Kind], key, zone.ToInstant(meeting.Day), meeting.Start, meeting.Reason ?? ""),
        ];
    }
}
