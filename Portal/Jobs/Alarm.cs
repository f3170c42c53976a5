using System.Threading.Channels;

namespace Portal.Jobs;

/// <summary>Wakes a loop at the instant that it asked for, or when something happens before; what happens together wakes it once.</summary>
internal sealed class Alarm : IDisposable
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public Alarm(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets the instant (UTC); null waits for what happens alone. One that has passed rings at once.</summary>
    public void Set(DateTimeOffset? at)
    {
        var rest = at - _clock.GetUtcNow();
        _timer.Change(rest is null ? Timeout.InfiniteTimeSpan : rest > TimeSpan.Zero ? rest.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something happened.</summary>
    public void Ring() => _wake.Writer.TryWrite(true);

    /// <summary>Waits until it rings; at once if it rang since the last time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);

    public void Dispose() => _timer.Dispose();
}
