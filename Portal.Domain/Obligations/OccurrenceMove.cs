namespace Portal.Domain.Obligations;

/// <summary>
/// Somebody moved one occurrence, or let it fall away, for a reason. It keeps its key: it is the same occurrence, due at
/// another time; what follows it moves by as many days.
/// </summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Key">Key of the occurrence.</param>
/// <param name="From">When the rules have it due (UTC).</param>
/// <param name="To">When it is due instead (UTC); null lets it fall away.</param>
/// <param name="Reason">Why.</param>
public sealed record OccurrenceMove(string Obligation, string Key, DateTimeOffset From, DateTimeOffset? To, string Reason);
