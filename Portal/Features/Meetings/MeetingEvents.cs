using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Domain.Meetings;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Meetings;

/// <summary>What meetings and their action items tell the obligations of the packs. A cancelled meeting tells nothing.</summary>
internal sealed class MeetingEvents(Texts texts) : IEventSource
{
    private const string Planned = "meeting.planned";
    private const string Special = "special-meeting.planned";
    private const string MonthlyMoved = "monthly-meeting.moved";
    private const string CompanyPlanned = "company-meeting.planned";
    private const string CompanyEnded = "company-meeting.ended";
    private const string ActionDue = "action-item.due";
    private const string SalesActionDue = "sales-action-item.due";

    public IReadOnlyList<string> Kinds { get; } = [Planned, Special, MonthlyMoved, CompanyPlanned, CompanyEnded, ActionDue, SalesActionDue];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Meetings];

    /// <summary>Subject of a special-topic or training meeting.</summary>
    public static string SubjectOf(MeetingId meeting) => meeting.Value.ToString("N");

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        // A company meeting that begins before the range may end in it.
        var since = from.AddDays(-1);
        var meetings = await db.Set<Meeting>().AsNoTracking().Include(one => one.Attendees).Include(one => one.Readings).AsSplitQuery()
            .Where(one => one.CancelledAt == null && one.Start >= since && one.Start < to).ToListAsync(cancellationToken);
        var items = await db.Set<ActionItem>().AsNoTracking().Where(one => one.DueAt >= from && one.DueAt < to).ToListAsync(cancellationToken);
        return [.. meetings.SelectMany(Of).Where(asked.Covers), .. items.Select(Of)];
    }

    private static RuleEvent Of(ActionItem item) => new(
        item.Kind == MeetingKind.Department ? SalesActionDue : ActionDue, item.Id.Value.ToString("N"), item.DueAt, item.Owner, item.Text, MeetingData.Href(item.MeetingId), item.ReportedAt, item.ReportedAt is null ? null : item.Owner);

    private IEnumerable<RuleEvent> Of(Meeting meeting)
    {
        var (subject, link) = (SubjectOf(meeting.Id), MeetingData.Href(meeting.Id));
        var label = meeting.NameOf(texts).Chinese;
        foreach (var one in meeting.Attendees)
        {
            yield return new RuleEvent(Planned, $"{subject}:{one.Person.Value:N}", meeting.Start, one.Person, label, link, IsSettled(one) ? meeting.HeldAt : null, one.Person);
        }

        if (meeting.Kind.NeedsNotice())
        {
            yield return new RuleEvent(Special, subject, meeting.Start, meeting.Organiser, $"{label} · {meeting.Host}", link);
        }

        if (meeting is { Kind: MeetingKind.Monthly, MovedAt: { } movedAt })
        {
            // The attendees were told in the same act.
            yield return new RuleEvent(MonthlyMoved, $"{subject}@{movedAt.ToUnixTimeSeconds()}", meeting.Start, null, label, link, movedAt);
        }

        if (meeting.Kind == MeetingKind.Company)
        {
            yield return new RuleEvent(CompanyPlanned, subject, meeting.Start, null, label, link, meeting.HeldAt);
            yield return new RuleEvent(CompanyEnded, subject, meeting.End ?? meeting.Start, null, label, link, PassedOnAt(meeting));
        }
    }

    /// <summary>Whoever came was there, and whoever has leave need not be; the absent stay missed.</summary>
    private static bool IsSettled(Attendance one) => one.HasLeave || one.Mark is AttendanceMark.Present or AttendanceMark.Late or AttendanceMark.Early;

    /// <summary>When the minutes first went to somebody who had not been there.</summary>
    private static DateTimeOffset? PassedOnAt(Meeting meeting) =>
        meeting.Readings.Where(reading => meeting.Of(reading.Person) is null).Select(reading => (DateTimeOffset?)reading.AskedAt).Min();
}
