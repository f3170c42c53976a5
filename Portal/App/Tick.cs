namespace Portal.App;

/// <summary>One tick a second for everything that shows an age or counts down, instead of a timer in every component.</summary>
public sealed class Tick : IDisposable
{
    private readonly ITimer _timer;

    /// <summary>Starts ticking.</summary>
    public Tick(TimeProvider clock) =>
        _timer = clock.CreateTimer(_ => Ticked?.Invoke(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    /// <summary>Raised every second on a pool thread; handlers must hand over to their dispatcher and return at once.</summary>
    public event Action? Ticked;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
