using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Fills what a notice says, who chairs and who comes.</summary>
public sealed class PrepareMeeting(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Fills it.</summary>
    /// <param name="actor">Who prepares it.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="notice">The fields.</param>
    /// <param name="host">The property where it is held.</param>
    /// <param name="chair">Who chairs.</param>
    /// <param name="attendees">Who comes; null leaves them as they are.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(
        Actor actor, MeetingId id, MeetingNotice notice, string? host, PersonId? chair, IReadOnlyCollection<PersonId>? attendees, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<PrepareMeeting>(
            actor, id, (_, meeting, _) => Task.FromResult(meeting.Prepare(notice, host, chair, attendees)), cancellationToken);
}
