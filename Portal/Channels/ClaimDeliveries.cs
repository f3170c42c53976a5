using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Channels.Robots;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Channels;

/// <summary>What was claimed for one channel.</summary>
/// <param name="Channel">The channel, its secrets still closed; null when it is gone or off, or has nothing to send.</param>
/// <param name="Messages">One for each message that the peer is to get.</param>
/// <param name="Settled">How many fell away because the channel is off.</param>
internal sealed record Claim(Channel? Channel, IReadOnlyList<Outgoing> Messages, int Settled);

/// <summary>
/// Takes what is due for a channel, in one transaction: of two nodes the second finds nothing left. Whatever a process took
/// and never wrote down is taken again and marked, since nobody knows whether it had arrived.
/// </summary>
internal sealed class ClaimDeliveries(PortalWriter writer, PortalReader reader, ChannelTexts texts, NodeName node, TimeProvider clock) : IUseCase
{
    /// <summary>Far longer than any batch takes: a stopped channel stops the batch.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly string _process = $"{node.Value}#{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    public static string Right => Rights.JobsManage;

    /// <summary>This process, as the deliveries that it sends know it.</summary>
    public string Process => _process;

    /// <summary>Claims for one channel.</summary>
    public async Task<Claim> RunAsync(string key, CancellationToken cancellationToken)
    {
        var claim = await writer.WriteAsync<ClaimDeliveries, Claim>(
            Actor.System("channels"),
            async (unit, token) =>
            {
                var channel = await unit.Db.Set<Channel>().AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, token);
                var due = await DueAsync(unit, key, token);
                if (channel is not { Enabled: true })
                {
                    foreach (var delivery in due)
                    {
                        await RecordSendings.FailAsync(unit, delivery, ChannelFaults.ChannelOff, "", token);
                    }

                    return new Claim(null, [], due.Count);
                }

                var messages = await PlanAsync(unit, channel, due, token);
                return new Claim(channel, messages, 0);
            },
            cancellationToken);
        return claim.Value;
    }

    /// <summary>Gives back what processes left in the middle: at once what this node's last process did, after the lease what another node did. Answers how many.</summary>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(
            (db, token) => db.Set<ChannelDelivery>().AnyAsync(delivery => delivery.State == DeliveryState.Sending && delivery.ClaimedBy != _process, token),
            cancellationToken))
        {
            return 0;
        }

        var recovered = await writer.WriteAsync<ClaimDeliveries, int>(
            Actor.System("channels"),
            async (unit, token) =>
            {
                var others = await unit.Db.Set<ChannelDelivery>()
                    .Where(delivery => delivery.State == DeliveryState.Sending && delivery.ClaimedBy != _process).ToListAsync(token);
                var orphans = others.FindAll(delivery =>
                    delivery.ClaimedAt < unit.Now - Lease || delivery.ClaimedBy!.StartsWith(node.Value + "#", StringComparison.Ordinal));
                foreach (var delivery in orphans)
                {
                    (delivery.State, delivery.Repeated, delivery.Fault, delivery.NextAt) = (DeliveryState.Queued, true, ChannelFaults.Unknown, unit.Now);
                }

                return orphans.Count;
            },
            cancellationToken);
        return recovered.Value;
    }

    private static Task<List<ChannelDelivery>> DueAsync(WriteUnit unit, string key, CancellationToken cancellationToken)
    {
        var now = unit.Now;
        return unit.Db.Set<ChannelDelivery>()
            .Where(delivery => delivery.State == DeliveryState.Queued && delivery.Channel == key && delivery.NextAt <= now)
            .OrderBy(delivery => delivery.NextAt).ThenBy(delivery => delivery.Id)
            .Take(SendingLimit.Batch)
            .ToListAsync(cancellationToken);
    }

    /// <summary>As many as the limit allows, what has waited first and together; the rest waits.</summary>
    private async Task<IReadOnlyList<Outgoing>> PlanAsync(WriteUnit unit, Channel channel, List<ChannelDelivery> due, CancellationToken cancellationToken)
    {
        var limit = SendingLimit.Of(channel.Kind);
        var pace = await unit.Db.Set<ChannelPace>().SingleOrDefaultAsync(one => one.Channel == channel.Key, cancellationToken);
        if (due.Count == 0 || pace?.RestsUntil > unit.Now || limit.IsCrowded(unit.Now))
        {
            return [];
        }

        IReadOnlyList<DateTimeOffset> sent = pace is null ? [] : SendingLimit.Read(pace.Sent);
        var budget = limit.Budget(sent, unit.Now);
        var culture = channel.English ? Texts.English : Texts.Chinese;
        var worded = due.ConvertAll(delivery => (Delivery: delivery, Words: texts.Of(delivery, culture)));
        var together = Together(worded.FindAll(one => one.Delivery.Held), RobotRequest.DigestRoom(channel.Kind));
        var messages = together.Concat(worded.Where(one => !one.Delivery.Held).Select(one => (List<(ChannelDelivery Delivery, Wordings Words)>)[one])).ToList();
        foreach (var (delivery, _) in messages.Skip(budget).SelectMany(message => message))
        {
            delivery.Held = true;
        }

        messages.RemoveRange(Math.Min(budget, messages.Count), Math.Max(0, messages.Count - budget));
        if (limit.IsLimited && messages.Count > 0)
        {
            if (pace is null)
            {
                unit.Db.Add(pace = new ChannelPace { Channel = channel.Key });
            }

            pace.Sent = limit.Write(sent.Concat(Enumerable.Repeat(unit.Now, messages.Count)), unit.Now);
        }

        var reach = await ReachAsync(unit.Db, channel, messages.SelectMany(message => message).Select(one => one.Delivery), cancellationToken);
        return [.. messages.Select(message => Take(message, channel, culture, reach, unit.Now))];
    }

    private Outgoing Take(
        List<(ChannelDelivery Delivery, Wordings Words)> message, Channel channel, CultureInfo culture, Dictionary<PersonId, Person> reach, DateTimeOffset now)
    {
        var id = TypedId.New<SendingId>(now);
        foreach (var (delivery, _) in message)
        {
            (delivery.State, delivery.ClaimedBy, delivery.ClaimedAt, delivery.Sending) = (DeliveryState.Sending, _process, now, id);
            delivery.Attempts++;
        }

        var deliveries = message.ConvertAll(one => one.Delivery);
        var (title, body) = message is [var (_, words)]
            ? (words.Title, words.Body)
            : (texts.DigestTitle(message.Count, culture), ChannelTexts.Digest(message.Select(one => one.Words)));
        var mail = deliveries[0].Person is { } person ? reach.GetValueOrDefault(person)?.Email : channel.Address is { Length: > 0 } common ? common : null;
        string[] mobiles = channel.Kind.IsRobot()
            ? [.. deliveries.SelectMany(delivery => delivery.Concerned).Select(concerned => Mobile(reach.GetValueOrDefault(concerned)?.Phone)).OfType<string>().Distinct(StringComparer.Ordinal)]
            : [];
        return new Outgoing(id, deliveries, title, body, mail, mobiles);
    }

    private static async Task<Dictionary<PersonId, Person>> ReachAsync(PortalDb db, Channel channel, IEnumerable<ChannelDelivery> deliveries, CancellationToken cancellationToken)
    {
        PersonId[] people = channel.Kind is ChannelKind.Webhook ? [] : [.. deliveries.SelectMany(delivery => delivery.Concerned).Distinct()];
        return people.Length == 0 ? []
            : await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
    }

    /// <summary>Packs into as few messages as their length allows.</summary>
    private static List<List<(ChannelDelivery Delivery, Wordings Words)>> Together(List<(ChannelDelivery Delivery, Wordings Words)> held, int room)
    {
        var (messages, used) = (new List<List<(ChannelDelivery, Wordings)>>(), int.MaxValue);
        foreach (var one in held)
        {
            var bytes = System.Text.Encoding.UTF8.GetByteCount(one.Words.Title) + System.Text.Encoding.UTF8.GetByteCount(one.Words.Body) + 8;
            if (messages.Count == 0 || used > room - bytes)
            {
                messages.Add([]);
                used = 0;
            }

            messages[^1].Add(one);
            used += bytes;
        }

        return messages;
    }

    /// <summary>Platforms know people by eleven digits.</summary>
    private static string? Mobile(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]);
        digits = digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length == 11 ? digits : null;
    }
}
