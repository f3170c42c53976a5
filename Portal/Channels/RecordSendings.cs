using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>Writes down how sendings ended: accepted, to be tried again, or failed and handed to the next channel of the ladder.</summary>
internal sealed class RecordSendings(PortalWriter writer) : IUseCase
{
    /// <summary>How long a delivery waits after each attempt; after the last it has failed.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
    ];

    public static string Right => Rights.JobsManage;

    /// <summary>Writes down the outcomes of a claim, all in one transaction.</summary>
    public Task RunAsync(string channel, string process, IReadOnlyList<(Outgoing Message, SendOutcome Outcome)> sent, CancellationToken cancellationToken) =>
        writer.WriteAsync<RecordSendings, int>(
            Actor.System("channels"),
            async (unit, token) =>
            {
                // What another node took over in the meantime is its own to settle.
                var outcomes = sent.ToDictionary(one => one.Message.Id, one => one.Outcome);
                DeliveryId[] ids = [.. sent.SelectMany(one => one.Message.Deliveries).Select(delivery => delivery.Id)];
                var deliveries = await unit.Db.Set<ChannelDelivery>()
                    .Where(delivery => ids.Contains(delivery.Id) && delivery.State == DeliveryState.Sending && delivery.ClaimedBy == process)
                    .ToListAsync(token);
                foreach (var delivery in deliveries)
                {
                    await SettleAsync(unit, delivery, outcomes[delivery.Sending!.Value], token);
                }

                if (outcomes.Values.Max(outcome => outcome.Rest) is { } rest)
                {
                    await RestAsync(unit, channel, unit.Now + rest, token);
                }

                return deliveries.Count;
            },
            cancellationToken);

    /// <summary>A delivery has failed for good: the next channel of its ladder takes over, in the same transaction.</summary>
    public static async Task FailAsync(WriteUnit unit, ChannelDelivery delivery, string fault, string answer, CancellationToken cancellationToken)
    {
        (delivery.State, delivery.SettledAt, delivery.Fault, delivery.Answer) = (DeliveryState.Failed, unit.Now, fault, answer);
        var ladder = delivery.Ladder.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var channels = ladder.Length == 0 ? []
            : await unit.Db.Set<Channel>().AsNoTracking().Where(channel => ladder.Contains(channel.Key) && channel.Enabled).ToDictionaryAsync(channel => channel.Key, cancellationToken);
        var next = Array.FindIndex(ladder, channels.ContainsKey);
        if (next < 0)
        {
            return;
        }

        var concerned = delivery.Concerned.ToArray();
        var messages = (await unit.Db.Set<InboxMessage>().AsNoTracking()
                .Where(message => concerned.Contains(message.Person) && message.Text == delivery.Text && message.Args == delivery.Args)
                .Select(message => new { message.Person, message.Id }).ToListAsync(cancellationToken))
            .GroupBy(message => message.Person).ToDictionary(group => group.Key, group => (MessageId?)group.First().Id);
        await unit.QueueAsync(
            [.. ChannelOutbox.FallBack(delivery, channels[ladder[next]], string.Join(',', ladder.Skip(next + 1)), messages, unit.Now)], cancellationToken);
    }

    private static async Task SettleAsync(WriteUnit unit, ChannelDelivery delivery, SendOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome.Kind)
        {
            case SendOutcomeKind.Accepted:
                (delivery.State, delivery.SettledAt, delivery.Fault, delivery.Answer) = (DeliveryState.Accepted, unit.Now, null, outcome.Answer);
                break;
            case SendOutcomeKind.Never:
                await FailAsync(unit, delivery, outcome.Fault!, outcome.Answer ?? "", cancellationToken);
                break;
            case SendOutcomeKind.Again when delivery.Attempts > Waits.Count:
                await FailAsync(unit, delivery, ChannelFaults.GaveUp, $"{outcome.Fault}: {outcome.Answer}", cancellationToken);
                break;
            case SendOutcomeKind.Again:
                var wait = Waits[delivery.Attempts - 1];
                (delivery.State, delivery.NextAt) = (DeliveryState.Queued, unit.Now + (outcome.Rest > wait ? outcome.Rest.Value : wait));
                (delivery.Fault, delivery.Answer) = (outcome.Fault, outcome.Answer);
                break;
            case SendOutcomeKind.NotTried:
                (delivery.State, delivery.NextAt) = (DeliveryState.Queued, unit.Now);
                delivery.Attempts--;
                break;
        }
    }

    private static async Task RestAsync(WriteUnit unit, string channel, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var pace = await unit.Db.Set<ChannelPace>().SingleOrDefaultAsync(one => one.Channel == channel, cancellationToken);
        if (pace is null)
        {
            unit.Db.Add(pace = new ChannelPace { Channel = channel });
        }

        pace.RestsUntil = until;
    }
}
