using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Jobs;

/// <summary>
/// Runs jobs: claims the firing in the data, gives the job a scope of its own, keeps what it did or why it failed, and
/// carries on. A job never overlaps with itself in one process.
/// </summary>
public sealed class JobRunner : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, JobDefinition> _jobs;
    private readonly IServiceScopeFactory _scopes;
    private readonly PortalWriter _writer;
    private readonly NodeName _node;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobRunner> _logger;

    /// <summary>A runner of all jobs that features registered.</summary>
    public JobRunner(
        IEnumerable<JobDefinition> jobs, IServiceScopeFactory scopes, PortalWriter writer, NodeName node, TimeProvider clock, ILogger<JobRunner> logger)
    {
        _jobs = jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        _scopes = scopes;
        _writer = writer;
        _node = node;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Every job.</summary>
    public IReadOnlyCollection<JobDefinition> Jobs => _jobs.Values;

    /// <summary>Runs one firing to its end; refused when it has been run or the job is at work.</summary>
    public async Task<Result<JobOutcome>> RunAsync(string name, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var begun = await BeginAsync<ClaimFiring>(Actor.System("scheduler"), name, scheduledAt, startedBy: null, cancellationToken);
        return begun.IsDone ? await begun.Value : begun.Refusal;
    }

    /// <summary>Claims a firing under the right of a use case and starts it; the task in the answer ends with the run.</summary>
    internal async Task<Result<Task<JobOutcome>>> BeginAsync<TUseCase>(
        Actor actor, string name, DateTimeOffset scheduledAt, string? startedBy, CancellationToken cancellationToken)
        where TUseCase : IUseCase
    {
        if (!_jobs.TryGetValue(name, out var job))
        {
            return JobRefusals.Unknown;
        }

        var place = new TaskCompletionSource();
        if (!_running.TryAdd(name, place.Task))
        {
            return JobRefusals.AlreadyRunning;
        }

        var claimed = false;
        try
        {
            var run = await ClaimAsync<TUseCase>(actor, name, scheduledAt, startedBy, cancellationToken);
            if (!run.IsDone)
            {
                return run.Refusal;
            }

            claimed = true;
            return Task.Run(() => ExecuteAsync(job, run.Value, place), CancellationToken.None);
        }
        finally
        {
            if (!claimed)
            {
                Leave(name, place);
            }
        }
    }

    /// <summary>Marks what a killed process of this node left under way.</summary>
    internal Task<Result<int>> CloseInterruptedAsync(CancellationToken cancellationToken) =>
        _writer.WriteAsync<ClaimFiring, int>(
            Actor.System("scheduler"),
            async (unit, token) =>
            {
                var left = await unit.Db.Set<JobRun>().Where(run => run.Node == _node.Value && run.Outcome == JobOutcome.Running).ToListAsync(token);
                left.RemoveAll(run => _running.ContainsKey(run.Job));
                left.ForEach(run => run.End(JobOutcome.Interrupted, unit.Now, JobTally.None));
                return left.Count;
            },
            cancellationToken);

    /// <summary>Cancels what runs and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values);
        _stopping.Dispose();
    }

    private Task<Result<JobRunId>> ClaimAsync<TUseCase>(
        Actor actor, string name, DateTimeOffset scheduledAt, string? startedBy, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        _writer.WriteAsync<TUseCase, JobRunId>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<JobRun>().AnyAsync(run => run.Job == name && run.ScheduledAt == scheduledAt, token))
                {
                    return JobRefusals.AlreadyFired;
                }

                var run = new JobRun
                {
                    Id = TypedId.New<JobRunId>(unit.Now),
                    Job = name,
                    ScheduledAt = scheduledAt,
                    StartedAt = unit.Now,
                    StartedBy = startedBy,
                    Node = _node.Value,
                };
                unit.Db.Add(run);
                if (startedBy is not null)
                {
                    unit.Record(System.Text.Json.JsonSerializer.Serialize(new { job = name }));
                }

                return run.Id;
            },
            cancellationToken);

    private async Task<JobOutcome> ExecuteAsync(JobDefinition job, JobRunId id, TaskCompletionSource place)
    {
        var (outcome, tally, error) = (JobOutcome.Done, JobTally.None, (string?)null);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            tally = await ((IPortalJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            outcome = JobOutcome.Interrupted;
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Job {Job} failed in run {Run}; it runs again at its next time", job.Name, id.Value);
            (outcome, error) = (JobOutcome.Failed, JobFault.Of(exception));
        }

        try
        {
            await EndAsync(id, outcome, tally, error);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "The end of job {Job} could not be kept; it shows as interrupted after a restart", job.Name);
        }
        finally
        {
            Leave(job.Name, place);
        }

        return outcome;
    }

    private Task<Result> EndAsync(JobRunId id, JobOutcome outcome, JobTally tally, string? error) =>
        _writer.WriteAsync<ClaimFiring>(
            Actor.System("scheduler"),
            async (unit, token) =>
            {
                var run = await unit.Db.Set<JobRun>().SingleAsync(run => run.Id == id, token);
                run.End(outcome, unit.Now, tally, error);
                return Result.Done;
            },
            CancellationToken.None);

    private void Leave(string name, TaskCompletionSource place)
    {
        _running.TryRemove(name, out _);
        place.SetResult();
    }

    /// <summary>Book-keeping of the scheduler itself.</summary>
    internal sealed class ClaimFiring : IUseCase
    {
        public static string Right => Rights.JobsManage;
    }
}
