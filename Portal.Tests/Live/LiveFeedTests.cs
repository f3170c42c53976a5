using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly LiveFeed _feed = new();

    [Fact]
    public async Task Subscriber_ManySignalsUnread_WakesOnce()
    {
        using var subscription = _feed.Subscribe(Topics.Cases);
        for (var signal = 0; signal < 100; signal++)
        {
            _feed.Publish(Topics.Cases);
        }

        Assert.True(await Eventually.EndsAsync(subscription.WaitAsync(default)));
        Assert.False(subscription.WaitAsync(default).AsTask().IsCompleted);
    }

    [Theory]
    [InlineData(Topics.Cases, true)]
    [InlineData(Topics.Coverage, true)]
    [InlineData(Topics.Collection, false)]
    public void Subscriber_HearsItsTopicsOnly(string topic, bool hears)
    {
        using var subscription = _feed.Subscribe(Topics.Cases, Topics.Coverage);
        _feed.Publish(topic);

        Assert.Equal(hears, subscription.WaitAsync(default).AsTask().IsCompleted);
    }

    [Fact]
    public void Relay_HearsWhatThisNodeChangedAndNotWhatAnotherDid()
    {
        List<string> relayed = [];
        _feed.Published += topics => relayed.AddRange(topics);

        _feed.Publish(Topics.Cases);
        _feed.Signal([Topics.Coverage]);
        _feed.Publish([]);

        Assert.Equal([Topics.Cases], relayed);
    }

    [Fact]
    public async Task Subscription_Disposed_EndsWaitingAndLeavesNothing()
    {
        var subscription = _feed.Subscribe(Topics.Cases);
        var waiting = subscription.WaitAsync(default);

        subscription.Dispose();

        Assert.False(await Eventually.EndsAsync(waiting));
        Assert.Equal(0, _feed.SubscriberCount);
    }
}
