using Microsoft.Extensions.Options;
using Portal.Channels.Peers;

namespace Portal.Channels.Mail;

/// <summary>Sends mails, a batch on one connection.</summary>
internal sealed class MailSender(PeerGuard guard, PeerCertificates certificates, IOptions<ChannelOptions> options) : IChannelSender
{
    public bool Speaks(ChannelKind kind) => kind is ChannelKind.Mail;

    public async Task<IReadOnlyList<SendOutcome>> SendAsync(OpenChannel channel, IReadOnlyList<Outgoing> messages, CancellationToken cancellationToken)
    {
        var outcomes = Enumerable.Repeat(SendOutcome.NotTried, messages.Count).ToArray();
        var next = 0;
        SmtpSession? session = null;
        try
        {
            for (; next < messages.Count; next++)
            {
                var message = messages[next];
                if (message.Mail is not { } to || !MailText.IsAddress(to))
                {
                    outcomes[next] = SendOutcome.Never(ChannelFaults.NoRecipient, "");
                    continue;
                }

                session ??= await SmtpSession.OpenAsync(channel, guard, certificates, options.Value.Timeout, cancellationToken);
                var mail = new MailText(channel.Sender, to, message.Title, message.Body, message.First.Id.Value, message.First.QueuedAt);
                outcomes[next] = await session.SendAsync(mail, cancellationToken);
                if (outcomes[next].Rest is not null)
                {
                    return outcomes;
                }
            }
        }
        catch (PeerException exception) when (exception.IsLasting && session is null)
        {
            // No session, for any of them.
            for (; next < messages.Count; next++)
            {
                outcomes[next] = SendOutcome.Of(exception);
            }
        }
        catch (PeerException exception)
        {
            outcomes[next] = SendOutcome.Of(exception);
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }

        return outcomes;
    }
}
