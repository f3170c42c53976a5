using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Features.Demo.Making;
using Portal.Features.Statistics;

namespace Portal.Features.Demo.Life;

/// <summary>Freezes the months that are over, as the portal's job would have done had it run all the time.</summary>
internal sealed class CloseMonths(PortalReader reader, KeepStatistics keep, SiteZone zone)
{
    /// <summary>Freezes what is not frozen, oldest first; answers how many months.</summary>
    public async Task<int> RunAsync(Demonstration mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var frozen = (await reader.ReadAsync(
            (db, token) => db.Set<StatisticsMonth>().Where(month => month.FrozenAt != null).Select(month => month.Period).ToListAsync(token),
            cancellationToken)).ToHashSet();
        var closed = 0;
        for (var period = Estate.FirstPeriod(mark.Plan, zone, mark.MadeAt); now >= StatisticsMonth.FreezesAt(period, zone); period = period.Next)
        {
            if (!frozen.Contains(period))
            {
                await keep.RunAsync(DemoActor.System, period, cancellationToken);
                closed++;
            }
        }

        return closed;
    }
}
