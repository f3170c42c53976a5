using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>Why somebody planned does not count as present.</summary>
public enum Absence
{
    /// <summary>Not clocked in anywhere.</summary>
    Missing = 1,

    /// <summary>Stepped away from this post.</summary>
    Away = 2,

    /// <summary>Clocked in at another post.</summary>
    Elsewhere = 3,

    /// <summary>At this post without a certificate needed.</summary>
    Unqualified = 4,
}

/// <summary>Somebody who should be at a post and does not count as present.</summary>
/// <param name="Person">Who.</param>
/// <param name="Assignment">The shift that says so.</param>
/// <param name="Absence">Where the person is instead.</param>
public sealed record MissingPerson(PersonId Person, Assignment Assignment, Absence Absence);

/// <summary>A post that lacks people now.</summary>
/// <param name="Post">The post.</param>
/// <param name="Required">People needed.</param>
/// <param name="Present">People present with the certificates needed.</param>
/// <param name="Missing">Required less present.</param>
/// <param name="Since">Since when somebody, not always as many, has been missing without a break; UTC.</param>
/// <param name="UnmannedSince">Since when nobody at all is present, or null when somebody is; UTC.</param>
/// <param name="Expected">Who should be there, by start of shift.</param>
public sealed record PostGap(
    Post Post, int Required, int Present, int Missing, DateTimeOffset Since, DateTimeOffset? UnmannedSince, IReadOnlyList<MissingPerson> Expected);
