using System.Collections.Concurrent;

namespace Portal.Live;

/// <summary>
/// Tells subscribers that a topic changed. It carries no data: whoever is slow misses signals, never the last state.
/// </summary>
public sealed class LiveFeed
{
    /// <summary>Read models and loops: they know that they are stale before any viewer is told to ask them.</summary>
    private readonly ConcurrentDictionary<LiveSubscription, byte> _first = new();
    private readonly ConcurrentDictionary<LiveSubscription, byte> _subscriptions = new();

    /// <summary>Raised after the local subscribers were signalled; the relay between nodes listens.</summary>
    public event Action<IReadOnlyCollection<string>>? Published;

    /// <summary>How many subscriptions are open; a closed page must leave none behind.</summary>
    public int SubscriberCount => _first.Count + _subscriptions.Count;

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
        foreach (var (subscription, _) in _first.Concat(_subscriptions))
        {
            subscription.SignalIfConcerned(topics);
        }
    }

    /// <summary>Signals every subscriber: what changed is not known.</summary>
    public void SignalAll()
    {
        foreach (var (subscription, _) in _first.Concat(_subscriptions))
        {
            subscription.Signal();
        }
    }

    /// <summary>Opens a subscription; dispose it to close.</summary>
    public LiveSubscription Subscribe(params IReadOnlyCollection<string> topics) => Subscribe(topics, heard: null);

    /// <summary>Opens a subscription whose short, non-blocking action runs before the publisher goes on, and before those without one are signalled.</summary>
    internal LiveSubscription Subscribe(IReadOnlyCollection<string> topics, Action? heard)
    {
        var subscriptions = heard is null ? _subscriptions : _first;
        var subscription = new LiveSubscription(topics, closed => subscriptions.TryRemove(closed, out _), heard);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }
}
