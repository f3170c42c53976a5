using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Channels;

/// <summary>
/// Sends what is due: claims in one transaction, sends outside of any, writes the answers down in a second. Two commits for
/// a whole batch.
/// </summary>
internal sealed class SendDeliveries(
    PortalReader reader, ClaimDeliveries claim, RecordSendings record, ChannelSecrets secrets, IEnumerable<IChannelSender> senders, TimeProvider clock, ILogger<SendDeliveries> logger)
{
    /// <summary>Every channel that has something waiting, with the instant from which it may be sent.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> WaitingAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync<IReadOnlyDictionary<string, DateTimeOffset>>(
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var waiting = await db.Set<ChannelDelivery>().Where(delivery => delivery.State == DeliveryState.Queued)
                    .GroupBy(delivery => delivery.Channel).Select(group => new { Channel = group.Key, At = group.Min(delivery => delivery.NextAt) }).ToListAsync(token);
                if (waiting.Count == 0)
                {
                    return new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
                }

                var paces = await db.Set<ChannelPace>().ToDictionaryAsync(pace => pace.Channel, token);
                var kinds = await db.Set<Channel>().ToDictionaryAsync(channel => channel.Key, channel => channel.Kind, token);
                return waiting.ToDictionary(one => one.Channel, one => From(one.At, kinds.GetValueOrDefault(one.Channel), paces.GetValueOrDefault(one.Channel), now), StringComparer.Ordinal);
            },
            cancellationToken);

    /// <summary>Sends all that is due, by all channels at once; answers how many deliveries were handed to peers.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await claim.RecoverAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = (await WaitingAsync(cancellationToken)).Where(one => one.Value <= now);
        return (await Task.WhenAll(due.Select(one => RunAsync(one.Key, cancellationToken)))).Sum();
    }

    /// <summary>Sends what is due by one channel. What has been claimed is sent and written down even when the process is told to stop.</summary>
    public async Task<int> RunAsync(string channel, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var claimed = await claim.RunAsync(channel, cancellationToken);
            if (claimed.Channel is null || claimed.Messages.Count == 0)
            {
                return sent + claimed.Settled;
            }

            var outcomes = await SendAsync(claimed.Channel, claimed.Messages);
            await record.RunAsync(channel, claim.Process, [.. claimed.Messages.Zip(outcomes)], CancellationToken.None);
            sent += claimed.Messages.Sum(message => message.Deliveries.Count);
        }

        return sent;
    }

    private async Task<IReadOnlyList<SendOutcome>> SendAsync(Channel channel, IReadOnlyList<Outgoing> messages)
    {
        if (!secrets.TryOpen(channel.Token, out var token) || !secrets.TryOpen(channel.Secret, out var secret))
        {
            return [.. messages.Select(_ => SendOutcome.Never(ChannelFaults.SecretUnreadable, ""))];
        }

        try
        {
            return await senders.First(sender => sender.Speaks(channel.Kind)).SendAsync(new OpenChannel(channel, token, secret), messages, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A fault of ours: whether anything left is not known, and trying for ever would not mend it.
            logger.LogError(exception, "Channel {Channel} could not be used", channel.Key);
            return [.. messages.Select(_ => SendOutcome.Again(ChannelFaults.Unknown, "", TimeSpan.FromMinutes(1)))];
        }
    }

    private static DateTimeOffset From(DateTimeOffset at, ChannelKind kind, ChannelPace? pace, DateTimeOffset now)
    {
        var from = pace?.RestsUntil > at ? pace.RestsUntil.Value : at;
        var free = SendingLimit.Of(kind).FreeAt(SendingLimit.Read(pace?.Sent ?? ""), from > now ? from : now);
        return free > from && free > now ? free : from;
    }
}
