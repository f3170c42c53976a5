using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees;

/// <summary>The collection board, read once for everybody. Its cost is that of two months' rows, however long the history.</summary>
public sealed class CollectionSnapshot(
    PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<CollectionSnapshot> logger)
    : Snapshot<CollectionBoard>(feed, clock, logger, Topics.Collection)
{
    /// <inheritdoc/>
    protected override Task<CollectionBoard> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => LoadAsync(db, now, token), cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(CollectionBoard value, DateTimeOffset now) => value.NextChange;

    private async Task<CollectionBoard> LoadAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = zone.DateOf(now);
        var period = Period.Of(today);
        var figures = await db.CollectionAsync(period, now, cancellationToken);
        var lastMonth = await db.CollectionSumsAsync(period.Previous, now, cancellationToken);
        var thisMonth = await CollectedByDayAsync(db, period, cancellationToken);
        var nextDay = zone.ToInstant(today.AddDays(1));
        var nextPayment = await db.NextCollectionAsync(period, now, cancellationToken);
        return new CollectionBoard(
            figures,
            new CollectionCurve(period, figures.Total.Receivable, [.. thisMonth.Take(today.Day - 1), figures.Total.Collected]),
            new CollectionCurve(
                period.Previous,
                lastMonth.Aggregate(Money.Zero, (sum, part) => sum + part.Receivable),
                await CollectedByDayAsync(db, period.Previous, cancellationToken)),
            nextPayment < nextDay ? nextPayment.Value : nextDay);
    }

    /// <summary>Collected at the end of each day of the month.</summary>
    private async Task<IReadOnlyList<Money>> CollectedByDayAsync(PortalDb db, Period period, CancellationToken cancellationToken)
    {
        var quarters = await db.CollectedByQuarterAsync(period, cancellationToken);
        var byDay = new List<Money>();
        var (sum, next) = (Money.Zero, 0);
        for (var day = period.FirstDay; day <= period.LastDay; day = day.AddDays(1))
        {
            for (var end = zone.ToInstant(day.AddDays(1)); next < quarters.Count && quarters[next].From < end; next++)
            {
                sum += quarters[next].Amount;
            }

            byDay.Add(sum);
        }

        return byDay;
    }
}
