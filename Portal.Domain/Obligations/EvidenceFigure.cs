using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>What the answers to one item come to. What has nothing to be worked out from is null.</summary>
public sealed record EvidenceFigure
{
    private EvidenceFigure(EvidenceItem item, IReadOnlyList<EvidenceFact> facts)
    {
        Count = facts.Count;
        Findings = facts.Count(fact => fact.IsFinding ?? item.IsFinding(fact.Value));
        if (item.Kind == EvidenceItemKind.Number && facts.Count > 0)
        {
            decimal[] numbers = [.. facts.Select(Number)];
            (Sum, Least, Most) = (numbers.Sum(), numbers.Min(), numbers.Max());
            Average = Math.Round(numbers.Sum() / numbers.Length, 2, MidpointRounding.AwayFromZero);
            EvidenceFact[] compared = [.. facts.Where(fact => fact.Other is not null)];
            if (compared.Length > 0)
            {
                (Other, Difference) = (compared.Sum(fact => fact.Other), compared.Sum(fact => Number(fact) - fact.Other));
            }

            EvidenceFact[] parts = [.. facts.Where(fact => fact.Whole is not null)];
            Share = Rate.Percent(parts.Sum(Number), parts.Sum(fact => fact.Whole!.Value));
        }

        Choices = item.Kind switch
        {
            EvidenceItemKind.Tick => [Of(EvidenceItem.Yes)],
            EvidenceItemKind.OkOrFault => [Of(EvidenceItem.Ok), Of(EvidenceItem.Fault)],
            EvidenceItemKind.Choice => [.. item.Choices.Select(choice => choice.Key).Union(facts.Select(fact => fact.Value), StringComparer.Ordinal).Select(Of)],
            _ => [],
        };

        ChoiceFigure Of(string value)
        {
            var count = facts.Count(fact => fact.Value == value);
            return new ChoiceFigure(value, count, Rate.Percent(count, facts.Count));
        }
    }

    /// <summary>How many answers there are.</summary>
    public int Count { get; }

    /// <summary>How many of them had to be explained: a fault, or a number outside its norm.</summary>
    public int Findings { get; }

    /// <summary>The numbers added up.</summary>
    public decimal? Sum { get; }

    /// <summary>Their average, half up to two decimals.</summary>
    public decimal? Average { get; }

    /// <summary>The smallest.</summary>
    public decimal? Least { get; }

    /// <summary>The largest.</summary>
    public decimal? Most { get; }

    /// <summary>What those that are compared are compared with, added up.</summary>
    public decimal? Other { get; }

    /// <summary>How much those that are compared are above (or below, negative) what they are compared with.</summary>
    public decimal? Difference { get; }

    /// <summary>The numbers in percent of what they are parts of, half up to two decimals.</summary>
    public decimal? Share { get; }

    /// <summary>How often each answer was given that can be given; what is no longer to choose comes last.</summary>
    public IReadOnlyList<ChoiceFigure> Choices { get; }

    /// <summary>What facts of one item come to.</summary>
    public static EvidenceFigure Of(EvidenceItem item, IEnumerable<EvidenceFact> facts) => new(item, [.. facts]);

    private static decimal Number(EvidenceFact fact) => decimal.Parse(fact.Value, CultureInfo.InvariantCulture);
}

/// <summary>How often one answer was given.</summary>
/// <param name="Value">Canonical value: <c>yes</c>, <c>ok</c>, <c>fault</c>, the key of a choice.</param>
/// <param name="Count">How often.</param>
/// <param name="Percent">Of all answers, half up to two decimals; null where there are none.</param>
public sealed record ChoiceFigure(string Value, int Count, decimal? Percent);
