using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Puts a case that lies outside its handler's own duties to the handler's next superior .</summary>
public sealed class PassUpCase(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Passes it up, for a reason; the next level owns it from then on.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, string reason, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<PassUpCase>(
            actor,
            id,
            seenVersion,
            async (unit, one, move, token) =>
            {
                if (access.NotOwn(actor, one) is { } notYours)
                {
                    return notYours;
                }

                return await SuperiorAsync(unit.Db, one.AssignedTo, token) is { } superior ? one.PassUp(superior, reason, move) : CaseFeatureRefusals.NoSuperior;
            },
            cancellationToken);

    /// <summary>The next superior who still works here; a circle in the staff list ends the search.</summary>
    private static async Task<PersonId?> SuperiorAsync(PortalDb db, PersonId? handler, CancellationToken cancellationToken)
    {
        var staff = await db.Set<Person>().AsNoTracking().Select(person => new { person.Id, person.Code, person.SuperiorCode, person.Active }).ToListAsync(cancellationToken);
        var byCode = staff.ToDictionary(person => person.Code, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = staff.Find(person => person.Id == handler)?.SuperiorCode; next is not null && seen.Add(next) && byCode.TryGetValue(next, out var superior); next = superior.SuperiorCode)
        {
            if (superior.Active && superior.Id != handler)
            {
                return superior.Id;
            }
        }

        return null;
    }
}
