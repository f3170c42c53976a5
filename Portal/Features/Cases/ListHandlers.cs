using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Lists who can be sent, with what each has in hand.</summary>
public sealed class ListHandlers(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>Everybody who works here, by staff number.</summary>
    public Task<Result<IReadOnlyList<Handler>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListHandlers, IReadOnlyList<Handler>>(
            actor,
            async (db, token) => await db.Set<Person>()
                .Where(person => person.Active)
                .OrderBy(person => person.Code)
                .Select(person => new Handler(
                    person.Id,
                    person.Code,
                    person.Name,
                    person.Title,
                    person.Role,
                    db.Set<Case>().Count(one => one.AssignedTo == person.Id && one.ResolvedAt == null)))
                .ToListAsync(token),
            cancellationToken);
}

/// <summary>Somebody who can be sent.</summary>
/// <param name="Id">Who.</param>
/// <param name="Code">Staff number.</param>
/// <param name="Name">Full name.</param>
/// <param name="Title">Job title, or null.</param>
/// <param name="Role">Key of the role, or null.</param>
/// <param name="InHand">Pending cases in this person's hands.</param>
public sealed record Handler(PersonId Id, string Code, string Name, string? Title, string? Role, int InHand)
{
    /// <summary>True for those to whom difficult cases are put .</summary>
    public bool IsTeamLeader => Role == Roles.TeamLeader.Key;
}
