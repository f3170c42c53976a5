using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Features.Demo.Life;

/// <summary>Whether anybody has a page open.</summary>
internal sealed class Audience
{
    private int _circuits;

    /// <summary>True while a page is open.</summary>
    public bool IsThere => Volatile.Read(ref _circuits) > 0;

    /// <summary>A page was opened.</summary>
    public void Come() => Interlocked.Increment(ref _circuits);

    /// <summary>A page was closed.</summary>
    public void Go() => Interlocked.Decrement(ref _circuits);
}

/// <summary>Counts the open pages.</summary>
internal sealed class AudienceCircuit(Audience audience) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        audience.Come();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        audience.Go();
        return Task.CompletedTask;
    }
}
