using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Puts a case whose user makes difficulties on purpose to a team leader .</summary>
public sealed class HandUpCase(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Hands the case up, for a reason; the handler so far can no longer finish it.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, PersonId teamLeader, string reason, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<HandUpCase>(
            actor,
            id,
            seenVersion,
            async (unit, one, move, token) =>
            {
                if (access.NotOwn(actor, one) is { } notYours)
                {
                    return notYours;
                }

                var leader = await unit.Db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(person => person.Id == teamLeader, token);
                return leader is null ? CaseRefusals.PersonUnknown.With(teamLeader.Value)
                    : !leader.Active ? CaseFeatureRefusals.PersonLeft.With(leader.Name)
                    : leader.Role != Roles.TeamLeader.Key ? CaseFeatureRefusals.NotTeamLeader.With(leader.Name)
                    : one.HandUp(teamLeader, reason, move);
            },
            cancellationToken);
}
