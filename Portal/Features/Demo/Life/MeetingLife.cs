using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Features.Demo.Making;
using Portal.Features.Meetings;

namespace Portal.Features.Demo.Life;

/// <summary>People come to their meetings, mostly in time; who chairs writes the minutes and issues them.</summary>
internal sealed class MeetingLife(PortalReader reader, EnterMeetings enter, PrepareMeeting prepare, MarkAttendance mark, WriteAgenda agenda, IssueMinutes issue)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Length of a meeting whose end nobody set.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(50);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Does what is due in the meetings of now; answers how many changes.</summary>
    public async Task<int> StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (situation.Now - _last < Pause)
        {
            return 0;
        }

        _last = situation.Now;
        await enter.RunAsync(situation.Mark, cancellationToken);
        var (since, now) = (situation.Now.AddHours(-8), situation.Now);
        var begun = await reader.ReadAsync(
            (db, token) => db.Set<Meeting>().AsNoTracking().Include(one => one.Attendees).Include(one => one.Agenda).AsSplitQuery()
                .Where(one => one.Start > since && one.Start <= now && one.CancelledAt == null && one.IssuedAt == null).ToListAsync(token),
            cancellationToken);
        var done = 0;
        foreach (var meeting in begun)
        {
            done += meeting.HeldAt is null ? await AttendAsync(situation, meeting, cancellationToken)
                : now >= (meeting.End ?? meeting.Start + Usual) ? await CloseAsync(situation, meeting, cancellationToken) : 0;
        }

        return done;
    }

    private async Task<int> AttendAsync(LifeSituation situation, Meeting meeting, CancellationToken cancellationToken)
    {
        var chance = Chance.Of(situation.Plan.Seed, "attend", meeting.Start.ToUnixTimeSeconds());
        MarkedAttendance[] marks =
        [
            .. meeting.Attendees.Select(one => chance.Is(0.03) && situation.Now > meeting.Start.AddMinutes(1)
                ? new MarkedAttendance(one.Person, AttendanceMark.Late, situation.Now)
                : chance.Is(0.05) ? new MarkedAttendance(one.Person, AttendanceMark.Absent, HasLeave: true) : new MarkedAttendance(one.Person, AttendanceMark.Present)),
        ];
        return (await mark.RunAsync(DemoActor.System, meeting.Id, marks, cancellationToken)).IsDone ? 1 : 0;
    }

    private async Task<int> CloseAsync(LifeSituation situation, Meeting meeting, CancellationToken cancellationToken)
    {
        var chance = Chance.Of(situation.Plan.Seed, "minutes", meeting.Start.ToUnixTimeSeconds());
        var texts = EstateData.Shipped.Meetings;
        foreach (var item in meeting.Agenda.Where(one => one.Text is null))
        {
            if (texts.LineOf(item.Head, chance) is { } line)
            {
                await agenda.RunAsync(DemoActor.System, meeting.Id, item.Id, new AgendaEntry(line), null, cancellationToken);
            }
        }

        if (meeting.Chair is null && situation.People.Values.OrderBy(person => person.Code, StringComparer.Ordinal).FirstOrDefault(person => person.Role == Roles.Supervisor.Key) is { } chair)
        {
            await prepare.RunAsync(DemoActor.System, meeting.Id, meeting.Notice, meeting.Host, chair.Id, null, cancellationToken);
        }

        return (await issue.RunAsync(DemoActor.System, meeting.Id, cancellationToken)).IsDone ? 1 : 0;
    }
}
