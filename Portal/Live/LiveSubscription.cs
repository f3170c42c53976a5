using System.Threading.Channels;

namespace Portal.Live;

/// <summary>One reader of signals: a single slot in which a newer signal replaces an older one.</summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly Channel<bool> _slot = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropOldest,
        SingleReader = true,
    });

    private readonly HashSet<string> _topics;
    private readonly Action<LiveSubscription> _closed;
    private readonly Action? _heard;

    internal LiveSubscription(IEnumerable<string> topics, Action<LiveSubscription> closed, Action? heard = null)
    {
        _topics = new HashSet<string>(topics, StringComparer.Ordinal);
        _closed = closed;
        _heard = heard;
    }

    /// <summary>One subscription to several snapshots: whoever shows them all wakes once for what changed together.</summary>
    public static LiveSubscription To(params IReadOnlyCollection<ISnapshot> snapshots)
    {
        var subscription = new LiveSubscription([], closed =>
        {
            foreach (var snapshot in snapshots)
            {
                snapshot.Leave(closed);
            }
        });
        foreach (var snapshot in snapshots)
        {
            snapshot.Join(subscription);
        }

        return subscription;
    }

    /// <summary>Waits for the next signal; false when the subscription was closed.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (await _slot.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_slot.Reader.TryRead(out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed(this);
        _slot.Writer.TryComplete();
    }

    internal void Signal()
    {
        _heard?.Invoke();
        _slot.Writer.TryWrite(true);
    }

    internal void SignalIfConcerned(IReadOnlyCollection<string> topics)
    {
        if (_topics.Overlaps(topics))
        {
            Signal();
        }
    }
}
