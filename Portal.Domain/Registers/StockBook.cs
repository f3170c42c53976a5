using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Domain.Registers;

/// <summary>What is on hand of the articles of lists, while movements are added to it.</summary>
/// <param name="onHand">What is there of an article at first.</param>
public sealed class StockBook(IReadOnlyDictionary<StockArticle, decimal> onHand)
{
    private readonly Dictionary<StockArticle, decimal> _onHand = new(onHand);

    /// <summary>What is there of an article.</summary>
    public decimal OnHand(StockArticle article) => _onHand.GetValueOrDefault(article);

    /// <summary>Moves an article, and answers by how much (signed); refused where more would go out than is there.</summary>
    /// <param name="direction">Which way.</param>
    /// <param name="article">The article.</param>
    /// <param name="number">How much, or how much was counted; not negative.</param>
    public Result<decimal> Move(StockDirection direction, StockArticle article, decimal number) => Post(article, direction switch
    {
        StockDirection.In => number,
        StockDirection.Out => -number,
        StockDirection.Count => number - OnHand(article),
    });

    /// <summary>Moves an article by what a corrected number differs from the one before.</summary>
    public Result<decimal> Correct(StockDirection direction, StockArticle article, decimal before, decimal after) =>
        Post(article, direction == StockDirection.Out ? before - after : after - before);

    private Result<decimal> Post(StockArticle article, decimal change)
    {
        var left = OnHand(article) + change;
        if (left < 0 && change < 0)
        {
            return RegisterRefusals.StockShort.With(article.Name, EvidenceItem.Show(OnHand(article)), EvidenceItem.Show(-change));
        }

        _onHand[article] = left;
        return change;
    }
}

/// <summary>An article of a list.</summary>
/// <param name="List">Key of the list.</param>
/// <param name="Name">The article.</param>
public readonly record struct StockArticle(string List, string Name);
