using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees;

/// <summary>The month that runs with its parts by building and steward, read once for every open page of collection.</summary>
public sealed class CollectionOverviewSnapshot(
    PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<CollectionOverviewSnapshot> logger)
    : Snapshot<CollectionOverview>(feed, clock, logger, Topics.Collection, Topics.People)
{
    /// <inheritdoc/>
    protected override Task<CollectionOverview> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => db.OverviewAsync(zone.PeriodOf(now), now, zone, token), cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(CollectionOverview value, DateTimeOffset now) =>
        zone.ToInstant(zone.DateOf(now).AddDays(1)) is var tomorrow && value.NextPayment < tomorrow ? value.NextPayment : tomorrow;
}
