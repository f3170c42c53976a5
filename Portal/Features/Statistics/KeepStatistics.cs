using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;

namespace Portal.Features.Statistics;

/// <summary>
/// Computes a month and stores it: an open month takes the values, a month that is over is frozen with them, a frozen one
/// shows what differs as restated. For the jobs and the command line.
/// </summary>
public sealed class KeepStatistics(PortalReader reader, PortalWriter writer, ComputeFigures figures, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.JobsManage;

    /// <summary>Brings one month up to date.</summary>
    public async Task<Result<MonthState>> RunAsync(Actor actor, Period period, CancellationToken cancellationToken)
    {
        var computed = await figures.RunAsync(period, cancellationToken);
        return await writer.WriteAsync<KeepStatistics, MonthState>(
            actor,
            async (unit, token) =>
            {
                var month = await unit.Db.Set<StatisticsMonth>().Include(one => one.Figures).SingleOrDefaultAsync(one => one.Period == period, token);
                if (month is null)
                {
                    month = new StatisticsMonth(period);
                    unit.Db.Add(month);
                }

                if (month.State == MonthState.Open && unit.Now >= StatisticsMonth.FreezesAt(period, zone))
                {
                    return month.Freeze(computed, unit.Now, zone).Refusal is { } refusal ? refusal : month.State;
                }

                month.Compute(computed, unit.Now);
                return month.State;
            },
            cancellationToken);
    }

    /// <summary>The months that are kept, of the last <paramref name="most"/>, oldest first.</summary>
    internal Task<List<Period>> KeptAsync(int most, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var periods = await db.Set<StatisticsMonth>().OrderByDescending(month => month.Period).Take(most).Select(month => month.Period).ToListAsync(token);
                periods.Reverse();
                return periods;
            },
            cancellationToken);
}
