using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Adds to issued minutes, with name and time; what was issued stays as it is.</summary>
public sealed class AppendToMinutes(PortalWriter writer, MeetingKeepers keepers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Adds it; for those who manage meetings, and the chair.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, string? text, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<AppendToMinutes>(
            actor,
            id,
            (unit, meeting, _) => Task.FromResult(keepers.MayKeep(actor, meeting) ? meeting.Append(text, unit.Actor.Name, unit.Now) : MeetingRefusals.NotConcerned),
            cancellationToken);
}
