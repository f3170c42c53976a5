using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>
/// One reminder for one person. Kind, occurrence and person are its unique key: whoever stores it refuses a second
/// one, so the policies may be asked as often as one likes.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Occurrence">Which occurrence of it; the same text whenever the same thing is meant.</param>
/// <param name="Person">Who is reminded.</param>
/// <param name="DueAt">When it fell due (UTC).</param>
/// <param name="Clause">The clause behind it, or null.</param>
public sealed record ReminderDue(ReminderKind Kind, string Occurrence, PersonId Person, DateTimeOffset DueAt, string? Clause = null)
{
    /// <summary>Values for the placeholders of the sentence <c>reminder.{Kind}</c>, in the order that the policy states.</summary>
    public IReadOnlyList<object?> Args { get; init; } = [];

    /// <summary>Equal in everything, arguments included.</summary>
    public bool Equals(ReminderDue? other) =>
        other is not null && Kind == other.Kind && Occurrence == other.Occurrence && Person == other.Person
        && DueAt == other.DueAt && Clause == other.Clause && Args.SequenceEqual(other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Occurrence, Person);

    internal static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
