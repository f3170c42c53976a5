namespace Portal.Jobs;

/// <summary>The section <c>Jobs</c> of the configuration; both are on unless a test or a second process turns them off.</summary>
public sealed class JobsOptions
{
    /// <summary>Start the scheduler of recurring jobs.</summary>
    public bool Scheduler { get; set; } = true;

    /// <summary>
    /// How long the first pages have the processors to themselves after a start, before jobs and reminders catch up: a cold
    /// process compiles what it runs.
    /// </summary>
    public TimeSpan HeadStart { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Deliver reminders as they fall due.</summary>
    public bool Reminders { get; set; } = true;
}
