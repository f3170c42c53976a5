using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Domain.Registers;

/// <summary>What an entry has to tell.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Label">What screens call it.</param>
/// <param name="Link">Its page.</param>
/// <param name="Holder">Who answers for it, or null.</param>
public sealed record EntryFacts(RegisterEntryId Id, string Label, string Link, PersonId? Holder)
{
    /// <summary>Its stages that are done.</summary>
    public IReadOnlyDictionary<string, StageDone> Done { get; init; } = new Dictionary<string, StageDone>();

    /// <summary>When it was closed (UTC), or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What holds of all stages that are done.</summary>
    public IReadOnlyList<EvidenceAnswer> Answers { get; init; } = [];

    /// <summary>Who closed it: whoever did the latest stage.</summary>
    internal PersonId? ClosedBy => Done.Values.MaxBy(done => done.At)?.By;
}

/// <summary>A stage that is done.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who did it, where it was a person of the house.</param>
public sealed record StageDone(DateTimeOffset At, PersonId? By);
