using Portal.Live;

namespace Portal.Data;

/// <summary>What was read once, until one of its topics changes. Whoever is woken by that change finds it stale already.</summary>
/// <typeparam name="T">Immutable, or safe for several who ask at once.</typeparam>
internal sealed class Kept<T> : IDisposable
    where T : class
{
    private readonly PortalReader _reader;
    private readonly LiveSubscription _changes;
    private volatile State? _state;
    private long _version;

    /// <summary>Reads nothing before somebody asks.</summary>
    public Kept(PortalReader reader, LiveFeed feed, params IReadOnlyCollection<string> topics)
    {
        _reader = reader;
        _changes = feed.Subscribe(topics, heard: () => Interlocked.Increment(ref _version));
    }

    /// <summary>What is kept, or what is read now. Two who ask at once may both read.</summary>
    /// <param name="read">How it is read.</param>
    /// <param name="cancellationToken">Honoured while it is read.</param>
    /// <param name="holds">Whether what is kept still serves, whatever has changed; null: always.</param>
    public async ValueTask<T> GetAsync(Func<PortalDb, CancellationToken, Task<T>> read, CancellationToken cancellationToken, Predicate<T>? holds = null)
    {
        // Looked at before reading: what changes meanwhile makes it stale at once.
        var version = Volatile.Read(ref _version);
        if (_state is { } kept && kept.Version == version && holds?.Invoke(kept.Value) != false)
        {
            return kept.Value;
        }

        var value = await _reader.ReadAsync(read, cancellationToken);
        _state = new State(value, version);
        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    private sealed record State(T Value, long Version);
}
