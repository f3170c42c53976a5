using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>A stretch between two clockings (or a clocking and its lapse) in which a person belongs to one post.</summary>
/// <param name="Away">Stepped away rather than present.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Lapsed">True when no clocking ended it.</param>
internal readonly record struct Stay(PersonId Person, PostId Post, bool Away, DateTimeOffset From, DateTimeOffset To, bool Lapsed)
{
    public bool Contains(DateTimeOffset instant) => From <= instant && instant < To;
}
