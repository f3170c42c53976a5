using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Jobs;

/// <summary>A job, its next firing and its last runs, newest first.</summary>
/// <param name="Definition">The job.</param>
/// <param name="Next">When it runs next.</param>
/// <param name="Runs">Last runs.</param>
public sealed record JobView(JobDefinition Definition, DateTimeOffset Next, IReadOnlyList<JobRun> Runs)
{
    /// <summary>True while it is under way.</summary>
    public bool IsRunning => Runs.Any(run => run.Outcome == JobOutcome.Running);
}

/// <summary>Shows every job.</summary>
public sealed class ListJobs(PortalReader reader, JobRunner runner, SiteZone zone, TimeProvider clock) : IUseCase
{
    private const int RunsShown = 5;

    /// <inheritdoc/>
    public static string Right => Rights.JobsManage;

    /// <summary>The jobs by name.</summary>
    public Task<Result<IReadOnlyList<JobView>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListJobs, IReadOnlyList<JobView>>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                List<JobView> jobs = [];

                // The jobs are few and fixed: one look into the index for each beats ranking every run that was kept.
                foreach (var job in runner.Jobs.OrderBy(job => job.Name, StringComparer.Ordinal))
                {
                    var runs = await db.Set<JobRun>().Where(run => run.Job == job.Name)
                        .OrderByDescending(run => run.StartedAt).Take(RunsShown).ToListAsync(token);
                    jobs.Add(new JobView(job, job.Schedule.Next(now, zone), runs));
                }

                return jobs;
            },
            cancellationToken);
}
