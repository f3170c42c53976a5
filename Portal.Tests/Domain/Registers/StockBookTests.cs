using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Tests.Domain.Registers;

/// <summary>What is on hand.</summary>
public sealed class StockBookTests
{
    private static readonly StockArticle Paint = new("goods", "油漆");

    [Theory]
    [InlineData(StockDirection.In, 4, "4", "14")]
    [InlineData(StockDirection.Out, 4, "-4", "6")]
    [InlineData(StockDirection.Out, 10, "-10", "0")]
    [InlineData(StockDirection.Out, 11, null, "10")]
    [InlineData(StockDirection.Count, 7, "-3", "7")]
    [InlineData(StockDirection.Count, 0, "-10", "0")]
    [InlineData(StockDirection.Count, 12, "2", "12")]
    public void Move_ByItsDirection_ChangesWhatIsThere_OrIsRefused(StockDirection direction, int number, string? change, string left)
    {
        var book = new StockBook(new Dictionary<StockArticle, decimal> { [Paint] = 10 });

        var moved = book.Move(direction, Paint, number);

        Assert.Equal(change is null ? "registers.stock-short" : null, moved.Refusal?.Code);
        Assert.Equal(change, moved.IsDone ? EvidenceItem.Show(moved.Value) : null);
        Assert.Equal(left, EvidenceItem.Show(book.OnHand(Paint)));
    }

    [Theory]
    [InlineData(StockDirection.In, 5, 3, "8")]
    [InlineData(StockDirection.In, 15, 3, null)]
    [InlineData(StockDirection.Out, 5, 3, "12")]
    [InlineData(StockDirection.Out, 5, 16, null)]
    [InlineData(StockDirection.Count, 10, 8, "8")]
    public void Correct_MovesByTheDifference_OrIsRefused(StockDirection direction, int before, int after, string? left)
    {
        var book = new StockBook(new Dictionary<StockArticle, decimal> { [Paint] = 10 });

        Assert.Equal(left is not null, book.Correct(direction, Paint, before, after).IsDone);
        Assert.Equal(left ?? "10", EvidenceItem.Show(book.OnHand(Paint)));
    }

    /// <summary>What is there is what the movements add up to, and no story of ins, outs and counts brings it below nothing.</summary>
    [Fact]
    public void OnHand_IsTheSumOfTheMovements_AndWhatAReplayGives()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            StockArticle[] articles = [Paint, new("goods", "酒精"), new("linen", "油漆")];
            var book = new StockBook(new Dictionary<StockArticle, decimal>());
            var (movements, replay) = (new List<(StockArticle Article, decimal Change)>(), articles.ToDictionary(article => article, _ => 0m));
            for (var step = 0; step < 60; step++)
            {
                var (article, number) = (articles[random.Next(articles.Length)], random.Next(0, 2_000) / 100m);
                var direction = (StockDirection)random.Next(3);
                var moved = book.Move(direction, article, number);

                var there = replay[article];
                Assert.Equal(direction == StockDirection.Out && number > there, !moved.IsDone);
                if (moved.IsDone)
                {
                    replay[article] = direction switch { StockDirection.In => there + number, StockDirection.Out => there - number, _ => number };
                    movements.Add((article, moved.Value));
                }
            }

            Assert.All(articles, article => Assert.Equal((replay[article], replay[article]), (book.OnHand(article), movements.Where(one => one.Article == article).Sum(one => one.Change))));
        }
    }
}
