using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;

namespace Portal.Features.Statistics;

/// <summary>
/// Shows the figures of a month. An open month shows what the rows give now; a frozen one keeps its values and shows what
/// the rows give now as restated, at once and not only after the next night. Looking stores nothing.
/// </summary>
public sealed class ReadStatistics(PortalReader reader, IAccess access, ComputeFigures figures, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.StatisticsRead;

    /// <summary>The month, not tracked.</summary>
    public async Task<Result<StatisticsMonth>> RunAsync(Actor actor, Period period, CancellationToken cancellationToken)
    {
        // The right comes first: to compute is work.
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        var stored = await reader.ReadAsync(
            (db, token) => db.Set<StatisticsMonth>().Include(month => month.Figures).SingleOrDefaultAsync(month => month.Period == period, token),
            cancellationToken);
        var month = stored ?? new StatisticsMonth(period);
        month.Compute(await figures.RunAsync(period, cancellationToken), clock.GetUtcNow());
        return month;
    }
}
