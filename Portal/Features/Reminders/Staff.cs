using Portal.Domain.People;

namespace Portal.Features.Reminders;

/// <summary>Who is told about whom.</summary>
public sealed class Staff
{
    private readonly Dictionary<PersonId, Person> _people;
    private readonly Dictionary<string, Person> _byCode;

    /// <summary>The staff as they are.</summary>
    public Staff(IEnumerable<Person> people)
    {
        _people = people.ToDictionary(person => person.Id);
        _byCode = _people.Values.ToDictionary(person => person.Code, StringComparer.Ordinal);
        Managers = WithRole(Roles.Manager);
        Supervisors = WithRole(Roles.Supervisor) is { Length: > 0 } supervisors ? supervisors : Managers;
        Cashiers = WithRole(Roles.Cashier);
    }

    /// <summary>The supervisors, or the managers where there are none.</summary>
    public IReadOnlyList<PersonId> Supervisors { get; }

    /// <summary>The cashiers.</summary>
    public IReadOnlyList<PersonId> Cashiers { get; }

    private PersonId[] Managers { get; }

    /// <summary>A person's name; a question mark for a stranger.</summary>
    public string NameOf(PersonId person) => _people.TryGetValue(person, out var found) ? found.Name : "?";

    /// <summary>Whether somebody works here still.</summary>
    public bool IsActive(PersonId person) => _people.TryGetValue(person, out var found) && found.Active;

    /// <summary>
    /// The superior who leads the team; else the team leaders of the department; else the superior, whatever the title;
    /// else the supervisors. Whoever has left is passed over.
    /// </summary>
    public IReadOnlyList<PersonId> LeadersOf(PersonId id)
    {
        if (!_people.TryGetValue(id, out var person))
        {
            return Supervisors;
        }

        var superior = person.SuperiorCode is { } code && _byCode.TryGetValue(code, out var found) && found.Active ? found : null;
        if (superior?.Role == Roles.TeamLeader.Key)
        {
            return [superior.Id];
        }

        PersonId[] leaders =
        [
            .. Active(other => other.Role == Roles.TeamLeader.Key && other.Id != id
                && other.Department is not null && other.Department == person.Department),
        ];
        return leaders.Length > 0 ? leaders : superior is not null ? [superior.Id] : Supervisors;
    }

    private PersonId[] WithRole(Role role) => [.. Active(person => person.Role == role.Key)];

    private IEnumerable<PersonId> Active(Func<Person, bool> which) =>
        _people.Values.Where(person => person.Active && which(person)).OrderBy(person => person.Code, StringComparer.Ordinal).Select(person => person.Id);
}
