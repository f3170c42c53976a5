using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Jobs;

namespace Portal.Features.Statistics;

/// <summary>At 00:10 on the 1st: freezes the month that has ended.</summary>
internal sealed class FreezeLastMonth(KeepStatistics keep, SiteZone zone, TimeProvider clock) : IPortalJob
{
    public const string Name = "statistics-monthly";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var ended = zone.PeriodOf(clock.GetUtcNow()).Previous;
        if (clock.GetUtcNow() < StatisticsMonth.FreezesAt(ended, zone))
        {
            return JobTally.None;
        }

        await keep.RunAsync(Actor.System(Name), ended, cancellationToken);
        return new JobTally(("frozen", 1));
    }
}

/// <summary>
/// Every night: the month that runs, and restated the months that are frozen. A month that was kept while it ran and
/// missed its freezing, because the portal was down, is frozen now.
/// </summary>
internal sealed class KeepMonths(KeepStatistics keep, SiteZone zone, TimeProvider clock) : IPortalJob
{
    public const string Name = "statistics-nightly";

    /// <summary>Corrections of older months are still shown live, and kept when somebody asks for the month by the command line.</summary>
    private const int MonthsRestated = 24;

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken)
    {
        var current = zone.PeriodOf(clock.GetUtcNow());
        var periods = (await keep.KeptAsync(MonthsRestated, cancellationToken)).Append(current).Distinct().ToArray();
        foreach (var period in periods)
        {
            await keep.RunAsync(Actor.System(Name), period, cancellationToken);
        }

        return new JobTally(("months", periods.Length));
    }
}
