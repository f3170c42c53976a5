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

    /// <summary>Else a viewer could ask a read model that does not know yet that it is stale, and keep the old state.</summary>
    [Fact]
    public void Viewers_AreSignalledAfterEveryReadModelKnows()
    {
        for (var round = 0; round < 50; round++)
        {
            var stale = 0;
            var seen = new List<int>();
            using var earlier = _feed.Subscribe(Topics.Cases);
            using var model = _feed.Subscribe([Topics.Cases], heard: () => stale++);
            using var later = _feed.Subscribe(Topics.Cases);

            _feed.Publish(Topics.Cases);

            foreach (var viewer in new[] { earlier, later })
            {
                Assert.True(viewer.WaitAsync(default).AsTask().IsCompletedSuccessfully);
                seen.Add(stale);
            }

            Assert.Equal([1, 1], seen);
        }
    }

    /// <summary>Else a loop that is woken could work by what a read model still keeps, and nobody would wake it again.</summary>
    [Fact]
    public void Loops_AreWokenAfterEveryReadModelKnows()
    {
        for (var round = 0; round < 50; round++)
        {
            var stale = 0;
            var seen = new List<int>();
            using var earlier = _feed.SubscribeLoop([Topics.Cases], () => seen.Add(stale));
            using var model = _feed.Subscribe([Topics.Cases], heard: () => stale++);
            using var later = _feed.SubscribeLoop([Topics.Cases], () => seen.Add(stale));

            _feed.Publish(Topics.Cases);

            Assert.Equal([1, 1], seen);
        }
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
