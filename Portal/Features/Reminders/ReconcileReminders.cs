using Portal.Jobs;

namespace Portal.Features.Reminders;

/// <summary>Every minute: fills the due table for the next hours and delivers whatever the loop may have missed.</summary>
internal sealed class ReconcileReminders(ReminderDesk desk) : IPortalJob
{
    public const string Name = "reminders";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var plan = await desk.PlanAsync(cancellationToken);
        var delivered = await desk.DeliverAsync(cancellationToken);
        return new JobTally(("planned", plan.Added), ("moved", plan.Changed), ("obsolete", plan.Removed), ("delivered", delivered));
    }
}
