using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.People;

/// <summary>Opens a person of the staff list for a change. Phone number and e-mail address leave this class masked.</summary>
internal sealed class ShowPerson(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>The person; refuses an id that nobody has.</summary>
    public Task<Result<PersonView>> RunAsync(Actor actor, PersonId id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ShowPerson, PersonView>(
            actor,
            async (db, token) =>
                await db.Set<Person>().SingleOrDefaultAsync(one => one.Id == id, token) is not { } person
                    ? PeopleRefusals.PersonUnknown
                    : new PersonView(
                        person.Code,
                        new PersonDetails
                        {
                            Name = person.Name,
                            Department = person.Department,
                            Title = person.Title,
                            SuperiorCode = person.SuperiorCode,
                            Phone = Mask.Phone(person.Phone),
                            Email = Mask.Email(person.Email),
                            Joined = person.Joined,
                            Qualifications = person.Qualifications,
                        },
                        person.Active),
            cancellationToken);
}

/// <summary>A person as the form shows one.</summary>
/// <param name="Code">Staff number.</param>
/// <param name="Details">Everything else, phone number and e-mail address masked.</param>
/// <param name="Active">False once the person has left.</param>
public sealed record PersonView(string Code, PersonDetails Details, bool Active);
