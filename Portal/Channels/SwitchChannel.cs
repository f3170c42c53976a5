using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Channels;

/// <summary>Switches a channel off or on again. What waits for one that is off fails, and goes to the next of its ladder.</summary>
internal sealed class SwitchChannel(PortalWriter writer) : IUseCase
{
    public static string Right => Rights.SettingsManage;

    /// <summary>Switches it; done already is done.</summary>
    public Task<Result> RunAsync(Actor actor, string key, bool on, CancellationToken cancellationToken) =>
        writer.WriteAsync<SwitchChannel>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<Channel>().SingleOrDefaultAsync(one => one.Key == key, token) is not { } channel)
                {
                    return ChannelRefusals.Unknown;
                }

                if (channel.Enabled != on)
                {
                    (channel.Enabled, channel.ChangedAt) = (on, unit.Now);
                }

                return Result.Done;
            },
            cancellationToken);
}
