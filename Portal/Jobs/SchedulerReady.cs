using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Portal.Jobs;

/// <summary>Whether the scheduler has taken up its work; part of the portal's readiness.</summary>
public sealed class SchedulerReady(IOptions<JobsOptions> options) : IHealthCheck
{
    private volatile bool _isReady = !options.Value.Scheduler;

    /// <summary>True once the scheduler runs, or when it is switched off.</summary>
    public bool IsReady
    {
        get => _isReady;
        internal set => _isReady = value;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The scheduler has not started."));
}
