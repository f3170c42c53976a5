using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>
/// Reports the result of an action item [B-079]. What is reported late or as not completed brings its one warning [B-080];
/// the managers, who stand for the marketing development department, are told the result.
/// </summary>
public sealed class ReportAction(PortalWriter writer, MeetingRulebook rulebook, MeetingKeepers keepers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Reports it; for its person in charge and those who manage meetings.</summary>
    /// <param name="actor">Who reports.</param>
    /// <param name="id">The action item.</param>
    /// <param name="isCompleted">Whether it is done; if not it stays open.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, ActionItemId id, bool isCompleted, string? result, CancellationToken cancellationToken) =>
        writer.WriteAsync<ReportAction>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<ActionItem>().SingleOrDefaultAsync(one => one.Id == id, token) is not { } item)
                {
                    return MeetingRefusals.Unknown;
                }

                if (item.Owner != actor.Person && !keepers.MayManage(actor))
                {
                    return MeetingRefusals.NotConcerned;
                }

                var reported = item.Report(isCompleted, result, unit.Actor.Name, unit.Now);
                if (!reported.IsDone)
                {
                    return reported;
                }

                await unit.WarnAsync(item, await rulebook.ReadAsync(unit.Db, token), token);
                var managers = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active && person.Role == Roles.Manager.Key).Select(person => person.Id).ToListAsync(token);
                unit.Tell(managers, item.MeetingId, isCompleted ? "meetings.action-done" : "meetings.action-not-done", [unit.Actor.Name, item.Text, item.Outcome], "B-079");
                return Result.Done;
            },
            cancellationToken);
}
