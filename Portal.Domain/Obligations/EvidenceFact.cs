namespace Portal.Domain.Obligations;

/// <summary>An answer as it holds after its corrections, with what it is compared with.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Thing">Of which thing; empty where the item is asked once and the form chooses none.</param>
/// <param name="Value">Canonical value.</param>
/// <param name="Other">The number that it is compared with; null where there is none.</param>
/// <param name="Whole">The number that it is a part of; null where there is none.</param>
public sealed record EvidenceFact(string Item, string Thing, string Value, decimal? Other = null, decimal? Whole = null)
{
    /// <summary>Whether it had to be explained by the norm of its own time; null leaves it to the item.</summary>
    public bool? IsFinding { get; init; }

    /// <summary>Of the answers of one occurrence those that hold: of each item and thing the one that was added last.</summary>
    /// <param name="answers">The answers in the order in which they were added.</param>
    public static IReadOnlyList<EvidenceAnswer> Holding(IEnumerable<EvidenceAnswer> answers) =>
        [.. answers.GroupBy(answer => (answer.Item, answer.Thing)).Select(group => group.Last())];
}
