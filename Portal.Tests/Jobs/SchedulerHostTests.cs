using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Jobs;
using Portal.Tests.Support;
using Quartz;

namespace Portal.Tests.Jobs;

/// <summary>Quartz itself runs on its own clock, so only what it was told is looked at.</summary>
[Trait("Engines", "Both")]
public sealed class SchedulerHostTests
{
    [Fact]
    public async Task Start_SchedulerOn_KeepsEveryJobWithItsTriggerInAFileOfItsOwn_AlsoOverARestart()
    {
        using var folder = new TemporaryFolder();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var app = new PortalApp(services => services.Configure<JobsOptions>(options => options.Scheduler = true), folder: folder);
            await ReadyAsync(app);
            var scheduler = app.Services.GetRequiredService<SchedulerHost>().Scheduler!;
            foreach (var job in app.Services.GetServices<JobDefinition>())
            {
                var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(job.Name)));
                Assert.Equal((job.Schedule.Cron, "Asia/Shanghai"), (trigger.CronExpressionString, trigger.TimeZone.Id));
            }
        }

        if (PostgresDatabase.OfTheRun() is not null)
        {
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={folder.File("jobs.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("delete", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Start_SchedulerOff_IsReadyWithoutAFile()
    {
        await using var app = new PortalApp();

        await ReadyAsync(app);

        Assert.Null(app.Services.GetRequiredService<SchedulerHost>().Scheduler);
        Assert.False(File.Exists(Path.Combine(app.DataDirectory, "jobs.db")));
    }

    private static Task ReadyAsync(PortalApp app) =>
        Eventually.TrueAsync(() => app.Services.GetRequiredService<SchedulerReady>().IsReady);
}
