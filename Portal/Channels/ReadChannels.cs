using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>A channel as screens show it: of a secret, whether there is one.</summary>
public sealed record ChannelView(
    string Key, ChannelKind Kind, string Name, string Address, bool HasToken, bool HasSecret, string Host, int Port, MailSecurity Security,
    string Sender, string Login, string AlsoSends, int Rank, bool English, bool Enabled, int Waiting, DeliveryView? Last);

/// <summary>How a delivery stands for whoever looks: read once its person acknowledged it in the inbox.</summary>
public enum DeliveryStanding
{
    Queued,
    Sending,
    Accepted,
    Read,
    Failed,
}

/// <summary>A delivery as the log shows it.</summary>
public sealed record DeliveryView(ChannelDelivery Delivery, string Channel, string? Person, DateTimeOffset? ReadAt)
{
    public DeliveryStanding Standing => Delivery.State switch
    {
        DeliveryState.Queued => DeliveryStanding.Queued,
        DeliveryState.Sending => DeliveryStanding.Sending,
        DeliveryState.Accepted => ReadAt is null ? DeliveryStanding.Accepted : DeliveryStanding.Read,
        DeliveryState.Failed => DeliveryStanding.Failed,
    };
}

/// <summary>Channels, and the newest deliveries.</summary>
internal sealed record ChannelsView(IReadOnlyList<ChannelView> Channels, IReadOnlyList<DeliveryView> Log);

/// <summary>Shows the channels with the log of what went out by them.</summary>
internal sealed class ReadChannels(PortalReader reader, TimeProvider clock) : IUseCase
{
    /// <summary>So many lines of the log.</summary>
    public const int Shown = 50;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static string Right => Rights.SettingsManage;

    /// <summary>The channels by rank, and the newest deliveries first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="state">Only these deliveries, or null for all.</param>
    /// <param name="cancellationToken">Honoured between queries.</param>
    public Task<Result<ChannelsView>> RunAsync(Actor actor, DeliveryState? state, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadChannels, ChannelsView>(
            actor,
            async (db, token) =>
            {
                var channels = await db.Set<Channel>().OrderBy(channel => channel.Rank).ThenBy(channel => channel.Key).ToListAsync(token);
                var waiting = await db.Set<ChannelDelivery>().Where(delivery => delivery.State == DeliveryState.Queued)
                    .GroupBy(delivery => delivery.Channel).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, token);
                var since = clock.GetUtcNow() - Remembered;
                var log = await LogAsync(
                    db, db.Set<ChannelDelivery>().Where(delivery => delivery.QueuedAt > since && (state == null || delivery.State == state)).OrderByDescending(delivery => delivery.QueuedAt).ThenByDescending(delivery => delivery.Id), Shown, channels, token);
                var views = new List<ChannelView>();
                foreach (var channel in channels)
                {
                    var last = await LogAsync(
                        db, db.Set<ChannelDelivery>().Where(delivery => delivery.Channel == channel.Key && delivery.SettledAt != null).OrderByDescending(delivery => delivery.SettledAt), 1, channels, token);
                    views.Add(View(channel, waiting.GetValueOrDefault(channel.Key), last.Count > 0 ? last[0] : null));
                }

                return new ChannelsView(views, log);
            },
            cancellationToken);

    private static ChannelView View(Channel channel, int waiting, DeliveryView? last) => new(
        channel.Key, channel.Kind, channel.Name, channel.Address, channel.Token is not null, channel.Secret is not null, channel.Host, channel.Port, channel.Security,
        channel.Sender, channel.Login, channel.AlsoSends, channel.Rank, channel.English, channel.Enabled, waiting, last);

    private static async Task<IReadOnlyList<DeliveryView>> LogAsync(
        PortalDb db, IQueryable<ChannelDelivery> which, int most, List<Channel> channels, CancellationToken cancellationToken)
    {
        var deliveries = await which.Take(most).ToListAsync(cancellationToken);
        PersonId[] people = [.. deliveries.Where(delivery => delivery.Person is not null).Select(delivery => delivery.Person!.Value).Distinct()];
        MessageId[] messages = [.. deliveries.Where(delivery => delivery.Message is not null).Select(delivery => delivery.Message!.Value)];
        var names = people.Length == 0 ? []
            : await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var read = messages.Length == 0 ? []
            : await db.Set<InboxMessage>().Where(message => messages.Contains(message.Id) && message.AcknowledgedAt != null)
                .ToDictionaryAsync(message => message.Id, message => message.AcknowledgedAt, cancellationToken);
        return
        [
            .. deliveries.Select(delivery => new DeliveryView(
                delivery,
                channels.Find(channel => channel.Key == delivery.Channel)?.Name ?? delivery.Channel,
                delivery.Person is { } person ? names.GetValueOrDefault(person, "?") : null,
                delivery.Message is { } message ? read.GetValueOrDefault(message) : null)),
        ];
    }
}
