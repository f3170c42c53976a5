using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Reminders;

/// <summary>How many messages the staff were sent and acknowledged; who they are about is not part of it.</summary>
/// <param name="GivenToday">Sent since the site's day began.</param>
/// <param name="AcknowledgedToday">Of these, acknowledged.</param>
/// <param name="Open">Not acknowledged, whenever sent.</param>
/// <param name="OpenSince">When the oldest of those was sent, UTC; null when none is open.</param>
public sealed record InboxTally(int GivenToday, int AcknowledgedToday, int Open, DateTimeOffset? OpenSince);

/// <summary>The tally of all inboxes, counted once for every wall: today's from an index of the day, the open ones from one that holds nothing else.</summary>
public sealed class InboxTallySnapshot(PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<InboxTallySnapshot> logger)
    : Snapshot<InboxTally>(feed, clock, logger, Topics.Inboxes)
{
    /// <inheritdoc/>
    protected override Task<InboxTally> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var from = zone.ToInstant(zone.DateOf(now));
                var today = db.Set<InboxMessage>().Where(message => message.DeliveredAt >= from);
                var open = db.Set<InboxMessage>().Where(message => message.AcknowledgedAt == null);
                return new InboxTally(
                    await today.CountAsync(token),
                    await today.CountAsync(message => message.AcknowledgedAt != null, token),
                    await open.CountAsync(token),
                    await open.MinAsync(message => (DateTimeOffset?)message.DeliveredAt, token));
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(InboxTally value, DateTimeOffset now) => zone.ToInstant(zone.DateOf(now).AddDays(1));
}
