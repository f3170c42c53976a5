using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Sends the notice of a meeting to its attendees; refused while one of its five fields is blank [B-066].</summary>
public sealed class SendNotice(PortalWriter writer, Texts texts) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Sends it.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<SendNotice>(
            actor,
            id,
            (unit, meeting, _) =>
            {
                var sent = meeting.SendNotice(unit.Now);
                if (sent.IsDone)
                {
                    Tell(unit, meeting, texts);
                }

                return Task.FromResult(sent);
            },
            cancellationToken);

    internal static void Tell(WriteUnit unit, Meeting meeting, Texts texts) =>
        unit.Tell(meeting, "meetings.notice", [meeting.NameOf(texts), meeting.Start, meeting.Place, meeting.Materials, meeting.Notes], "B-066");
}
