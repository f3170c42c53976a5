using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>Somebody's superiors, the direct one first.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Superiors">Level by level upward; nobody twice.</param>
public sealed record ReportingLine(PersonId Person, IReadOnlyList<PersonId> Superiors)
{
    /// <summary>The direct superior; null at the top of the house.</summary>
    public PersonId? Next => Superiors.Count > 0 ? Superiors[0] : null;

    /// <summary>Follows superiors upward. A circle in the staff list ends the line.</summary>
    /// <param name="person">Whose line.</param>
    /// <param name="superiorOf">The superior of a person; null where there is none.</param>
    public static ReportingLine Of(PersonId person, Func<PersonId, PersonId?> superiorOf)
    {
        ArgumentNullException.ThrowIfNull(superiorOf);
        List<PersonId> superiors = [];
        for (var next = superiorOf(person); next is { } superior && superior != person && !superiors.Contains(superior); next = superiorOf(superior))
        {
            superiors.Add(superior);
        }

        return new ReportingLine(person, superiors);
    }

    /// <summary>Whoever is passed over on the way to a superior; null for somebody who is not in the line.</summary>
    public IReadOnlyList<PersonId>? SkippedTo(PersonId superior)
    {
        var level = Superiors.ToList().IndexOf(superior);
        return level < 0 ? null : [.. Superiors.Take(level)];
    }

    /// <summary>Whom a dialogue offers: the next level, or everybody above in an emergency .</summary>
    public IReadOnlyList<PersonId> Offered(bool isEmergency) => isEmergency ? Superiors : [.. Superiors.Take(1)];
}
