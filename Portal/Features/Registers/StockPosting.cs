using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Moves the stock by what forms say, in the unit of work that closes them.</summary>
public static class StockPosting
{
    /// <summary>Moves it by the answers of a form; why it cannot, or null.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="form">The form.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="held">All answers among which the articles are chosen.</param>
    /// <param name="label">What the entry or the check is called.</param>
    /// <param name="link">Its page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Refusal?> PostAsync(
        WriteUnit unit, EvidenceForm form, IReadOnlyCollection<EvidenceAnswer> answers, IReadOnlyCollection<EvidenceAnswer> held, string label, string link, CancellationToken cancellationToken)
    {
        Posting[] postings =
        [
            .. from item in form.Items
               where item.Stock is not null
               from answer in answers
               where answer.Item == item.Key
               let article = item.Stock!.Article(answer, held)
               where article is not null
               select new Posting(item.Stock!.Direction, new StockArticle(item.Stock.List, article), 0, Number(answer)),
        ];
        return await WriteAsync(unit, postings, isCorrection: false, label, link, cancellationToken);
    }

    /// <summary>Moves it by what a correction changed: another number, or another article; why it cannot, or null.</summary>
    public static async Task<Refusal?> CorrectAsync(
        WriteUnit unit, IReadOnlyCollection<EvidenceItem> items, IReadOnlyCollection<EvidenceAnswer> before, IReadOnlyCollection<EvidenceAnswer> after, string label, string link, CancellationToken cancellationToken)
    {
        var postings = new List<Posting>();
        foreach (var item in items.Where(item => item.Stock is not null))
        {
            var (old, now) = (Of(item, before), Of(item, after));
            foreach (var (thing, article, number) in old.Except(now))
            {
                var same = now.FirstOrDefault(one => one.Thing == thing && one.Article == article);
                postings.Add(new Posting(item.Stock!.Direction, new StockArticle(item.Stock.List, article), number, same.Number));
            }

            postings.AddRange(now.Where(one => !old.Exists(other => other.Thing == one.Thing && other.Article == one.Article))
                .Select(one => new Posting(item.Stock!.Direction, new StockArticle(item.Stock.List, one.Article), 0, one.Number)));
        }

        return await WriteAsync(unit, postings, isCorrection: true, label, link, cancellationToken);
    }

    private static List<(string Thing, string Article, decimal Number)> Of(EvidenceItem item, IReadOnlyCollection<EvidenceAnswer> answers) =>
    [
        .. from answer in answers
           where answer.Item == item.Key
           let article = item.Stock!.Article(answer, answers)
           where article is not null
           select (answer.Thing, article, Number(answer)),
    ];

    private static async Task<Refusal?> WriteAsync(
        WriteUnit unit, IReadOnlyCollection<Posting> postings, bool isCorrection, string label, string link, CancellationToken cancellationToken)
    {
        if (postings.Count == 0)
        {
            return null;
        }

        var book = new StockBook(await OnHandAsync(unit, [.. postings.Select(posting => posting.Article)], cancellationToken));
        foreach (var posting in postings)
        {
            var moved = isCorrection
                ? book.Correct(posting.Direction, posting.Article, posting.Before, posting.After)
                : book.Move(posting.Direction, posting.Article, posting.After);
            if (!moved.IsDone)
            {
                return moved.Refusal;
            }

            if (moved.Value != 0)
            {
                unit.Db.Add(new StockMovement
                {
                    Id = TypedId.New<StockMovementId>(unit.Now), List = posting.Article.List, Article = posting.Article.Name, Change = (long)(moved.Value * StockMovement.Millionths),
                    Direction = posting.Direction, At = unit.Now, By = unit.Actor.Name, Label = label, Link = link,
                });
            }
        }

        return null;
    }

    /// <summary>What is on hand of articles, with what the same unit of work has moved already.</summary>
    internal static async Task<Dictionary<StockArticle, decimal>> OnHandAsync(WriteUnit unit, IReadOnlyCollection<StockArticle> articles, CancellationToken cancellationToken)
    {
        string[] names = [.. articles.Select(article => article.Name).Distinct()];
        var onHand = await unit.Db.OnHandAsync([.. articles.Select(article => article.List).Distinct()], names, cancellationToken);
        foreach (var pending in unit.Db.ChangeTracker.Entries<StockMovement>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity))
        {
            var article = new StockArticle(pending.List, pending.Article);
            onHand[article] = onHand.GetValueOrDefault(article) + pending.Quantity;
        }

        return onHand;
    }

    private static decimal Number(EvidenceAnswer answer) => decimal.Parse(answer.Value, CultureInfo.InvariantCulture);

    private readonly record struct Posting(StockDirection Direction, StockArticle Article, decimal Before, decimal After);
}

internal static class StockQuery
{
    /// <summary>What is on hand of the articles of lists.</summary>
    /// <param name="db">The database.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="articles">Only these articles; null takes all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Dictionary<StockArticle, decimal>> OnHandAsync(this PortalDb db, IReadOnlyCollection<string> lists, IReadOnlyCollection<string>? articles, CancellationToken cancellationToken) =>
        (await db.Set<StockMovement>().AsNoTracking().Where(row => lists.Contains(row.List) && (articles == null || articles.Contains(row.Article))).GroupBy(row => new { row.List, row.Article })
            .Select(own => new { own.Key.List, own.Key.Article, Sum = own.Sum(row => row.Change) }).ToListAsync(cancellationToken))
        .ToDictionary(row => new StockArticle(row.List, row.Article), row => (decimal)row.Sum / StockMovement.Millionths);
}
