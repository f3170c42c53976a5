using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Reads how the collection of a month grew day by day.</summary>
internal static class CurveReading
{
    /// <summary>
    /// The figures of a month as of an instant with the curve that led to them, to the end of the month or to the day of the
    /// instant: one reading of the month's rows serves both.
    /// </summary>
    public static async Task<(CollectionFigures Figures, CollectionCurve Curve)> CollectionWithCurveAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, SiteZone zone, CancellationToken cancellationToken)
    {
        var days = DaysUntil(period, asOf, zone);
        var receivable = await db.ReceivableAsync(period, cancellationToken);
        var collected = await db.CollectedByStretchAsync(period, [.. days, JustAfter(asOf)], cancellationToken);
        var figures = CollectionFigures.Of(
            period,
            asOf,
            receivable.Concat(collected.Select(part => new CollectionSum(part.Type, Money.Zero, part.Amount))),
            await db.TargetsAsync(period, cancellationToken));
        return (figures, new CollectionCurve(period, figures.Total.Receivable, Accumulate(collected, days.Count)));
    }

    /// <summary>The curve alone.</summary>
    public static async Task<CollectionCurve> CurveAsync(
        this PortalDb db, Period period, DateTimeOffset asOf, SiteZone zone, CancellationToken cancellationToken)
    {
        var days = DaysUntil(period, asOf, zone);
        var receivable = await db.ReceivableAsync(period, cancellationToken);
        var collected = days.Count == 0 ? [] : await db.CollectedByStretchAsync(period, days, cancellationToken);
        return new CollectionCurve(
            period, receivable.Aggregate(Money.Zero, (sum, part) => sum + part.Receivable), Accumulate(collected, days.Count));
    }

    /// <summary>The end of each day of the month that has begun; that of the instant ends with it.</summary>
    private static List<DateTimeOffset> DaysUntil(Period period, DateTimeOffset asOf, SiteZone zone)
    {
        var ends = new List<DateTimeOffset>();
        for (var day = period.FirstDay; day <= period.LastDay && zone.ToInstant(day) <= asOf; day = day.AddDays(1))
        {
            var end = zone.ToInstant(day.AddDays(1));
            ends.Add(end <= asOf ? end : JustAfter(asOf));
        }

        return ends;
    }

    /// <summary>Stored instants are whole milliseconds.</summary>
    private static DateTimeOffset JustAfter(DateTimeOffset asOf) => asOf.AddMilliseconds(1);

    private static List<Money> Accumulate(IReadOnlyList<CollectedStretch> collected, int days)
    {
        var byDay = new long[days];
        foreach (var part in collected.Where(part => part.Place < days))
        {
            byDay[part.Place] += part.Amount.Fen;
        }

        var total = 0L;
        return [.. byDay.Select(fen => new Money(total += fen))];
    }
}
