namespace Portal.Bench.Circuits;

/// <summary>Looks at what a circuit is sent.</summary>
internal interface ICircuitWatcher
{
    /// <summary>A render batch has arrived; called by one thread at a time.</summary>
    /// <param name="batch">Its bytes, texts in UTF-8.</param>
    /// <param name="at">Timestamp of <see cref="Watch.Clock"/>.</param>
    void Rendered(ReadOnlySpan<byte> batch, long at);
}

/// <summary>Looks at nothing.</summary>
internal sealed class NoWatcher : ICircuitWatcher
{
    public void Rendered(ReadOnlySpan<byte> batch, long at)
    {
    }
}
