using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Moves one meeting, with a reason, and tells its attendees the new time [B-053, B-059].</summary>
public sealed class MoveMeeting(PortalWriter writer, MeetingRulebook rulebook, Texts texts, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Moves it.</summary>
    /// <param name="actor">Who moves it.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="start">The new start (UTC).</param>
    /// <param name="end">The new end (UTC), or null.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, MeetingId id, DateTimeOffset start, DateTimeOffset? end, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<MoveMeeting>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                var rules = await rulebook.ReadAsync(unit.Db, token);
                if (meeting.Kind == MeetingKind.Patients && rules.PatientDays(start) is var (from, to) && (zone.DateOf(start).Day < from || zone.DateOf(start).Day > to))
                {
                    return MeetingRefusals.NotMidMonth.With(from, to);
                }

                var before = meeting.Start;
                var moved = meeting.Move(start, end, reason, rules.ChangeNoticeDays(meeting.Kind, meeting.Start), zone, unit.Actor.Name, unit.Now);
                if (moved.IsDone)
                {
                    unit.Tell(meeting, "meetings.moved", [meeting.NameOf(texts), before, meeting.Start, meeting.Reason], meeting.Kind == MeetingKind.Monthly ? "B-059" : "B-053");
                }

                return moved;
            },
            cancellationToken);
}
