using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Cancels one meeting, with a reason, and tells its attendees [B-053].</summary>
public sealed class CancelMeeting(PortalWriter writer, Texts texts) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Cancels it.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<CancelMeeting>(
            actor,
            id,
            (unit, meeting, _) =>
            {
                var cancelled = meeting.Cancel(reason, unit.Actor.Name, unit.Now);
                if (cancelled.IsDone)
                {
                    unit.Tell(meeting, "meetings.cancelled", [meeting.NameOf(texts), meeting.Start, meeting.Reason], "B-053");
                }

                return Task.FromResult(cancelled);
            },
            cancellationToken);
}
