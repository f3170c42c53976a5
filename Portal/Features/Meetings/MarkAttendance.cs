using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>How somebody attended, as it is marked.</summary>
/// <param name="Person">An attendee.</param>
/// <param name="Mark">How.</param>
/// <param name="ArrivedAt">When the person came (UTC), or null.</param>
/// <param name="LeftAt">When the person left (UTC), or null.</param>
/// <param name="HasLeave">Whether leave for it was approved.</param>
public sealed record MarkedAttendance(PersonId Person, AttendanceMark Mark, DateTimeOffset? ArrivedAt = null, DateTimeOffset? LeftAt = null, bool HasLeave = false);

/// <summary>Marks how people attended and proposes what the rules name for it; all marks or none.</summary>
public sealed class MarkAttendance(PortalWriter writer, MeetingRulebook rulebook, MeetingKeepers keepers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Marks them; for those who manage meetings, and the chair.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, IReadOnlyList<MarkedAttendance> marks, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<MarkAttendance>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (!keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                foreach (var mark in marks)
                {
                    var marked = meeting.Mark(mark.Person, mark.Mark, mark.ArrivedAt, mark.LeftAt, mark.HasLeave, unit.Now);
                    if (!marked.IsDone)
                    {
                        return marked;
                    }
                }

                await unit.ProposeAsync(meeting, await rulebook.ReadAsync(unit.Db, token), token);
                return Result.Done;
            },
            cancellationToken);
}
