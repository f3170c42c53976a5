using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Features.Reminders;

namespace Portal.Features.Meetings;

/// <summary>Somebody who was asked says to have read the minutes.</summary>
public sealed class ConfirmMinutes(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Confirms it for the actor.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<ConfirmMinutes>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return MeetingRefusals.NotConcerned;
                }

                var read = meeting.Read(person, unit.Now);
                if (read.IsDone)
                {
                    await unit.AcknowledgeAsync(person, MeetingData.Href(id), token, "meetings.issued");
                }

                return read;
            },
            cancellationToken);
}
