using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Publishes where a meeting takes place and tells its attendees [B-058].</summary>
public sealed class PublishPlace(PortalWriter writer, Texts texts) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Publishes it.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, string? place, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<PublishPlace>(
            actor,
            id,
            (unit, meeting, _) =>
            {
                var published = meeting.PublishPlace(place, unit.Now);
                if (published.IsDone)
                {
                    unit.Tell(meeting, "meetings.place", [meeting.NameOf(texts), meeting.Start, meeting.Place], "B-058");
                }

                return Task.FromResult(published);
            },
            cancellationToken);
}
