using Portal.Features.Fees;

namespace Portal.Features.Wall.Tiles;

/// <summary>Turns the curve of a month into points of a picture.</summary>
internal static class CollectionView
{
    /// <summary>
    /// A point at the end of each day that the curve knows. A running month ends at the present moment, with what its
    /// last day has brought so far.
    /// </summary>
    /// <param name="curve">The curve.</param>
    /// <param name="elapsed">Share of the month that is over, 0 to 1.</param>
    public static IReadOnlyList<CurvePoint> Points(CollectionCurve curve, double elapsed)
    {
        if (curve.Receivable.IsZero)
        {
            return [];
        }

        var days = (double)curve.Period.LastDay.Day;
        return
        [
            .. curve.CollectedByDay.Select((collected, place) =>
                new CurvePoint(Math.Min((place + 1) / days, elapsed), (double)collected.Fen / curve.Receivable.Fen * 100)),
        ];
    }
}
