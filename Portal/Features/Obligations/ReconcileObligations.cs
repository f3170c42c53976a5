using Portal.Jobs;

namespace Portal.Features.Obligations;

/// <summary>Every minute: makes the occurrences that are missing, and sends whatever the loop may have left out.</summary>
internal sealed class ReconcileObligations(PlanOccurrences plan, SendStages send) : IPortalJob
{
    public const string Name = "obligations";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var planned = await plan.RunAsync(cancellationToken);
        var sent = await send.RunAsync(cancellationToken);
        return new JobTally(("planned", planned.Added), ("moved", planned.Moved), ("obsolete", planned.Removed), ("delivered", sent));
    }
}
