using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Jobs;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Jobs;

[Trait("Engines", "Both")]
public sealed class JobRunnerTests : IAsyncLifetime
{
    private readonly ScriptedJob.Script _script = new();
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly PortalApp _app;

    public JobRunnerTests() => _app = NewApp();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task RunAsync_JobDone_KeepsWhatItDidInNumbers()
    {
        var outcome = await RunAsync(_app);

        Assert.Equal(JobOutcome.Done, outcome.Value);
        var run = Assert.Single(await RunsAsync(_app));
        Assert.Equal((ScriptedJob.Name, _app.Clock.GetUtcNow(), JobOutcome.Done), (run.Job, run.ScheduledAt, run.Outcome));
        Assert.Equal(("removed", 3L), Assert.Single(run.Tally.Numbers));
        Assert.NotNull(run.EndedAt);
    }

    [Fact]
    public async Task RunAsync_JobThrows_KeepsAWordForItNotTheMessage_AndRunsAgainNextTime()
    {
        _script.Act = _ => throw new InvalidOperationException("no paper");

        Assert.Equal(JobOutcome.Failed, (await RunAsync(_app)).Value);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(_app);

        var runs = await RunsAsync(_app);
        Assert.Equal(2, runs.Count);
        Assert.All(runs, run => Assert.Equal(JobFault.Unexpected, run.Error));
    }

    [Fact]
    public async Task RunAsync_SameFiringTwice_RunsOnce_AlsoAfterARestart()
    {
        var firing = _app.Clock.GetUtcNow();
        await RunAsync(_app);
        var again = await RunAsync(_app);
        await _app.DisposeAsync();
        await using var restarted = NewApp();
        var afterRestart = await restarted.Services.GetRequiredService<JobRunner>().RunAsync(ScriptedJob.Name, firing, default);

        Assert.Equal(JobRefusals.AlreadyFired, again.Refusal);
        Assert.Equal(JobRefusals.AlreadyFired, afterRestart.Refusal);
        Assert.Equal(1, _script.Runs);
    }

    [Fact]
    public async Task RunAsync_WhileTheJobIsAtWork_DoesNotOverlap()
    {
        var goOn = new TaskCompletionSource();
        _script.Act = async _ =>
        {
            await goOn.Task;
            return JobTally.None;
        };
        var runNow = _app.Services.GetRequiredService<RunJobNow>();
        var first = await runNow.RunAsync(PortalApp.Tester, ScriptedJob.Name, default);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await runNow.RunAsync(PortalApp.Tester, ScriptedJob.Name, default);
        goOn.SetResult();
        await first.Value;
        var third = await runNow.RunAsync(PortalApp.Tester, ScriptedJob.Name, default);

        Assert.Equal(JobRefusals.AlreadyRunning, second.Refusal);
        Assert.Equal(JobOutcome.Done, await third.Value);
        Assert.Equal(2, _script.Runs);
    }

    [Fact]
    public async Task RunNow_ByAnAccountWithoutTheRight_IsRefusedAndRunsNothing()
    {
        var result = await _app.Services.GetRequiredService<RunJobNow>()
            .RunAsync(new Actor(ActorKind.Account, "nobody", "nobody"), ScriptedJob.Name, default);

        Assert.Equal(AccessRefusals.Disabled, result.Refusal);
        Assert.Equal(0, _script.Runs);
        Assert.Empty(await RunsAsync(_app));
    }

    [Fact]
    public async Task RunNow_UnknownJob_IsRefused()
    {
        var result = await _app.Services.GetRequiredService<RunJobNow>().RunAsync(PortalApp.Tester, "no-such-job", default);

        Assert.Equal(JobRefusals.Unknown, result.Refusal);
    }

    [Fact]
    public async Task RunNow_IsAudited_TheScheduleIsNot()
    {
        await RunAsync(_app);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await _app.Services.GetRequiredService<RunJobNow>().RunAsync(PortalApp.Tester, ScriptedJob.Name, default)).Value;

        var entry = Assert.Single(await _app.QueryAsync(db => db.Set<AuditEntry>().ToListAsync()));
        Assert.Equal(nameof(RunJobNow), entry.Action);
        Assert.Contains(ScriptedJob.Name, entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloseInterrupted_RunLeftByAKilledProcess_ShowsAsInterrupted()
    {
        await _app.SeedAsync(new JobRun
        {
            Id = Portal.Domain.Kernel.TypedId.New<JobRunId>(_app.Clock.GetUtcNow()),
            Job = ScriptedJob.Name,
            ScheduledAt = _app.Clock.GetUtcNow(),
            StartedAt = _app.Clock.GetUtcNow(),
            Node = _app.Services.GetRequiredService<NodeName>().Value,
        });

        var closed = await _app.Services.GetRequiredService<JobRunner>().CloseInterruptedAsync(default);

        Assert.Equal(1, closed.Value);
        Assert.Equal(JobOutcome.Interrupted, Assert.Single(await RunsAsync(_app)).Outcome);
    }

    [Fact]
    public async Task Run_SignalsTheJobsTopicAtItsStartAndItsEnd()
    {
        var goOn = new TaskCompletionSource();
        _script.Act = async _ =>
        {
            await goOn.Task;
            return JobTally.None;
        };
        using var subscription = _app.Feed.Subscribe(Topics.Jobs);

        var begun = await _app.Services.GetRequiredService<RunJobNow>().RunAsync(PortalApp.Tester, ScriptedJob.Name, default);
        Assert.True(await subscription.WaitAsync(default));
        goOn.SetResult();
        await begun.Value;

        Assert.True(await subscription.WaitAsync(default));
    }

    [Fact]
    public async Task Housekeeping_RemovesOldRuns_ButTheLastOfEachJob()
    {
        await RunAsync(_app);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(_app);
        _app.Clock.Advance(TimeSpan.FromDays(30));

        var tally = await _app.Services.GetRequiredService<Housekeeping>().RunAsync(default);

        Assert.Equal(("removed", 1L), Assert.Single(tally.Numbers));
        Assert.Single(await RunsAsync(_app));
    }

    private PortalApp NewApp() => new(services => ScriptedJob.Register(services, _script), _postgres, _folder);

    private static Task<Portal.Domain.Kernel.Result<JobOutcome>> RunAsync(PortalApp app) =>
        app.Services.GetRequiredService<JobRunner>().RunAsync(ScriptedJob.Name, app.Clock.GetUtcNow(), default);

    private static Task<List<JobRun>> RunsAsync(PortalApp app) =>
        app.QueryAsync(db => db.Set<JobRun>().Where(run => run.Job == ScriptedJob.Name).ToListAsync());
}
