namespace Portal.Domain.Obligations;

/// <summary>How a number of a form moves the stock of an article.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Of">Key of the choice that names the article; null: the thing that the number is asked of.</param>
/// <param name="List">Key of the list of articles.</param>
public sealed record StockMove(StockDirection Direction, string? Of, string List)
{
    /// <summary>The article that an answer moves; null while it is not chosen.</summary>
    public string? Article(EvidenceAnswer number, IEnumerable<EvidenceAnswer> answers) =>
        Of is not { } choice ? number.Thing.Length > 0 ? number.Thing : null
        : answers.Where(answer => answer.Item == choice && (answer.Thing == number.Thing || answer.Thing.Length == 0)).MaxBy(answer => answer.Thing.Length)?.Value;
}

/// <summary>Which way a stock moves.</summary>
public enum StockDirection
{
    /// <summary>It comes in.</summary>
    In,

    /// <summary>It goes out; never more than is there.</summary>
    Out,

    /// <summary>It was counted: from now on so much is there.</summary>
    Count,
}
