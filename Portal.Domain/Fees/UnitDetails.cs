using Portal.Domain.People;

namespace Portal.Domain.Fees;

/// <summary>What is known of a unit besides its code; equal details are an unchanged unit.</summary>
/// <param name="Building">Building (楼栋), or null.</param>
/// <param name="Area">Area in square metres, or null.</param>
/// <param name="Owner">Name of the owner: personal data, masked wherever it is shown.</param>
/// <param name="Phone">Phone number of the owner: personal data, masked wherever it is shown.</param>
/// <param name="Steward">The steward (管理员) who looks after the unit, or null.</param>
public sealed record UnitDetails(
    string? Building = null,
    decimal? Area = null,
    string? Owner = null,
    string? Phone = null,
    PersonId? Steward = null);
