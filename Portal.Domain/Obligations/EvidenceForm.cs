using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>What has to be answered before an occurrence is done.</summary>
/// <param name="Items">The items in the order in which they are asked.</param>
public sealed record EvidenceForm(IReadOnlyList<EvidenceItem> Items)
{
    /// <summary>Longest text or remark.</summary>
    public const int LongestText = 500;

    /// <summary>A form that asks for nothing.</summary>
    public static EvidenceForm None { get; } = new([]);

    /// <summary>Key of the one item of an obligation that asks for a photograph and has no form of its own.</summary>
    public const string PhotoKey = "photo";

    /// <summary>The form with the numbers of an instant. What is open there leaves a norm out, and never the obligation.</summary>
    public EvidenceForm With(Func<string, string?> parameters) =>
        Items.Count == 0 ? this : new([
            .. Items.Where(item => item.When?.Holds(parameters) != false)
                .Select(item => item with { When = null, NormFrom = Fixed(item.NormFrom, parameters), NormTo = Fixed(item.NormTo, parameters) }),
        ]);

    /// <summary>
    /// Everything that is asked: an item that is asked of each thing stands here once for each of them, and once for all
    /// of them while the site has not listed any.
    /// </summary>
    /// <param name="things">The site's things by list.</param>
    public IEnumerable<EvidenceLine> Lines(ILookup<string, string> things) =>
        Items.Select(item => item.With(things)).SelectMany(item => item.Each is { } list && things.Contains(list)
            ? things[list].Select(thing => new EvidenceLine(item, thing))
            : [new EvidenceLine(item, "")]);

    /// <summary>What is proposed of a list in rotation: the thing after that of last time, from the first one on again after the last.</summary>
    /// <returns>Null while nothing is listed.</returns>
    public static string? NextOf(IReadOnlyList<string> things, string? last) =>
        things.Count == 0 ? null : things[(things.Index().Where(thing => thing.Item == last).Select(thing => thing.Index).DefaultIfEmpty(-1).First() + 1) % things.Count];

    /// <summary>The required lines that nobody has answered.</summary>
    public IEnumerable<EvidenceLine> Open(IEnumerable<EvidenceAnswer> answers, ILookup<string, string> things)
    {
        var answered = answers.Select(answer => (answer.Item, answer.Thing)).ToHashSet();
        return Lines(things).Where(line => line.Item.IsRequired && !answered.Contains((line.Item.Key, line.Thing)));
    }

    /// <summary>Brings an answer into canonical form; refused where its item does not allow it.</summary>
    public Result<EvidenceAnswer> Read(EvidenceAnswer answer, ILookup<string, string> things)
    {
        if (Lines(things).FirstOrDefault(line => line.Item.Key == answer.Item && line.Thing == answer.Thing)?.Item is not { } item)
        {
            return EvidenceRefusals.ItemUnknown.With(answer.Item);
        }

        var remark = answer.Remark?.Trim() is { Length: > 0 } written ? written : null;
        if (answer.Value.Trim().Length > LongestText || remark?.Length > LongestText)
        {
            return EvidenceRefusals.TooLong.With(LongestText);
        }

        var value = item.Read(answer.Value.Trim());
        return !value.IsDone ? value.Refusal
            : remark is null && item.IsFinding(value.Value) ? EvidenceRefusals.RemarkMissing
            : answer with { Value = value.Value, Remark = remark };
    }

    private static RuleValue? Fixed(RuleValue? value, Func<string, string?> parameters) =>
        value is null ? null : new RuleValues(parameters).Text(value) is { } text ? RuleValue.Of(text) : null;
}

/// <summary>One thing that is asked.</summary>
/// <param name="Item">The item.</param>
/// <param name="Thing">Of which thing; empty where the item is asked once.</param>
public sealed record EvidenceLine(EvidenceItem Item, string Thing);

/// <summary>What was answered.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Thing">The thing, or empty.</param>
/// <param name="Value">Canonical value: <c>yes</c>, <c>ok</c>, <c>fault</c>, a number, a text, the key of a choice, the id of a photograph.</param>
/// <param name="Remark">What was found; needed with a finding.</param>
public sealed record EvidenceAnswer(string Item, string Thing, string Value, string? Remark = null);
