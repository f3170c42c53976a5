using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.People;

/// <summary>Opens a person of the staff list for a change. Phone number and e-mail address leave this class masked.</summary>
internal sealed class ShowPerson(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, TimeProvider clock) : IUseCase
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
                            LastDay = person.LastDay,
                            Qualifications = person.Qualifications,
                        },
                        person.Active,
                        await Probation.MonthsAsync(db, library, settings, clock.GetUtcNow(), token) is { } months ? person.ConfirmationAfter(months) : null),
            cancellationToken);
}

/// <summary>A person as the form shows one.</summary>
/// <param name="Code">Staff number.</param>
/// <param name="Details">Everything else, phone number and e-mail address masked.</param>
/// <param name="Active">False once the person has left.</param>
/// <param name="Confirmation">Planned day of confirmation after the probation; null where it is not known, or the site has no such rule.</param>
public sealed record PersonView(string Code, PersonDetails Details, bool Active, DateOnly? Confirmation);
