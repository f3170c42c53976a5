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
        reader.ReadAsync(
            async (db, token) =>
            {
                var today = zone.DateOf(now);
                var period = Period.Of(today);
                var nextDay = zone.ToInstant(today.AddDays(1));
                var nextPayment = await db.NextCollectionAsync(period, now, token);
                var (figures, curve) = await db.CollectionWithCurveAsync(period, now, zone, token);
                return new CollectionBoard(
                    figures,
                    curve,
                    await db.CurveAsync(period.Previous, now, zone, token),
                    nextPayment < nextDay ? nextPayment.Value : nextDay);
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(CollectionBoard value, DateTimeOffset now) => value.NextChange;
}
