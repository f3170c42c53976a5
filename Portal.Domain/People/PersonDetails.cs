namespace Portal.Domain.People;

/// <summary>What a staff list says of a person, beside the code.</summary>
public sealed record PersonDetails
{
    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Department, or null.</summary>
    public string? Department { get; init; }

    /// <summary>Role or job title as written; see <see cref="Roles.Find"/>.</summary>
    public string? Title { get; init; }

    /// <summary>Code (工号) of the superior, or null.</summary>
    public string? SuperiorCode { get; init; }

    /// <summary>Mobile number.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>First day of employment, site date.</summary>
    public DateOnly? Joined { get; init; }

    /// <summary>Last day of employment, site date; null while none is known.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Certificates; of two with one code the later expiry counts.</summary>
    public IReadOnlyList<Qualification> Qualifications { get; init; } = [];
}
