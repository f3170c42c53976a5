using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.People;

/// <summary>Adds a person to the staff list or changes one. The login of a person stays as it is: it has acts of its own.</summary>
internal sealed class SavePerson(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Saves the person.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The person, or null for a new one.</param>
    /// <param name="code">Staff number; of an existing person it cannot change, since files refer to it.</param>
    /// <param name="details">
    /// Everything else. Who changes a person sees phone number and e-mail address masked, so null keeps what is known of
    /// them and a blank text removes it.
    /// </param>
    /// <param name="active">False once the person has left.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result<PersonId>> RunAsync(Actor actor, PersonId? id, string code, PersonDetails details, bool active, CancellationToken cancellationToken) =>
        writer.WriteAsync<SavePerson, PersonId>(
            actor,
            async (unit, token) =>
            {
                if (string.IsNullOrWhiteSpace(details.Name))
                {
                    return PeopleRefusals.NameMissing;
                }

                if (details.LastDay < details.Joined)
                {
                    return PeopleRefusals.LastDayEarly;
                }

                var people = unit.Db.Set<Person>();
                Person? person;
                if (id is { } known)
                {
                    person = await people.SingleOrDefaultAsync(one => one.Id == known, token);
                    if (person is null)
                    {
                        return PeopleRefusals.PersonUnknown;
                    }

                    person.Update(details with { Phone = Kept(details.Phone, person.Phone), Email = Kept(details.Email, person.Email) });
                }
                else
                {
                    code = code.Trim();
                    if (code.Length == 0)
                    {
                        return PeopleRefusals.CodeMissing;
                    }

                    if (await people.AnyAsync(one => one.Code == code, token))
                    {
                        return PeopleRefusals.CodeTaken.With(code);
                    }

                    person = new Person(
                        TypedId.New<PersonId>(unit.Now), code, details with { Phone = Kept(details.Phone, null), Email = Kept(details.Email, null) });
                    unit.Db.Add(person);
                }

                if (await CheckSuperiorAsync(unit.Db, person, token) is { } refusal)
                {
                    return refusal;
                }

                if (active)
                {
                    person.Return();
                }
                else
                {
                    person.Leave();
                }

                return person.Id;
            },
            cancellationToken);

    private static string? Kept(string? given, string? known) => given is null ? known : given.Trim() is { Length: > 0 } replaced ? replaced : null;

    /// <summary>A superior exists, and nobody is above himself: the line of superiors ends at the top of the house.</summary>
    private static async Task<Refusal?> CheckSuperiorAsync(PortalDb db, Person person, CancellationToken cancellationToken)
    {
        if (person.SuperiorCode is null)
        {
            return null;
        }

        var superiors = await db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(one => one.Code, one => one.SuperiorCode, StringComparer.Ordinal, cancellationToken);
        if (!superiors.ContainsKey(person.SuperiorCode) && person.SuperiorCode != person.Code)
        {
            return PeopleRefusals.SuperiorUnknown.With(person.SuperiorCode);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { person.Code };
        for (var code = person.SuperiorCode; code is not null; code = superiors.GetValueOrDefault(code))
        {
            if (!seen.Add(code))
            {
                return PeopleRefusals.SuperiorInCircle.With(person.SuperiorCode);
            }
        }

        return null;
    }
}
