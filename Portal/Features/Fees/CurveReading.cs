using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Reads how the collection of a month grew day by day.</summary>
internal static class CurveReading
{
    /// <summary>The curve as of an instant: to the end of the month, or to the day of the instant in a month that runs.</summary>
    public static async Task<CollectionCurve> CurveAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, SiteZone zone, CancellationToken cancellationToken)
    {
        var sums = await db.CollectionSumsAsync(period, asOf, cancellationToken);
        return await db.CurveAsync(
            period,
            sums.Aggregate(Money.Zero, (sum, part) => sum + part.Receivable),
            sums.Aggregate(Money.Zero, (sum, part) => sum + part.Collected),
            asOf,
            zone,
            cancellationToken);
    }

    /// <summary>The curve of a month whose figures are known already: its sums are not read again.</summary>
    public static Task<CollectionCurve> CurveAsync(
        this PortalDb db, CollectionFigures figures, SiteZone zone, CancellationToken cancellationToken) =>
        db.CurveAsync(figures.Period, figures.Total.Receivable, figures.Total.Collected, figures.AsOf, zone, cancellationToken);

    private static async Task<CollectionCurve> CurveAsync(
        this PortalDb db, Period period, Money receivable, Money collected, DateTimeOffset asOf, SiteZone zone, CancellationToken cancellationToken)
    {
        var quarters = await db.CollectedByQuarterAsync(period, cancellationToken);
        var byDay = new List<Money>();
        var (total, next) = (Money.Zero, 0);
        for (var day = period.FirstDay; day <= period.LastDay; day = day.AddDays(1))
        {
            var end = zone.ToInstant(day.AddDays(1));
            if (end > asOf)
            {
                // The day of the instant itself: exactly what counts by then.
                if (zone.ToInstant(day) <= asOf)
                {
                    byDay.Add(collected);
                }

                break;
            }

            for (; next < quarters.Count && quarters[next].From < end; next++)
            {
                total += quarters[next].Amount;
            }

            byDay.Add(total);
        }

        return new CollectionCurve(period, receivable, byDay);
    }
}
