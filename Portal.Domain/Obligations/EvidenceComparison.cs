namespace Portal.Domain.Obligations;

/// <summary>A number of another obligation that a number may be compared with.</summary>
/// <param name="Due">When its occurrence was due (UTC).</param>
/// <param name="Item">Key of the item.</param>
/// <param name="Thing">Of which thing, or empty.</param>
/// <param name="Value">The number.</param>
public sealed record EvidenceNumber(DateTimeOffset Due, string Item, string Thing, decimal Value);

/// <summary>Finds what a number is compared with among the numbers of another obligation.</summary>
public static class EvidenceComparison
{
    /// <summary>The number that it is compared with; null where there is none.</summary>
    /// <param name="against">What it is compared with.</param>
    /// <param name="thing">Of which thing.</param>
    /// <param name="after">When the occurrence before was due (UTC), or the start of time.</param>
    /// <param name="due">When its own occurrence is due (UTC); what is due at the same instant counts.</param>
    /// <param name="numbers">The other obligation's numbers, in any order.</param>
    public static decimal? Find(EvidenceAgainst against, string thing, DateTimeOffset after, DateTimeOffset due, IEnumerable<EvidenceNumber> numbers)
    {
        EvidenceNumber[] own = [.. numbers.Where(number => number.Item == against.Item && number.Thing == thing && number.Due <= due)];
        return against.Take switch
        {
            EvidenceTake.Last => own.MaxBy(number => number.Due)?.Value,
            EvidenceTake.Sum => own.Where(number => number.Due > after).Select(number => (decimal?)number.Value).Aggregate((decimal?)null, (sum, value) => (sum ?? 0) + value),
        };
    }
}
