using Portal.Domain.Kernel;

namespace Portal.Domain.People;

/// <summary>Identity of a leave.</summary>
public readonly record struct LeaveId(Guid Value) : ITypedId<LeaveId>
{
    /// <inheritdoc/>
    public static LeaveId From(Guid value) => new(value);
}

/// <summary>Why somebody is away.</summary>
public enum LeaveKind
{
    /// <summary>Any leave but sick leave.</summary>
    Other,

    /// <summary>Sick leave (病假): the slip is handed in when it is over .</summary>
    Sick,
}

/// <summary>Days on which somebody is away from work, and who stands in. It is withdrawn, never deleted.</summary>
public sealed class LeaveOfAbsence
{
    private LeaveOfAbsence()
    {
        RecordedBy = "";
    }

    /// <summary>Identity.</summary>
    public LeaveId Id { get; private set; }

    /// <summary>Who is away.</summary>
    public PersonId Person { get; private set; }

    /// <summary>First day of the site.</summary>
    public DateOnly First { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Last { get; private set; }

    /// <summary>Why.</summary>
    public LeaveKind Kind { get; private set; }

    /// <summary>Who is reminded in the person's place; null leaves it to the superior.</summary>
    public PersonId? Substitute { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public string RecordedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was withdrawn (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>A leave; refused when it ends before it begins or the person would stand in for himself.</summary>
    public static Result<LeaveOfAbsence> Record(PersonId person, DateOnly first, DateOnly last, PersonId? substitute, string by, DateTimeOffset now, LeaveKind kind = LeaveKind.Other)
    {
        if (last < first)
        {
            return LeaveRefusals.EndsBeforeItBegins;
        }

        return substitute == person
            ? LeaveRefusals.OwnSubstitute
            : new LeaveOfAbsence { Id = TypedId.New<LeaveId>(now), Person = person, First = first, Last = last, Substitute = substitute, Kind = kind, RecordedBy = by, RecordedAt = now };
    }

    /// <summary>It is not taken after all; a second time changes nothing.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>Whether it covers a day.</summary>
    public bool Covers(DateOnly day) => WithdrawnAt is null && First <= day && day <= Last;
}

/// <summary>Refusals about leaves.</summary>
public static class LeaveRefusals
{
    /// <summary>The last day lies before the first.</summary>
    public static readonly Refusal EndsBeforeItBegins = new("leave.ends-before-it-begins", "last");

    /// <summary>Nobody stands in for himself.</summary>
    public static readonly Refusal OwnSubstitute = new("leave.own-substitute", "substitute");

    /// <summary>The person is on leave on some of these days already.</summary>
    public static readonly Refusal Overlaps = new("leave.overlaps", "first");

    /// <summary>There is no such person at work here.</summary>
    public static readonly Refusal UnknownPerson = new("leave.person-unknown", "person");

    /// <summary>There is no such leave.</summary>
    public static readonly Refusal Unknown = new("leave.unknown");
}

/// <summary>Who is there in the place of whom on a day.</summary>
/// <param name="leaves">The leaves around the day.</param>
/// <param name="day">The day of the site.</param>
public sealed class Substitutes(IEnumerable<LeaveOfAbsence> leaves, DateOnly day)
{
    private readonly Dictionary<PersonId, PersonId?> _away =
        leaves.Where(leave => leave.Covers(day)).GroupBy(leave => leave.Person).ToDictionary(group => group.Key, group => group.MaxBy(leave => leave.RecordedAt)!.Substitute);

    /// <summary>Whether somebody is away.</summary>
    public bool IsAway(PersonId person) => _away.ContainsKey(person);

    /// <summary>The person, or who stands in, or who stands in for that one; null when that leads to nobody.</summary>
    public PersonId? For(PersonId person) => IsAway(person) ? InPlaceOf(person) : person;

    private PersonId? InPlaceOf(PersonId person)
    {
        var asked = new HashSet<PersonId>();
        PersonId? at = person;
        while (at is { } someone && _away.TryGetValue(someone, out var substitute))
        {
            at = asked.Add(someone) ? substitute : null;
        }

        return at;
    }
}
