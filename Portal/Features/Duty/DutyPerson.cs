using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>What duty shows of a person.</summary>
/// <param name="Id">Who.</param>
/// <param name="Code">Staff number.</param>
/// <param name="Name">Full name.</param>
/// <param name="Title">Job title as written, or null.</param>
/// <param name="Department">Department, or null.</param>
/// <param name="SuperiorCode">Staff number of the superior, or null.</param>
/// <param name="Active">False once the person has left.</param>
/// <param name="Qualifications">Certificates, expired ones included.</param>
public sealed record DutyPerson(
    PersonId Id, string Code, string Name, string? Title, string? Department, string? SuperiorCode, bool Active, IReadOnlyList<Qualification> Qualifications);
