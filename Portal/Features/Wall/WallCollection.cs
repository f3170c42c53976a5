using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Wall;

/// <summary>What the wall shows of the month's collection.</summary>
internal sealed record WallCollection
{
    /// <summary>Figures of the month that the site is in, as of the instant described.</summary>
    public required CollectionFigures Month { get; init; }

    /// <summary>This month's curve, up to now.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>Last month's curve, to its end.</summary>
    public IReadOnlyList<CurvePoint> LastCurve { get; init; } = [];

    /// <summary>Share of the month that is over, 0 to 1.</summary>
    public required double Elapsed { get; init; }

    /// <summary>What a fee type still lacks of its target, never below zero.</summary>
    public static Money Short(CollectionFigure figure)
    {
        // Half a fen short is a fen short: the target is reached only when every fen of it is there.
        var wanted = decimal.ToInt64(decimal.Ceiling(figure.Receivable.Fen * (figure.Target ?? 0m) / 100m));
        return new Money(Math.Max(0, wanted - figure.Collected.Fen));
    }
}

/// <summary>A point of a cumulative curve: share of the month gone by, and collected of receivable in percent.</summary>
internal readonly record struct CurvePoint(double Elapsed, double Percent);
