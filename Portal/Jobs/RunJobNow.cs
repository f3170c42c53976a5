using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Jobs;

/// <summary>Starts a job out of its turn.</summary>
public sealed class RunJobNow(JobRunner runner, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.JobsManage;

    /// <summary>Starts the job; the task in the answer ends with the run.</summary>
    public Task<Result<Task<JobOutcome>>> RunAsync(Actor actor, string job, CancellationToken cancellationToken) =>
        runner.BeginAsync<RunJobNow>(actor, job, clock.GetUtcNow(), actor.Name, cancellationToken);
}
