using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Jobs;

namespace Portal.Tests.Jobs;

/// <summary>A job that does what the test says and counts how often it was asked.</summary>
internal sealed class ScriptedJob(ScriptedJob.Script script) : IPortalJob
{
    public const string Name = "scripted";

    public Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref script.Runs);
        return script.Act(cancellationToken);
    }

    public static void Register(IServiceCollection services, Script script, JobSchedule? schedule = null)
    {
        services.AddSingleton(script);
        services.AddPortalJob<ScriptedJob>(Name, schedule ?? JobSchedule.Daily(2, 30));
    }

    internal sealed class Script
    {
        public int Runs;

        public Func<CancellationToken, Task<JobTally>> Act { get; set; } = _ => Task.FromResult(new JobTally(("removed", 3)));
    }

    /// <summary>More often than anything in the house, to see the scheduler itself at work.</summary>
    internal sealed record EverySecond : JobSchedule
    {
        public override string Words => "jobs.every-minute";

        internal override string Cron => "* * * * * ?";

        public override DateTimeOffset Next(DateTimeOffset after, SiteZone zone) => after.AddSeconds(1);
    }
}
