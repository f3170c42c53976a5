using System.Collections.Concurrent;

namespace Portal.Live;

/// <summary>
/// Tells subscribers that a topic changed. It carries no data: whoever is slow misses signals, never the last state.
/// </summary>
public sealed class LiveFeed
{
    /// <summary>Read models: they know that they are stale before any loop or viewer is told to ask them.</summary>
    private readonly ConcurrentDictionary<LiveSubscription, byte> _models = new();
    private readonly ConcurrentDictionary<LiveSubscription, byte> _loops = new();
    private readonly ConcurrentDictionary<LiveSubscription, byte> _viewers = new();

    /// <summary>Raised after the local subscribers were signalled; the relay between nodes listens.</summary>
    public event Action<IReadOnlyCollection<string>>? Published;

    /// <summary>How many subscriptions are open; a closed page must leave none behind.</summary>
    public int SubscriberCount => InOrder.Count();

    /// <summary>Signals topics that changed on this node.</summary>
    public void Publish(IReadOnlyCollection<string> topics)
    {
        Signal(topics);
        if (topics.Count > 0)
        {
            Published?.Invoke(topics);
        }
    }

    /// <summary>Signals one topic that changed on this node.</summary>
    public void Publish(string topic) => Publish([topic]);

    /// <summary>Signals topics that another node changed; not relayed again.</summary>
    public void Signal(IReadOnlyCollection<string> topics)
    {
        foreach (var (subscription, _) in InOrder)
        {
            subscription.SignalIfConcerned(topics);
        }
    }

    /// <summary>Signals every subscriber: what changed is not known.</summary>
    public void SignalAll()
    {
        foreach (var (subscription, _) in InOrder)
        {
            subscription.Signal();
        }
    }

    private IEnumerable<KeyValuePair<LiveSubscription, byte>> InOrder => _models.Concat(_loops).Concat(_viewers);

    /// <summary>Opens a subscription; dispose it to close.</summary>
    public LiveSubscription Subscribe(params IReadOnlyCollection<string> topics) => Open(_viewers, topics, heard: null);

    /// <summary>Opens a read model's subscription: its short, non-blocking action runs before the publisher goes on, and before any loop or viewer is signalled.</summary>
    internal LiveSubscription Subscribe(IReadOnlyCollection<string> topics, Action heard) => Open(_models, topics, heard);

    /// <summary>Opens the subscription of a loop that asks read models: its short, non-blocking action runs when all of them know.</summary>
    internal LiveSubscription SubscribeLoop(IReadOnlyCollection<string> topics, Action heard) => Open(_loops, topics, heard);

    private static LiveSubscription Open(ConcurrentDictionary<LiveSubscription, byte> subscriptions, IReadOnlyCollection<string> topics, Action? heard)
    {
        var subscription = new LiveSubscription(topics, closed => subscriptions.TryRemove(closed, out _), heard);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }
}
