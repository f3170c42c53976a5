using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>Something that happened or is known to happen, and that obligations hang on.</summary>
/// <param name="Kind">What it is, e.g. <c>reception.ended</c> or <c>certificate.expires</c>.</param>
/// <param name="Subject">What it happened to; with the kind it names the event for ever.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Holder">Who answers for it, or null.</param>
/// <param name="Label">What screens call it, or null.</param>
/// <param name="Link">The page to act on, or null.</param>
/// <param name="SettledAt">When what it asks for was done where it belongs (UTC): the bill paid, the minutes filed; null while it is open.</param>
/// <param name="SettledBy">Who did that, where it is known.</param>
public sealed record RuleEvent(
    string Kind, string Subject, DateTimeOffset At, PersonId? Holder = null, string? Label = null, string? Link = null, DateTimeOffset? SettledAt = null, PersonId? SettledBy = null)
{
    /// <summary>Code of the post that it happened at: whoever is on duty there is meant by <see cref="Audience.OnDuty"/>.</summary>
    public string? Post { get; init; }

    /// <summary>Kind of that post that packs speak of, or null.</summary>
    public string? PostKind { get; init; }

    /// <summary>The stretch of work that it begins or ends; null where it does neither.</summary>
    public WorkStretch? Work { get; init; }

    /// <summary>Until when it is of use to tell it (UTC): a shift that is over needs no reminder. Null: always.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The clause behind it, where it is another than the obligation's first.</summary>
    public string? Clause { get; init; }

    /// <summary>What was answered before, for the same items of the forms of what hangs on it.</summary>
    public IReadOnlyList<EvidenceAnswer> Answers { get; init; } = [];

    /// <summary>Name of who told it, or null.</summary>
    public string? By { get; init; }

    /// <summary>Values for the obligation's own sentence, where it has one.</summary>
    public IReadOnlyList<object?> Args { get; init; } = [];
}
