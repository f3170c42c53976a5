using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Portal.Live;

/// <summary>
/// Tells other programs what changed (<c>/hubs/live</c>, message <c>changed</c>); it takes no calls. What to read again
/// they ask the API.
/// </summary>
internal sealed class LiveHub(HubFollowers followers) : Hub
{
    public const string Path = "/hubs/live";

    public override Task OnConnectedAsync()
    {
        followers.Start(Context.ConnectionId, Context.Features.GetRequiredFeature<TopicFollower>(), Context.ConnectionAborted);
        return base.OnConnectedAsync();
    }
}

/// <summary>
/// One loop for each hub connection, so that a client that reads slowly delays nobody else: it skips what it missed and
/// gets the last state of each topic, at most every 100 ms.
/// </summary>
internal sealed class HubFollowers(IHubContext<LiveHub> hub, ILogger<HubFollowers> logger)
{
    /// <summary>Tells a connection of every change until it is gone.</summary>
    public void Start(string connection, TopicFollower follower, CancellationToken aborted) =>
        _ = Task.Run(() => FollowAsync(hub.Clients.Client(connection), follower, aborted), CancellationToken.None);

    private async Task FollowAsync(ISingleClientProxy client, TopicFollower follower, CancellationToken aborted)
    {
        try
        {
            while (await follower.WaitAsync(aborted))
            {
                foreach (var change in follower.Take())
                {
                    await client.SendAsync("changed", change, aborted);
                }

                await Task.Delay(Wire.Pace, Wire.Clock, aborted);
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "A hub connection is no longer told of changes");
        }
    }
}
