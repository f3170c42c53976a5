using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Files what cannot be solved: a written report to the superior department [B-081], or a supervisor's liability for what was never reported [B-082].</summary>
public sealed class EscalateAction(PortalWriter writer, MeetingKeepers keepers, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Reports it upward; for its person in charge and those who manage meetings.</summary>
    public Task<Result> RunAsync(Actor actor, ActionItemId id, string? department, string? text, CancellationToken cancellationToken) =>
        FileAsync(
            actor,
            id,
            item => item.Owner == actor.Person || keepers.MayManage(actor),
            (unit, item, _) => Task.FromResult(ActionRecord.ReportUpward(item.Id, department, text, zone.DateOf(unit.Now), unit.Actor.Name, unit.Now)),
            cancellationToken);

    /// <summary>Holds a supervisor liable; for those who manage meetings.</summary>
    public Task<Result> HoldLiableAsync(Actor actor, ActionItemId id, PersonId supervisor, string? text, CancellationToken cancellationToken) =>
        FileAsync(
            actor,
            id,
            _ => keepers.MayManage(actor),
            async (unit, item, token) =>
            {
                if (await unit.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == supervisor, token) is not { } person)
                {
                    return MeetingFeatureRefusals.PersonUnknown;
                }

                var records = await unit.Db.Set<ActionRecord>().AsNoTracking().Where(one => one.Item == item.Id).ToListAsync(token);
                return ActionRecord.HoldLiable(item.Id, person, text, records, zone.DateOf(unit.Now), unit.Actor.Name, unit.Now);
            },
            cancellationToken);

    private Task<Result> FileAsync(
        Actor actor, ActionItemId id, Func<ActionItem, bool> may, Func<WriteUnit, ActionItem, CancellationToken, Task<Result<ActionRecord>>> make, CancellationToken cancellationToken) =>
        writer.WriteAsync<EscalateAction>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<ActionItem>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, token) is not { } item)
                {
                    return MeetingRefusals.Unknown;
                }

                if (!may(item))
                {
                    return MeetingRefusals.NotConcerned;
                }

                var made = await make(unit, item, token);
                if (made.Refusal is { } refusal)
                {
                    return refusal;
                }

                unit.Db.Add(made.Value);
                if (made.Value.Kind == ActionRecordKind.UpwardReport)
                {
                    var managers = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active && person.Role == Roles.Manager.Key).Select(person => person.Id).ToListAsync(token);
                    unit.Tell(managers, item.MeetingId, "meetings.upward", [unit.Actor.Name, made.Value.Department, made.Value.Text], "B-081");
                }

                return Result.Done;
            },
            cancellationToken);
}
