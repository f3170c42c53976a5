using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Data;
using Portal.Domain.Kernel;
using Quartz;

namespace Portal.Jobs;

/// <summary>
/// Runs Quartz beside the host, without holding up its start. The schedule is kept in <c>jobs.db</c>, a SQLite file of
/// its own in journal mode delete since Quartz uses many connections, or in tables of the same PostgreSQL database,
/// where the nodes form a cluster.
/// </summary>
internal sealed class SchedulerHost(
    JobRunner runner, SchedulerReady ready, IDatabaseEngine engine, IOptions<DatabaseOptions> database,
    DataDirectory directory, NodeName node, SiteZone zone, IOptions<JobsOptions> jobs, TimeProvider clock, ILoggerFactory loggers, ILogger<SchedulerHost> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private IScheduler? _scheduler;

    /// <summary>The scheduler once it runs; for tests.</summary>
    internal IScheduler? Scheduler => _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
        {
            ready.IsReady = false;
            await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(jobs.Value.HeadStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!ready.IsReady && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartSchedulerAsync(stoppingToken);
                ready.IsReady = true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The scheduler did not start; trying again in {Seconds} s", RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StartSchedulerAsync(CancellationToken cancellationToken)
    {
        await runner.CloseInterruptedAsync(cancellationToken);
        var scheduler = await QuartzSchedulerBuilder.Create(Configure).BuildScheduler(cancellationToken);
        foreach (var job in runner.Jobs)
        {
            await ScheduleAsync(scheduler, job, cancellationToken);
        }

        await scheduler.Start(cancellationToken);
        _scheduler = scheduler;
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(loggers);
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "portal";
            scheduler.InstanceId = node.Value;
        });
        quartz.UseDefaultThreadPool(4);
        quartz.UseJobFactory(new FiredJobFactory(runner));
        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            if (engine.Provider == DatabaseProvider.Sqlite)
            {
                store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = directory.JobsFile, DefaultTimeout = 30 }.ToString());
            }
            else
            {
                store.UsePostgres(NpgsqlFactory.Instance, database.Value.ConnectionString);
                store.UseClustering();
            }
        });
    }

    /// <summary>A trigger that stands as it should is left alone: it remembers a firing that was missed while the process was down.</summary>
    private async Task ScheduleAsync(IScheduler scheduler, JobDefinition job, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(job.Name);
        if (await scheduler.GetTrigger(key, cancellationToken) is ICronTrigger standing
            && standing.CronExpressionString == job.Schedule.Cron && standing.TimeZone.Id == zone.Zone.Id)
        {
            return;
        }

        var detail = JobBuilder.Create<FiredJob>().WithIdentity(job.Name).DisallowConcurrentExecution(true).StoreDurably(true).Build();
        var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(detail)
            .WithCronSchedule(job.Schedule.Cron, cron => cron.InTimeZone(zone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(detail, (ITrigger[])[trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
    }
}
