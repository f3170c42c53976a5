using Portal.Channels;
using Portal.Tests.Support;
using static Portal.Tests.Channels.ChannelDriver;

namespace Portal.Tests.Postgres;

/// <summary>Two nodes send what one database has to send.</summary>
public sealed class ChannelNodesTests
{
    [EngineFact]
    public async Task Loops_OfTwoNodes_SendEachMessageOnce()
    {
        const int Count = 60;
        await using var database = PostgresDatabase.Migrated();
        await using var driver = await StartAsync(database, services: PortalApp.RunLoops);
        await using var other = AppOf(driver.Certificate, database, services: PortalApp.RunLoops);
        _ = other.Services;
        await driver.AddAsync(driver.Webhook("hook", ChannelKinds.Missed));

        for (var number = 0; number < Count; number++)
        {
            await driver.QueueAsync($"G-{number}", ChannelMessage.Inbox, Zhou);
        }

        await Eventually.TrueAsync(
            async () =>
            {
                // Of what one node began, the other takes over the rest when a moment has passed.
                driver.App.Clock.Advance(TimeSpan.FromMilliseconds(100));
                other.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return (await driver.DeliveriesAsync()).Count(one => one.State == DeliveryState.Accepted) == Count;
            },
            TimeSpan.FromSeconds(60));

        Assert.Equal(Count, driver.Peer.Requests.Count);
        Assert.Equal(Count, driver.Peer.Requests.Select(request => request.Headers["X-Portal-Delivery"]).Distinct().Count());
    }
}
