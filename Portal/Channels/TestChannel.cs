using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>Sends a line by a channel, the way every message goes; by mail to the common recipient, else to whoever asks.</summary>
internal sealed class TestChannel(PortalWriter writer) : IUseCase
{
    /// <summary>Key of the sentence.</summary>
    public const string Text = "channels.test";

    public static string Right => Rights.SettingsManage;

    /// <summary>Queues it; the delivery log shows what became of it. It falls back to nothing.</summary>
    public Task<Result> RunAsync(Actor actor, string key, CancellationToken cancellationToken) =>
        writer.WriteAsync<TestChannel>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<Channel>().AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, token) is not { } channel)
                {
                    return ChannelRefusals.Unknown;
                }

                if (!channel.Enabled)
                {
                    return ChannelRefusals.IsOff;
                }

                PersonId? person = channel.Kind == ChannelKind.Mail && channel.Address.Length == 0 ? actor.Person : null;
                if (channel.Kind == ChannelKind.Mail && channel.Address.Length == 0
                    && !await unit.Db.Set<Person>().AnyAsync(one => one.Id == person && one.Email != null, token))
                {
                    return ChannelRefusals.TestHasNobody;
                }

                await unit.QueueAsync(
                    [
                        ChannelOutbox.New(
                            $"test/{TypedId.New<DeliveryId>(unit.Now).Value:N}", "test", channel, person, person is { } one ? ChannelDelivery.RecipientOf(one) : "",
                            Text, MessageArgs.Write([channel.Name, actor.Name, unit.Now]), null, null, null, "", unit.Now),
                    ],
                    token);
                return Result.Done;
            },
            cancellationToken);
}
