using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>
/// Issues the minutes of a meeting and freezes them with the figures of the moment. Who was not marked was absent; a
/// weekly team meeting was chaired by somebody of the department that its series names.
/// </summary>
public sealed class IssueMinutes(PortalWriter writer, PortalReader reader, MeetingRulebook rulebook, MeetingKeepers keepers, BriefMeeting brief, Texts texts, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Issues them; for those who manage meetings, and the chair.</summary>
    public async Task<Result> RunAsync(Actor actor, MeetingId id, CancellationToken cancellationToken)
    {
        // The figures are read before the writer is held; a meeting keeps its kind and its day.
        var seen = await reader.ReadAsync((db, token) => db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, token), cancellationToken);
        var briefing = seen is null || !keepers.MayKeep(actor, seen) ? null : await brief.OfAsync(seen.Kind, seen.Start, clock.GetUtcNow(), cancellationToken);
        return await writer.ChangeMeetingAsync<IssueMinutes>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (!keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                if (await ForeignChairAsync(unit, meeting, token) is { } foreign)
                {
                    return foreign;
                }

                var issued = meeting.Issue(briefing?.ToJson(), unit.Actor.Name, unit.Now);
                if (issued.IsDone)
                {
                    await unit.ProposeAsync(meeting, await rulebook.ReadAsync(unit.Db, token), token);
                    unit.Tell(meeting, "meetings.issued", [meeting.NameOf(texts), meeting.Start], "D-076");
                }

                return issued;
            },
            cancellationToken);
    }

    private static async Task<Refusal?> ForeignChairAsync(WriteUnit unit, Meeting meeting, CancellationToken cancellationToken)
    {
        if (meeting is not { Series: { } id, Chair: { } chair })
        {
            return null;
        }

        var series = await unit.Db.Set<MeetingSeries>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        return series?.ChairDepartment is { } department
            && !await unit.Db.Set<Person>().AnyAsync(person => person.Id == chair && person.Department == department, cancellationToken)
                ? MeetingRefusals.ChairFromElsewhere.With(department)
                : null;
    }
}
