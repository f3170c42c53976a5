using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Jobs;

/// <summary>Forgets runs of jobs that nobody will look at any more, but keeps the last of each job.</summary>
internal sealed class Housekeeping(PortalWriter writer) : IPortalJob, IUseCase
{
    public const string Name = "housekeeping";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static string Right => Rights.JobsManage;

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var removed = await writer.WriteAsync<Housekeeping, int>(
            Actor.System(Name),
            async (unit, token) =>
            {
                var before = unit.Now - Kept;
                return await unit.Db.Set<JobRun>()
                    .Where(run => run.StartedAt < before && unit.Db.Set<JobRun>().Any(later => later.Job == run.Job && later.StartedAt > run.StartedAt))
                    .ExecuteDeleteAsync(token);
            },
            cancellationToken);
        return new JobTally(("removed", removed.Value));
    }
}
