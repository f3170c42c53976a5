using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>Where a person is by the clockings.</summary>
/// <param name="Person">Who.</param>
/// <param name="Post">The one post.</param>
/// <param name="Away">Stepped away rather than present.</param>
/// <param name="Since">Since when present, or away, at this post without a break; UTC.</param>
/// <param name="ArrivedAt">Since when at this post at all, steps away included; UTC.</param>
/// <param name="LapsesAt">When this stops being believed unless the person clocks again; UTC.</param>
public sealed record PersonState(
    PersonId Person, PostId Post, bool Away, DateTimeOffset Since, DateTimeOffset ArrivedAt, DateTimeOffset LapsesAt);

/// <summary>Presence or absence that ended because the person clocked no more: to be corrected.</summary>
/// <param name="Person">Who.</param>
/// <param name="Post">Where the person was last known to be.</param>
/// <param name="Away">Stepped away rather than present.</param>
/// <param name="LastEventAt">The person's last clocking, UTC.</param>
/// <param name="LapsedAt">When it lapsed, UTC.</param>
public sealed record LapsedPresence(PersonId Person, PostId Post, bool Away, DateTimeOffset LastEventAt, DateTimeOffset LapsedAt);
