using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Sends somebody to a case, or somebody else.</summary>
public sealed class AssignCase(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesAssign;

    /// <summary>Sends a person. A move on a case that changed since it was seen is refused with who changed it and when.</summary>
    /// <param name="actor">Who assigns.</param>
    /// <param name="id">The case.</param>
    /// <param name="person">Who is sent.</param>
    /// <param name="seenVersion">The version on the screen, or null when nothing was on a screen.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, CaseId id, PersonId person, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<AssignCase>(
            actor,
            id,
            seenVersion,
            async (unit, one, move, token) =>
            {
                var sent = await unit.Db.Set<Person>().AsNoTracking()
                    .Where(somebody => somebody.Id == person)
                    .Select(somebody => new { somebody.Name, somebody.Active })
                    .FirstOrDefaultAsync(token);
                return sent is null ? CaseRefusals.PersonUnknown.With(person.Value)
                    : !sent.Active ? CaseFeatureRefusals.PersonLeft.With(sent.Name)
                    : one.AssignedTo is null ? one.Assign(person, move)
                    : one.Reassign(person, move);
            },
            cancellationToken);
}
