using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Records an exit, a guest or a disruption [B-071, B-078].</summary>
public sealed class RecordIncident(PortalWriter writer, MeetingRulebook rulebook, MeetingKeepers keepers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Records it; for those who manage meetings, and the chair.</summary>
    /// <param name="actor">Who records it.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="person">An attendee.</param>
    /// <param name="kind">What.</param>
    /// <param name="reason">Why, or what happened.</param>
    /// <param name="hasConsent">Whether the chair consented to an exit.</param>
    /// <param name="at">When (UTC); null is now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(
        Actor actor, MeetingId id, PersonId person, IncidentKind kind, string? reason, bool hasConsent, DateTimeOffset? at, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<RecordIncident>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (!keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                if (meeting.Record(person, kind, at ?? unit.Now, reason, hasConsent, unit.Actor.Name, unit.Now).Refusal is { } refusal)
                {
                    return refusal;
                }

                await unit.ProposeAsync(meeting, await rulebook.ReadAsync(unit.Db, token), token);
                return Result.Done;
            },
            cancellationToken);
}
