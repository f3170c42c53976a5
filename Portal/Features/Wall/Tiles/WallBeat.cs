using System.Collections.Concurrent;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>
/// The wall's pulse: signals every open wall although nothing changed, so that a wall that hears nothing knows that it
/// shows the past.
/// </summary>
internal sealed class WallBeat : ISnapshot, IDisposable
{
    /// <summary>Three beats fit into the six and a half seconds after which a wall calls its data out of date.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<LiveSubscription, byte> _walls = new();
    private readonly ITimer _timer;

    public WallBeat(TimeProvider clock) => _timer = clock.CreateTimer(_ => Beat(), null, Every, Every);

    public int SubscriberCount => _walls.Count;

    public void Dispose() => _timer.Dispose();

    void ISnapshot.Join(LiveSubscription subscription) => _walls.TryAdd(subscription, 0);

    void ISnapshot.Leave(LiveSubscription subscription) => _walls.TryRemove(subscription, out _);

    private void Beat()
    {
        foreach (var (wall, _) in _walls)
        {
            wall.Signal();
        }
    }
}
