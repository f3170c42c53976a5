using Portal.Domain.Kernel;

namespace Portal.Jobs;

/// <summary>Refusals about jobs.</summary>
public static class JobRefusals
{
    /// <summary>There is no job of this name.</summary>
    public static readonly Refusal Unknown = new("jobs.unknown");

    /// <summary>The job is at work.</summary>
    public static readonly Refusal AlreadyRunning = new("jobs.already-running");

    /// <summary>This firing has been run, here or on another node.</summary>
    public static readonly Refusal AlreadyFired = new("jobs.already-fired");
}
