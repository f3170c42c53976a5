using Portal.Jobs;

namespace Portal.Channels;

/// <summary>Every minute: takes over what a process left in the middle, and sends whatever the loop may have left out.</summary>
internal sealed class ReconcileDeliveries(SendDeliveries send) : IPortalJob
{
    public const string Name = "deliveries";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken) => new(("delivered", await send.RunAsync(cancellationToken)));
}
