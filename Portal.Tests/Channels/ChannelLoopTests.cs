using Portal.Channels;
using Portal.Tests.Support;
using static Portal.Tests.Channels.ChannelDriver;

namespace Portal.Tests.Channels;

/// <summary>The loop sends by itself: woken by what is queued and by the clock, one channel beside the other; it tries again by itself.</summary>
public sealed class ChannelLoopTests : IAsyncLifetime
{
    private ChannelDriver? _driver;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await (_driver?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    [Trait("Engines", "Both")]
    public async Task Loop_SomethingIsQueued_SendsItWithoutBeingAsked()
    {
        var driver = await RunningAsync();
        await driver.AddAsync(driver.Webhook("hook", ChannelKinds.Missed));

        await driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);

        await AcceptedAsync(driver, 1);
        Assert.Single(driver.Peer.Requests);
    }

    [Fact]
    public async Task Loop_PeerFailsForAWhile_TriesAgainWhenTheClockSaysSo()
    {
        var driver = await RunningAsync();
        await driver.AddAsync(driver.Webhook("hook", ChannelKinds.Missed));
        driver.Peer.Always("", status: 503);
        await driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);
        await Eventually.TrueAsync(async () => (await driver.DeliveriesAsync()).Exists(one => one is { Attempts: 1, State: DeliveryState.Queued }));

        driver.Peer.Always("""{"errcode":0}""");
        var again = (await driver.WaitingAsync())["hook"];
        Assert.InRange(again - driver.App.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        await Eventually.TrueAsync(async () =>
        {
            if (driver.App.Clock.GetUtcNow() < again)
            {
                driver.App.Clock.MoveTo(again);
            }

            driver.App.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return (await driver.DeliveriesAsync()).TrueForAll(one => one.State == DeliveryState.Accepted);
        });

        Assert.Equal(2, driver.Peer.Requests.Count);
    }

    [Fact]
    public async Task Loop_OneChannelHangs_KeepsNoOtherWaiting()
    {
        var driver = await RunningAsync();
        await driver.AddAsync(driver.Feishu("fei", ChannelKinds.Missed), driver.Webhook("hook", ChannelKinds.Missed));
        var (answer, held) = (driver.Peer.Answer, new TaskCompletionSource());
        driver.Peer.Answer = async (request, context) =>
        {
            if (request.Target.Contains("/bot/", StringComparison.Ordinal))
            {
                await held.Task;
            }

            await answer(request, context);
        };

        await driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);
        await AcceptedAsync(driver, 1);
        Assert.Equal("hook", (await driver.DeliveriesAsync()).Single(one => one.State == DeliveryState.Accepted).Channel);

        held.SetResult();
        await AcceptedAsync(driver, 2);
    }

    private static Task AcceptedAsync(ChannelDriver driver, int count) =>
        Eventually.TrueAsync(async () => (await driver.DeliveriesAsync()).Count(one => one.State == DeliveryState.Accepted) == count);

    private async Task<ChannelDriver> RunningAsync() => _driver = await StartAsync(services: PortalApp.RunLoops);
}
