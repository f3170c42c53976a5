using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Holds the numbers of a form, or of all forms of an entry, against each other.</summary>
public static class EvidenceNumbers
{
    /// <summary>Why an answer does not fit the numbers beside it; null where it does, or where they are not known yet.</summary>
    /// <param name="items">Every item that a number may be held against.</param>
    /// <param name="answer">The answer, in canonical form.</param>
    /// <param name="answers">What holds, each line once.</param>
    public static Refusal? Check(IReadOnlyCollection<EvidenceItem> items, EvidenceAnswer answer, IReadOnlyCollection<EvidenceAnswer> answers)
    {
        if (items.FirstOrDefault(one => one.Key == answer.Item) is not { Kind: EvidenceItemKind.Number } item)
        {
            return null;
        }

        var number = Parse(answer);
        if (item.MostOf is { } most && Of(answers, most, answer.Thing) is { } bound && number > bound)
        {
            return EvidenceRefusals.AboveOther.With(item.Name, Name(most), EvidenceItem.Show(bound));
        }

        return item.DifferenceOf is { } of && Difference(of, answer.Thing, answers) is { } wanted && number != wanted
            ? EvidenceRefusals.NoDifference.With(item.Name, EvidenceItem.Show(wanted), Name(of.Whole), Name(of.Part))
            : null;

        object Name(string key) => items.FirstOrDefault(one => one.Key == key)?.Name ?? (object)key;
    }

    /// <summary>What a number has to be that is the difference of two others; null while one of them is not known.</summary>
    public static decimal? Difference(EvidenceDifference of, string thing, IReadOnlyCollection<EvidenceAnswer> answers) =>
        Of(answers, of.Whole, thing) - Of(answers, of.Part, thing);

    /// <summary>The number of an item: that of the same thing, else the one that is asked once. Null where there is none.</summary>
    public static decimal? Of(IEnumerable<EvidenceAnswer> answers, string item, string thing) =>
        answers.Where(answer => answer.Item == item && (answer.Thing == thing || answer.Thing.Length == 0))
            .MaxBy(answer => answer.Thing.Length) is { } found ? Parse(found) : null;

    /// <summary>The numbers of an item, of all things, added up; 0 where there is none.</summary>
    public static decimal Sum(IEnumerable<EvidenceAnswer> answers, string item) => answers.Where(answer => answer.Item == item).Sum(Parse);

    private static decimal Parse(EvidenceAnswer answer) => decimal.Parse(answer.Value, CultureInfo.InvariantCulture);
}

/// <summary>Two numbers one of which is a part of the other.</summary>
/// <param name="Whole">Key of the number that the part is taken from.</param>
/// <param name="Part">Key of the number that is taken from it.</param>
public sealed record EvidenceDifference(string Whole, string Part);
