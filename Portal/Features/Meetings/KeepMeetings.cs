using Portal.Jobs;

namespace Portal.Features.Meetings;

/// <summary>Every minute: makes the meetings that are missing and proposes what overdue action items bring.</summary>
internal sealed class KeepMeetings(PlanMeetings plan) : IPortalJob
{
    public const string Name = "meetings";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var tally = await plan.RunAsync(cancellationToken);
        return new JobTally(("planned", tally.Added), ("moved", tally.Moved), ("obsolete", tally.Removed), ("warned", tally.Warned), ("fulfilled", tally.Closed));
    }
}
