using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

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
            (unit, meeting, _) => Task.FromResult(actor.Person is { } person ? meeting.Read(person, unit.Now) : MeetingRefusals.NotConcerned),
            cancellationToken);
}
