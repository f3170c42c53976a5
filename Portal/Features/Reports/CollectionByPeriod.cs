using System.Globalization;
using Portal.App;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;

namespace Portal.Features.Reports;

/// <summary>
/// The collection of a month that ended, and of the quarter, half-year and year that ended with it: the sums of the months'
/// figures, so of the records [B-160, B-161].
/// </summary>
public sealed class CollectionByPeriod(CollectionQuery collection, Texts texts)
{
    /// <summary>Its name in the forms.</summary>
    public const string Source = "collection.by-period";

    private static readonly (int Months, string Text)[] Lengths =
        [(1, "reports.period.month"), (3, "reports.period.quarter"), (6, "reports.period.half-year"), (12, "reports.period.year")];

    /// <summary>A row for each fee type and one for all of them, for each period that ends with the month.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(Actor actor, Period last, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var ended = Array.FindAll(Lengths, length => last.Month % length.Months == 0);
        List<CollectionFigures> months = [];
        for (var month = last; months.Count < ended[^1].Months; month = month.Previous)
        {
            months.Add((await collection.RunAsync(actor, month, asOf, cancellationToken)).Value);
        }

        return [.. ended.SelectMany(length => Rows(texts.For(Texts.Chinese, length.Text, last.Year, (last.Month - 1) / length.Months + 1), months.Take(length.Months).ToList()))];
    }

    private IEnumerable<IReadOnlyList<string>> Rows(string period, List<CollectionFigures> months) =>
        FeeTypes.All.Select(type => Row(period, texts.For(Texts.Chinese, $"fees.type.{type.Code}"), months.ConvertAll(month => month.Types.Single(figure => figure.Type == type))))
            .Append(Row(period, texts.For(Texts.Chinese, "fees.total"), months.ConvertAll(month => month.Total)));

    private static IReadOnlyList<string> Row(string period, string fee, List<CollectionFigure> figures)
    {
        var (receivable, collected) = (new Money(figures.Sum(figure => figure.Receivable.Fen)), new Money(figures.Sum(figure => figure.Collected.Fen)));
        return [period, fee, receivable.ToString(), collected.ToString(), Rate.Percent(collected, receivable)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "—"];
    }
}
