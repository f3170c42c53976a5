using Microsoft.EntityFrameworkCore;
using Portal.Channels.Peers;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Channels;

/// <summary>Makes a channel, or changes one. Secrets go in and never come out again.</summary>
internal sealed class SaveChannel(PortalWriter writer, IAccess access, PeerGuard guard, ChannelSecrets secrets) : IUseCase
{
    public static string Right => Rights.SettingsManage;

    /// <summary>Saves it; a new channel is on.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="form">The channel.</param>
    /// <param name="isNew">Whether its key must be free.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public async Task<Result> RunAsync(Actor actor, ChannelForm form, bool isNew, CancellationToken cancellationToken)
    {
        // Asking for a host's addresses on behalf of whoever calls is a service of its own: right first.
        if ((access.Check(actor, Right) ?? await form.RefusalAsync(guard, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var (address, token) = form.Split();
        var closedToken = token is null ? null : secrets.Close(token);
        var closedSecret = string.IsNullOrEmpty(form.Secret) ? null : secrets.Close(form.Secret);
        return await writer.WriteAsync<SaveChannel>(
            actor,
            async (unit, cancelled) =>
            {
                var channel = await unit.Db.Set<Channel>().SingleOrDefaultAsync(one => one.Key == form.Key, cancelled);
                if (isNew != channel is null)
                {
                    return isNew ? ChannelRefusals.KeyTaken : ChannelRefusals.Unknown;
                }

                if (channel is null)
                {
                    channel = new Channel { Key = form.Key, Kind = form.Kind, Name = "", Address = "", ChangedAt = unit.Now, Enabled = true };
                    unit.Db.Add(channel);
                }

                return Apply(channel, form, address, closedToken, closedSecret, unit.Now) is { } no ? no : Result.Done;
            },
            cancellationToken);
    }

    private static Refusal? Apply(Channel channel, ChannelForm form, string? address, string? token, string? secret, DateTimeOffset now)
    {
        if (channel.Kind != form.Kind)
        {
            return ChannelRefusals.Unknown;
        }

        var moves = channel.Kind == ChannelKind.Mail && channel.Secret is not null && (channel.Host, channel.Port) != (form.Host, form.Port);
        if (moves && form.Secret is null)
        {
            return ChannelRefusals.SecretAnew;
        }

        if (channel.Kind == ChannelKind.Mail)
        {
            channel.Address = address ?? "";
        }
        else if (address is not null)
        {
            (channel.Address, channel.Token) = (address, token);
        }
        else if (channel.Address.Length == 0)
        {
            return ChannelRefusals.AddressMalformed;
        }

        channel.Secret = form.Secret is null ? channel.Secret : secret;
        (channel.Name, channel.Rank, channel.English) = (form.Name.Trim(), form.Rank, form.English);
        (channel.Host, channel.Port, channel.Security, channel.Sender, channel.Login) = (form.Host, form.Port, form.Security, form.Sender, form.Login.Trim());
        channel.AlsoSends = string.Join(',', ChannelKinds.Offered.Intersect(form.AlsoSends, StringComparer.Ordinal));
        channel.ChangedAt = now;
        return channel.Secret is null && (channel.Kind == ChannelKind.Webhook || channel.Login.Length > 0) ? ChannelRefusals.SecretMissing : null;
    }
}
