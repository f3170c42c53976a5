using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>JSON of a month's collection; part of version 1 of the HTTP API.</summary>
/// <param name="Period">Month, yyyy-MM.</param>
/// <param name="AsOf">Instant up to and including which payments and reversals count, in site time.</param>
/// <param name="Types">All three fee types.</param>
/// <param name="Total">All types together; without a target.</param>
public sealed record CollectionAnswer(
    string Period, DateTimeOffset AsOf, IReadOnlyList<CollectionTypeAnswer> Types, CollectionTotalAnswer Total)
{
    internal static CollectionAnswer Of(CollectionFigures figures, SiteZone zone) => new(
        figures.Period.ToString(),
        zone.ToSite(figures.AsOf),
        [
            .. figures.Types.Select(figure => new CollectionTypeAnswer(
                figure.Type!.Value.Code,
                figure.Receivable.ToString(),
                figure.Collected.ToString(),
                figure.Outstanding.ToString(),
                figure.RatePercent,
                figure.Target)),
        ],
        new CollectionTotalAnswer(
            figures.Total.Receivable.ToString(),
            figures.Total.Collected.ToString(),
            figures.Total.Outstanding.ToString(),
            figures.Total.RatePercent,
            figures.Total.Target));
}

/// <summary>One fee type: money in yuan as text, rates in percent.</summary>
public sealed record CollectionTypeAnswer(
    string Type, string Receivable, string Collected, string Outstanding, decimal? Rate, decimal? Target);

/// <summary>All fee types together.</summary>
public sealed record CollectionTotalAnswer(
    string Receivable, string Collected, string Outstanding, decimal? Rate, decimal? Target);
