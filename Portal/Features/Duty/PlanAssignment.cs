using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Plans a shift. Missing certificates and double bookings are said, not refused: the supervisor decides.</summary>
public sealed class PlanAssignment(PortalWriter writer, DutyRecordLoader loader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Plans <c>[start, end)</c> at a post for a person.</summary>
    public Task<Result<PlanOutcome>> RunAsync(
        Actor actor, PersonId person, PostId post, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken) =>
        writer.WriteAsync<PlanAssignment, PlanOutcome>(
            actor,
            async (unit, token) =>
            {
                var planned = Assignment.Plan(TypedId.New<AssignmentId>(unit.Now), person, post, start, end);
                return planned.IsDone
                    ? Add(unit, await loader.LoadAsync(unit.Db, planned.Value.Start, planned.Value.End, token), planned.Value)
                    : planned.Refusal;
            },
            cancellationToken);

    /// <summary>Adds a shift to the unit, unless the person cannot take it at all.</summary>
    internal static Result<PlanOutcome> Add(WriteUnit unit, DutyData data, Assignment planned, AssignmentId? insteadOf = null)
    {
        if (!data.People.TryGetValue(planned.PersonId, out var person))
        {
            return DutyFeatureRefusals.PersonMissing;
        }

        if (!data.Posts.TryGetValue(planned.PostId, out var post))
        {
            return DutyFeatureRefusals.PostMissing;
        }

        if (!person.Active)
        {
            return DutyFeatureRefusals.PersonLeft.With(person.Name);
        }

        if (data.Record.Assignments.Any(other =>
            !other.Withdrawn && other.Id != insteadOf && (other.PersonId, other.PostId, other.Start) == (planned.PersonId, planned.PostId, planned.Start)))
        {
            return DutyFeatureRefusals.AlreadyPlanned.With(person.Name);
        }

        unit.Db.Add(planned);
        return new PlanOutcome(planned.Id, ShiftPlan.Warnings(data, planned.PersonId, post, planned.Start, planned.End, insteadOf));
    }
}
