using Portal.Domain.People;

namespace Portal.Domain.Handover;

/// <summary>Who moves a handover.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">The name, as records keep it.</param>
public sealed record HandoverSigner(PersonId Person, string Name);
