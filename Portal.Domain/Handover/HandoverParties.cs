using Portal.Domain.People;

namespace Portal.Domain.Handover;

/// <summary>Who may move a handover at an instant.</summary>
/// <param name="Outgoing">Whoever was planned on the turn, or stands in there.</param>
/// <param name="Incoming">Whoever is planned on the next turn of the post, or is on duty there without being of this one.</param>
public sealed record HandoverParties(IReadOnlySet<PersonId> Outgoing, IReadOnlySet<PersonId> Incoming);
