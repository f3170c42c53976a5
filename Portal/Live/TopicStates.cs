using System.Collections.Concurrent;
using System.Collections.Frozen;
using Portal.Domain.Kernel;

namespace Portal.Live;

/// <summary>
/// The version of each topic that hub clients can follow. A version is the instant of the change in Unix milliseconds,
/// moved on where two fall together: it grows with every change and does not fall back when the process restarts.
/// </summary>
internal sealed class TopicStates : IDisposable
{
    private readonly ConcurrentDictionary<LiveSubscription, byte> _followers = new();
    private readonly FrozenDictionary<string, Slot> _slots;
    private readonly LiveSubscription[] _subscriptions;
    private readonly TimeProvider _clock;
    private readonly SiteZone _zone;

    public TopicStates(LiveFeed feed, SiteZone zone, TimeProvider clock)
    {
        _clock = clock;
        _zone = zone;
        _slots = Followed.ToFrozenDictionary(topic => topic, _ => new Slot(), StringComparer.Ordinal);
        _subscriptions = [.. Followed.Select(topic => feed.Subscribe([topic], heard: () => Advance(_slots[topic])))];
    }

    /// <summary>The topics of the contract.</summary>
    public static IReadOnlyList<string> Followed { get; } = [Topics.Coverage, Topics.Cases, Topics.Collection];

    /// <summary>Follows every topic from now on.</summary>
    public TopicFollower Follow()
    {
        // Signalled after a version has grown, never before; and subscribed before the versions are read.
        var subscription = new LiveSubscription([], closed => _followers.TryRemove(closed, out _));
        _followers.TryAdd(subscription, 0);
        return new TopicFollower(this, subscription);
    }

    /// <summary>Open followers.</summary>
    public int FollowerCount => _followers.Count;

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    /// <summary>The last change of a topic; version 0 before any.</summary>
    public TopicChange Of(string topic)
    {
        var version = Volatile.Read(ref _slots[topic].Version);
        return new TopicChange(topic, version, _zone.ToSite(DateTimeOffset.FromUnixTimeMilliseconds(version)));
    }

    private void Advance(Slot slot)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        long seen;
        do
        {
            seen = Volatile.Read(ref slot.Version);
        }
        while (Interlocked.CompareExchange(ref slot.Version, Math.Max(now, seen + 1), seen) != seen);
        foreach (var (follower, _) in _followers)
        {
            follower.Signal();
        }
    }

    private sealed class Slot
    {
        public long Version;
    }
}

/// <summary>What the hub sends as <c>changed</c>.</summary>
/// <param name="Topic">A topic of <see cref="TopicStates.Followed"/>.</param>
/// <param name="Version">Grows with every change of the topic.</param>
/// <param name="AsOf">When it changed, with the site's offset.</param>
internal sealed record TopicChange(string Topic, long Version, DateTimeOffset AsOf);

/// <summary>Remembers which version of each topic somebody has been told.</summary>
internal sealed class TopicFollower(TopicStates states, LiveSubscription subscription) : IDisposable
{
    private readonly Dictionary<string, long> _told =
        TopicStates.Followed.ToDictionary(topic => topic, topic => states.Of(topic).Version, StringComparer.Ordinal);

    /// <summary>Waits for a change; false when the follower was disposed of.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => subscription.WaitAsync(cancellationToken);

    /// <summary>The last state of each topic that changed since it was last taken.</summary>
    public IEnumerable<TopicChange> Take()
    {
        foreach (var topic in TopicStates.Followed)
        {
            var state = states.Of(topic);
            if (state.Version != _told[topic])
            {
                _told[topic] = state.Version;
                yield return state;
            }
        }
    }

    public void Dispose() => subscription.Dispose();
}
