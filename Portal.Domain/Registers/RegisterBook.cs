using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Registers;

/// <summary>A register as a pack defines it: a book of entries that go through stages, each of which asks a form.</summary>
/// <param name="Key">Name in the data and in addresses, unique over all packs.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Clauses">The clauses it carries out, the main one first.</param>
/// <param name="Stages">Its stages in order, at least one.</param>
public sealed record RegisterBook(string Key, Wording Name, IReadOnlyList<string> Clauses, IReadOnlyList<RegisterStage> Stages)
{
    /// <summary>Keys of the items of the first stage that name an entry on screens.</summary>
    public IReadOnlyList<string> Title { get; init; } = [];

    /// <summary>Who answers for an entry.</summary>
    public RegisterHolder Holder { get; init; } = new RegisterHolder.Writer();

    /// <summary>Key of the role that writes in it, where a stage does not say otherwise; null: everybody who may write in registers.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Kind of event that each steward is told of each day, settled when each unit of the area has an entry of that day; null for none.</summary>
    public string? Round { get; init; }

    /// <summary>What its entries tell.</summary>
    public IReadOnlyList<RegisterTelling> Tells { get; init; } = [];

    /// <summary>The items of all stages; no two have the same key.</summary>
    public IReadOnlyList<EvidenceItem> Items => [.. Stages.SelectMany(stage => stage.Form.Items)];

    /// <summary>The first item that names a unit, or null.</summary>
    public EvidenceItem? Unit => Items.FirstOrDefault(item => item is { Kind: EvidenceItemKind.Unit, Each: null });

    /// <summary>The role that does a stage; null: everybody who may write in registers.</summary>
    public string? RoleOf(RegisterStage stage) => stage.By ?? WrittenBy;

    /// <summary>The stage with a key, or null.</summary>
    public RegisterStage? Find(string stage) => Stages.FirstOrDefault(one => one.Key == stage);

    /// <summary>
    /// The stage that an entry waits in: the first that is not done and not skipped. Null where it is closed. A stage that
    /// ends the entry ends it whatever comes after; an answer that is corrected may end it, or open it again.
    /// </summary>
    /// <param name="done">Keys of the stages that are done.</param>
    /// <param name="answers">What holds of all stages.</param>
    public RegisterStage? Current(IReadOnlySet<string> done, IReadOnlyCollection<EvidenceAnswer> answers)
    {
        foreach (var stage in Stages)
        {
            if (done.Contains(stage.Key))
            {
                if (stage.EndsOn?.Holds(answers) == true)
                {
                    return null;
                }
            }
            else if (!stage.IsSkipped(answers))
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>The stage that was done last in the order of the book; null where none is.</summary>
    public RegisterStage? Last(IReadOnlySet<string> done) => Stages.LastOrDefault(stage => done.Contains(stage.Key));
}

/// <summary>A stage of a register.</summary>
/// <param name="Key">Name in the data, unique in its register.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Form">What it asks.</param>
public sealed record RegisterStage(string Key, Wording Name, EvidenceForm Form)
{
    /// <summary>Key of the role that does it; null leaves it to the register.</summary>
    public string? By { get; init; }

    /// <summary>Key of the earlier stage whose doer does not do this one, too; null: anybody.</summary>
    public string? OtherThan { get; init; }

    /// <summary>The answer with which the entry is closed here; null: it goes on.</summary>
    public AnswerCondition? EndsOn { get; init; }

    /// <summary>When it is done at all; null is always.</summary>
    public StageCondition? When { get; init; }

    /// <summary>Key of the obligation that doing it fulfils; null for none.</summary>
    public string? Fulfils { get; init; }

    /// <summary>Whether an entry with these answers leaves it out.</summary>
    public bool IsSkipped(IReadOnlyCollection<EvidenceAnswer> answers) => When?.Holds(answers) == false;
}

/// <summary>When a stage is done at all.</summary>
public abstract record StageCondition
{
    private protected StageCondition()
    {
    }

    /// <summary>Whether it holds with the answers of an entry.</summary>
    public abstract bool Holds(IReadOnlyCollection<EvidenceAnswer> answers);

    /// <summary>One number is above another; one that was not answered is 0.</summary>
    /// <param name="Item">Key of the number.</param>
    /// <param name="Than">Key of the other.</param>
    public sealed record More(string Item, string Than) : StageCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyCollection<EvidenceAnswer> answers) => EvidenceNumbers.Sum(answers, Item) > EvidenceNumbers.Sum(answers, Than);
    }

    /// <summary>An item has an answer, or has it not.</summary>
    /// <param name="Condition">The answer.</param>
    public sealed record Answered(AnswerCondition Condition) : StageCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyCollection<EvidenceAnswer> answers) => Condition.Holds(answers);
    }
}

/// <summary>Who answers for an entry.</summary>
public abstract record RegisterHolder
{
    private protected RegisterHolder()
    {
    }

    /// <summary>Whoever opened it.</summary>
    public sealed record Writer : RegisterHolder;

    /// <summary>The steward of the unit that it names, whoever that is at the time.</summary>
    public sealed record Steward : RegisterHolder;

    /// <summary>The member of the staff that an item chooses.</summary>
    /// <param name="Item">Key of the item.</param>
    public sealed record Chosen(string Item) : RegisterHolder;
}
