using Quartz;
using Quartz.Extensibility;

namespace Portal.Jobs;

/// <summary>What Quartz fires: it hands the firing to the runner.</summary>
internal sealed class FiredJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}

/// <summary>Gives Quartz its jobs, since its container knows nothing of ours.</summary>
internal sealed class FiredJobFactory(JobRunner runner) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JobScope(new FiredJob(runner)));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
