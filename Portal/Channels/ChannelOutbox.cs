using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>How a use case sends messages out of the portal: queued in its own transaction, so that neither happens without the other.</summary>
public static class ChannelOutbox
{
    /// <summary>
    /// Queues what the messages ask for and what the site's channels want besides. What was queued before is not queued
    /// again. Costs one short query while the site has no channel.
    /// </summary>
    /// <param name="unit">The unit of work that sends the messages to inboxes.</param>
    /// <param name="messages">The messages of the unit, in order.</param>
    /// <param name="cancellationToken">Honoured between queries.</param>
    /// <returns>How many deliveries were queued.</returns>
    public static async Task<int> DeliverAsync(this WriteUnit unit, IReadOnlyCollection<ChannelMessage> messages, CancellationToken cancellationToken)
    {
        return messages.Count == 0 ? 0 : await unit.DeliverAsync(messages, await unit.Db.EnabledChannelsAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The same with channels that were read before, by who sends often and hears of their changes.</summary>
    internal static async Task<int> DeliverAsync(this WriteUnit unit, IReadOnlyCollection<ChannelMessage> messages, List<Channel> channels, CancellationToken cancellationToken) =>
        channels.Count == 0 || messages.Count == 0 ? 0 : await unit.QueueAsync(
            [.. messages.GroupBy(message => (message.Occasion, message.Stage, message.Message.Text)).SelectMany(group => Route([.. group], channels, unit.Now))],
            cancellationToken);

    /// <summary>The site's channels that are on, in the order in which they are asked.</summary>
    internal static Task<List<Channel>> EnabledChannelsAsync(this PortalDb db, CancellationToken cancellationToken) =>
        db.Set<Channel>().AsNoTracking().Where(channel => channel.Enabled).OrderBy(channel => channel.Rank).ThenBy(channel => channel.Key).ToListAsync(cancellationToken);

    /// <summary>Adds the deliveries that are not there yet: the one writer makes looking first as good as a lock.</summary>
    internal static async Task<int> QueueAsync(this WriteUnit unit, IReadOnlyList<ChannelDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Count == 0)
        {
            return 0;
        }

        string[] occasions = [.. deliveries.Select(delivery => delivery.Occasion).Distinct(StringComparer.Ordinal)];
        var there = (await unit.Db.Set<ChannelDelivery>().AsNoTracking()
                .Where(delivery => occasions.Contains(delivery.Occasion))
                .Select(delivery => new { delivery.Occasion, delivery.Stage, delivery.Recipient, delivery.Channel })
                .ToListAsync(cancellationToken))
            .Concat(unit.Db.ChangeTracker.Entries<ChannelDelivery>().Where(entry => entry.State == EntityState.Added)
                .Select(entry => new { entry.Entity.Occasion, entry.Entity.Stage, entry.Entity.Recipient, entry.Entity.Channel }))
            .ToHashSet();
        var queued = 0;
        foreach (var delivery in deliveries)
        {
            if (there.Add(new { delivery.Occasion, delivery.Stage, delivery.Recipient, delivery.Channel }))
            {
                unit.Db.Add(delivery);
                queued++;
            }
        }

        return queued;
    }

    /// <summary>What falls back to a channel: to the group, or to each person whom it concerns.</summary>
    internal static IEnumerable<ChannelDelivery> FallBack(ChannelDelivery failed, Channel to, string ladder, IReadOnlyDictionary<PersonId, MessageId?> messages, DateTimeOffset now)
    {
        if (to.Kind.IsGroup() || (failed.Person is null && failed.People.Length == 0))
        {
            yield return Copy(failed, to, null, failed.People, null, to.Kind.IsGroup() && failed.Person is null ? failed.Recipient : null);
            yield break;
        }

        foreach (var person in failed.Person is { } one ? [one] : failed.Concerned)
        {
            yield return Copy(failed, to, person, ChannelDelivery.RecipientOf(person), messages.GetValueOrDefault(person));
        }

        ChannelDelivery Copy(ChannelDelivery from, Channel channel, PersonId? person, string people, MessageId? message, string? recipient = null) =>
            New(from.Occasion, from.Stage, channel, person, people, from.Text, from.Args, from.Clause, from.Link, message, ladder, now, recipient);
    }

    internal static ChannelDelivery New(
        string occasion, string stage, Channel channel, PersonId? person, string people, string text, string args, string? clause, string? link,
        MessageId? message, string ladder, DateTimeOffset now, string? recipient = null) => new()
    {
        Id = TypedId.New<DeliveryId>(now),
        Occasion = occasion,
        Stage = stage,
        Recipient = recipient ?? (person is { } one ? ChannelDelivery.RecipientOf(one) : ChannelDelivery.Group),
        Channel = channel.Key,
        Person = person,
        People = people,
        Text = text,
        Args = args,
        Clause = clause,
        Link = link,
        Message = message,
        Ladder = ladder,
        QueuedAt = now,
        NextAt = now,
    };

    /// <summary>One message to several people: one delivery for a group, one each by mail.</summary>
    private static IEnumerable<ChannelDelivery> Route(IReadOnlyList<ChannelMessage> told, List<Channel> channels, DateTimeOffset now)
    {
        var asked = told[0].Via switch
        {
            ChannelMessage.Mail => channels.FindAll(channel => channel.Kind == ChannelKind.Mail),
            ChannelMessage.Robot => [.. channels.Where(channel => channel.Kind.IsRobot()), .. channels.Where(channel => channel.Kind == ChannelKind.Mail)],
            _ => [],
        };
        var ladder = string.Join(',', asked.Skip(1).Select(channel => channel.Key));
        var first = asked.FirstOrDefault();
        return (first is null ? [] : To(first, ladder))
            .Concat(channels.Where(channel => channel != first && channel.Wants(told[0].Message.Text)).SelectMany(channel => To(channel, "")));

        IEnumerable<ChannelDelivery> To(Channel channel, string rest) => channel.Kind.IsGroup()
            ? ForGroup(told).Select(one => Make(channel, one.Message, null, string.Join(',', one.People.Distinct(StringComparer.Ordinal)), one.Recipient, rest))
            : told.Select(one => Make(channel, one, one.Message.Person, ChannelDelivery.RecipientOf(one.Message.Person), ChannelDelivery.RecipientOf(one.Message.Person), rest));

        ChannelDelivery Make(Channel channel, ChannelMessage one, PersonId? person, string people, string recipient, string rest) => New(
            one.Occasion, one.Stage, channel, person, people, one.Message.Text, one.Message.Args, one.Message.Clause, one.Message.Link,
            person is null ? null : one.Message.Id, rest, now, recipient);
    }

    /// <summary>A group is told once what everybody is told; where each is told something of their own, it is told each.</summary>
    private static IEnumerable<(ChannelMessage Message, IEnumerable<string> People, string Recipient)> ForGroup(IReadOnlyList<ChannelMessage> told)
    {
        var alike = told.GroupBy(one => one.Message.Args, StringComparer.Ordinal).ToArray();
        return alike.Select(group => (
            group.First(),
            group.Select(one => ChannelDelivery.RecipientOf(one.Message.Person)),
            alike.Length == 1 ? ChannelDelivery.Group : $"{ChannelDelivery.Group}:{ChannelDelivery.RecipientOf(group.First().Message.Person)}"));
    }
}
