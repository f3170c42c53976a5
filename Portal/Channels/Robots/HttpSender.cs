using Portal.Channels.Peers;

namespace Portal.Channels.Robots;

/// <summary>Sends to robots, one message after the other, and to programs, several at a time. What stops the channel stops the rest of the batch.</summary>
internal sealed class HttpSender(PeerHttp http, TimeProvider clock) : IChannelSender
{
    private const int AtATime = 16;

    public bool Speaks(ChannelKind kind) => kind is not ChannelKind.Mail;

    public async Task<IReadOnlyList<SendOutcome>> SendAsync(OpenChannel channel, IReadOnlyList<Outgoing> messages, CancellationToken cancellationToken)
    {
        var outcomes = new SendOutcome[messages.Count];
        var stopped = false;
        var options = new ParallelOptions { MaxDegreeOfParallelism = channel.Kind == ChannelKind.Webhook ? AtATime : 1, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, messages.Count), options, async (index, token) =>
        {
            outcomes[index] = Volatile.Read(ref stopped) ? SendOutcome.NotTried : await SendAsync(channel, messages[index], token);
            if (outcomes[index].Rest is not null)
            {
                Volatile.Write(ref stopped, true);
            }
        });
        return outcomes;
    }

    private async Task<SendOutcome> SendAsync(OpenChannel channel, Outgoing message, CancellationToken cancellationToken)
    {
        try
        {
            var request = RobotRequest.Of(channel, message, clock.GetUtcNow());
            return RobotAnswers.Judge(channel.Kind, await http.PostAsync(request.Address, request.Body, request.Headers, cancellationToken));
        }
        catch (PeerException exception)
        {
            return SendOutcome.Of(exception);
        }
    }
}
