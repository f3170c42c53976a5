namespace Portal.Domain.Obligations;

/// <summary>An event that happens when an occurrence is closed with its evidence; what hangs on it comes next.</summary>
/// <param name="Event">Kind of event.</param>
public sealed record Telling(string Event)
{
    /// <summary>Happens only with this answer, or only without it; null: always.</summary>
    public AnswerCondition? When { get; init; }

    /// <summary>Whether it is the event that the obligation itself hangs on: it comes again, until an answer ends it.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it happens with these answers.</summary>
    public bool Happens(IEnumerable<EvidenceAnswer> answers) => When?.Holds(answers) != false;
}

/// <summary>An answer that something depends on.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Value">Canonical value.</param>
/// <param name="IsExcept">Whether it holds with every other answer, and without one, instead.</param>
public sealed record AnswerCondition(string Item, string Value, bool IsExcept)
{
    internal bool Holds(IEnumerable<EvidenceAnswer> answers) => answers.Any(answer => answer.Item == Item && answer.Value == Value) != IsExcept;
}
