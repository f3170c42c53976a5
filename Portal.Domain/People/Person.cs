namespace Portal.Domain.People;

/// <summary>A person of the company (员工), with or without a login.</summary>
public sealed class Person
{
    private readonly List<Qualification> _qualifications = [];

    /// <summary>A person new to the staff list.</summary>
    public Person(PersonId id, string code, PersonDetails details)
    {
        Id = id;
        Code = code;
        Name = details.Name;
        Apply(details);
    }

    // For the database mapping.
    private Person()
    {
        Code = "";
        Name = "";
    }

    /// <summary>Identity inside the portal.</summary>
    public PersonId Id { get; private set; }

    /// <summary>Staff number (工号), unique.</summary>
    public string Code { get; private set; }

    /// <summary>Full name.</summary>
    public string Name { get; private set; }

    /// <summary>Department, or null.</summary>
    public string? Department { get; private set; }

    /// <summary>Role or job title as written.</summary>
    public string? Title { get; private set; }

    /// <summary>Key of the role that the title stands for, or null: the title gives no rights.</summary>
    public string? Role { get; private set; }

    /// <summary>Code (工号) of the superior, or null.</summary>
    public string? SuperiorCode { get; private set; }

    /// <summary>Mobile number.</summary>
    public string? Phone { get; private set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>First day of employment, site date.</summary>
    public DateOnly? Joined { get; private set; }

    /// <summary>Last day of employment, site date; null while none is known.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>False once the person has left; the record stays.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Certificates, one for each code.</summary>
    public IReadOnlyList<Qualification> Qualifications => _qualifications;

    /// <summary>Takes over what a staff list says.</summary>
    /// <returns>False when nothing differs.</returns>
    public bool Update(PersonDetails details)
    {
        var same = Name == details.Name && Department == details.Department && Title == details.Title
            && Role == Roles.Find(details.Title)?.Key && SuperiorCode == details.SuperiorCode
            && Phone == details.Phone && Email == details.Email && Joined == details.Joined && LastDay == details.LastDay
            && Distinct(details.Qualifications).SequenceEqual(Distinct(_qualifications));
        if (!same)
        {
            Apply(details);
        }

        return !same;
    }

    /// <summary>
    /// Planned day of confirmation, so many months after the first day; null where the first day is not known, and
    /// for who leaves before.
    /// </summary>
    /// <param name="probationMonths">Length of the probation in months.</param>
    public DateOnly? ConfirmationAfter(int probationMonths) =>
        Joined?.AddMonths(probationMonths) is { } day && !(LastDay < day) ? day : null;

    /// <summary>The person has left.</summary>
    public void Leave() => Active = false;

    /// <summary>The person works here again.</summary>
    public void Return() => Active = true;

    private void Apply(PersonDetails details)
    {
        Name = details.Name;
        Department = details.Department;
        Title = details.Title;
        Role = Roles.Find(details.Title)?.Key;
        SuperiorCode = details.SuperiorCode;
        Phone = details.Phone;
        Email = details.Email;
        Joined = details.Joined;
        LastDay = details.LastDay;
        List<Qualification> distinct = [.. Distinct(details.Qualifications)];
        _qualifications.RemoveAll(held => !distinct.Contains(held));
        _qualifications.AddRange(distinct.Except(_qualifications).ToList());
    }

    private static IEnumerable<Qualification> Distinct(IEnumerable<Qualification> qualifications) =>
        qualifications
            .GroupBy(held => held.Code, StringComparer.Ordinal)
            .Select(same => same.MaxBy(held => held.Expires)!)
            .OrderBy(held => held.Code, StringComparer.Ordinal);
}
