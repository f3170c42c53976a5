using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>
/// Puts somebody else on a shift, e.g. because its person is ill: the shift is withdrawn with the reason, and the
/// other person is planned for what is left of it.
/// </summary>
public sealed class ReplaceOnShift(PortalWriter writer, DutyRecordLoader loader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Replaces the person.</summary>
    public Task<Result<PlanOutcome>> RunAsync(
        Actor actor, AssignmentId shift, PersonId replacement, string? reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<ReplaceOnShift, PlanOutcome>(
            actor, (unit, token) => ReplaceAsync(unit, shift, replacement, reason, token), cancellationToken);

    private async Task<Result<PlanOutcome>> ReplaceAsync(
        WriteUnit unit, AssignmentId shift, PersonId replacement, string? reason, CancellationToken cancellationToken)
    {
        var why = Reasons.Check(reason);
        if (!why.IsDone)
        {
            return why.Refusal;
        }

        var old = await unit.Db.Set<Assignment>().SingleOrDefaultAsync(one => one.Id == shift, cancellationToken);
        var refusal = old is null ? DutyFeatureRefusals.AssignmentUnknown
            : old.PersonId == replacement ? DutyFeatureRefusals.SamePerson
            : old.End <= unit.Now ? DutyFeatureRefusals.ShiftOver
            : old.Withdraw(why.Value).Refusal;
        if (refusal is not null)
        {
            return refusal;
        }

        var start = old!.Start > unit.Now ? old.Start : unit.Now;
        var planned = Assignment.Plan(TypedId.New<AssignmentId>(unit.Now), replacement, old.PostId, start, old.End);
        return planned.IsDone
            ? PlanAssignment.Add(unit, await loader.LoadAsync(unit.Db, planned.Value.Start, planned.Value.End, cancellationToken), planned.Value, old.Id)
            : planned.Refusal;
    }
}
