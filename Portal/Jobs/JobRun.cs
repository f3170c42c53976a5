using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Jobs;

/// <summary>Identity of a run.</summary>
public readonly record struct JobRunId(Guid Value) : ITypedId<JobRunId>
{
    /// <inheritdoc/>
    public static JobRunId From(Guid value) => new(value);
}

/// <summary>How a run stands.</summary>
public enum JobOutcome
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Came to its end.</summary>
    Done,

    /// <summary>Threw; the error says what.</summary>
    Failed,

    /// <summary>The process ended before the run did.</summary>
    Interrupted,
}

/// <summary>One firing of a job. Job and scheduled instant are unique: a firing that reaches two nodes runs on one.</summary>
public sealed class JobRun
{
    /// <summary>Identity.</summary>
    public required JobRunId Id { get; init; }

    /// <summary>Name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>The instant that the schedule named, or at which somebody asked.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who asked for it; null for the schedule.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Where it ran.</summary>
    public required string Node { get; init; }

    /// <summary>When it ended, or null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it stands.</summary>
    public JobOutcome Outcome { get; private set; } = JobOutcome.Running;

    /// <summary>What went wrong: a word of <see cref="JobFault"/>, which has its sentence; null unless it failed. The log has the details.</summary>
    public string? Error { get; private set; }

    /// <summary>What it did in numbers, as JSON.</summary>
    public string? Numbers { get; private set; }

    /// <summary>What it did in numbers.</summary>
    public JobTally Tally => JobTally.FromJson(Numbers);

    /// <summary>How long it took, or null while it is under way.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;

    /// <summary>Closes the run.</summary>
    public void End(JobOutcome outcome, DateTimeOffset now, JobTally tally, string? error = null)
    {
        Outcome = outcome;
        EndedAt = now;
        Numbers = tally.Numbers.Count == 0 ? null : tally.ToJson();
        Error = error;
    }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns").Publishes(Topics.Jobs).IsUnaudited();
        builder.HasIndex(run => new { run.Job, run.ScheduledAt }).IsUnique();
        builder.HasIndex(run => new { run.Job, run.StartedAt });
        builder.Ignore(run => run.Tally);
        builder.Ignore(run => run.Duration);
    }
}
