using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;

namespace Portal.Features.People;

/// <summary>Everybody on the staff list, with the login each may have. Phone numbers leave this class masked.</summary>
internal sealed class ListPeople(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleRead;

    /// <summary>Reads people by code, those who left last, then logins without a person.</summary>
    public Task<Result<List<PersonRow>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListPeople, List<PersonRow>>(
            actor,
            async (db, token) =>
            {
                var people = await db.Set<Person>().OrderByDescending(person => person.Active).ThenBy(person => person.Code)
                    .Select(person => new ListedPerson(
                        person.Id, person.Code, person.Name, person.Department, person.Title, person.Role, Mask.Phone(person.Phone), person.Active))
                    .ToListAsync(token);
                var accounts = await db.Set<Account>()
                    .OrderBy(account => account.NormalizedLogin)
                    .Select(account => new AccountRow(
                        account.Id, account.Login, account.Name, account.PersonId, account.Roles, account.Disabled, account.MustChangePassword, account.AuthenticatorKey != null, account.LockedUntil))
                    .ToListAsync(token);
                var byPerson = accounts.Where(account => account.Person is not null).ToDictionary(account => account.Person!.Value);
                return
                [
                    .. people.Select(person => new PersonRow(person, byPerson.GetValueOrDefault(person.Id))),
                    .. accounts.Where(account => account.Person is null).Select(account => new PersonRow(null, account)),
                ];
            },
            cancellationToken);
}

/// <summary>A person, a login, or both.</summary>
public sealed record PersonRow(ListedPerson? Person, AccountRow? Account)
{
    /// <summary>Identity of the row.</summary>
    public Guid Key => Person?.Id.Value ?? Account!.Id.Value;

    /// <summary>Name shown.</summary>
    public string Name => Person?.Name ?? Account!.Name;

    /// <summary>True when what was typed is part of code, name, title, department or login.</summary>
    public bool Contains(string typed) =>
        new[] { Person?.Code, Name, Person?.Title, Person?.Department, Account?.Login }
            .Any(text => text?.Contains(typed, StringComparison.CurrentCultureIgnoreCase) == true);
}

/// <summary>A person as the list of people shows one; the phone number is masked.</summary>
public sealed record ListedPerson(PersonId Id, string Code, string Name, string? Department, string? Title, string? Role, string? Phone, bool Active);

/// <summary>A login as the list of people shows it.</summary>
public sealed record AccountRow(
    AccountId Id, string Login, string Name, PersonId? Person, IReadOnlyList<string> Roles, bool Disabled, bool MustChangePassword, bool HasSecondFactor, DateTimeOffset? LockedUntil);
