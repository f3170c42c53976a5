using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Features.Settings;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>How the cases of this month are handled so far, beside the whole of the last one.</summary>
/// <param name="Period">This month.</param>
/// <param name="Current">Its figures so far.</param>
/// <param name="Previous">The figures of the month before.</param>
public sealed record CaseMonths(Period Period, CaseMonth Current, CaseMonth Previous);

/// <summary>The rates of the month, loaded once for every desk.</summary>
public sealed class CaseMonthsSnapshot(PortalReader reader, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<CaseMonthsSnapshot> logger)
    : Snapshot<CaseMonths>(feed, clock, logger, Topics.Cases, Topics.Settings)
{
    /// <inheritdoc/>
    protected override Task<CaseMonths> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var period = zone.PeriodOf(now);
                var limits = await CaseLimit.AllAsync(db, token);
                var (before, from, to) = (zone.StartOf(period.Previous), zone.StartOf(period), zone.EndOf(period));
                var least = (await SettingValues.ReadAsync(db, now, token)).Of(CaseSettings.LeastSatisfaction);
                return new CaseMonths(
                    period,
                    await db.CaseMonthAsync(from, to, limits, (int)least.At(to.AddMilliseconds(-1))!.Value, token),
                    await db.CaseMonthAsync(before, from, limits, (int)least.At(from.AddMilliseconds(-1))!.Value, token));
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(CaseMonths value, DateTimeOffset now) => zone.EndOf(value.Period);
}
