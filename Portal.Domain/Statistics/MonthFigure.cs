using Portal.Domain.Kernel;

namespace Portal.Domain.Statistics;

/// <summary>A figure of a month as it is kept: what was frozen, and what later corrections make of it.</summary>
public sealed class MonthFigure
{
    private MonthFigure()
    {
        Key = null!;
    }

    internal MonthFigure(Period period, FigureKey key)
    {
        Period = period;
        Key = key;
        Clause = key.Clause;
    }

    /// <summary>The month.</summary>
    public Period Period { get; private set; }

    /// <summary>Which figure; with the month the identity.</summary>
    public FigureKey Key { get; private set; }

    /// <summary>Percent or count; null when there was nothing to divide by. Never changes once the month is frozen.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Number of rows behind <see cref="Value"/>.</summary>
    public int Rows { get; private set; }

    /// <summary>Target when <see cref="Value"/> was computed, in the figure's unit, or null.</summary>
    public decimal? Target { get; private set; }

    /// <summary>Clause when <see cref="Value"/> was computed, or null.</summary>
    public string? Clause { get; private set; }

    /// <summary>
    /// The value that the rows give now, in a frozen month; null as long as it equals <see cref="Value"/>, and again
    /// when a correction is taken back.
    /// </summary>
    public decimal? Restated { get; private set; }

    /// <summary>Number of rows behind the figure now; null in an open month and as long as nothing is restated.</summary>
    public int? RestatedRows { get; private set; }

    /// <summary>
    /// True when value or number of rows differ from what was frozen, so also when the corrected figure has nothing left
    /// to divide by, which <see cref="Restated"/> alone cannot tell from unchanged.
    /// </summary>
    public bool IsRestated => RestatedRows is not null;

    internal void Set(ComputedFigure computed)
    {
        Value = computed.Value;
        Rows = computed.Rows;
        Target = computed.Target;
        Clause = computed.Clause ?? Key.Clause;
    }

    internal void Restate(ComputedFigure computed)
    {
        Restated = computed.Value == Value ? null : computed.Value;
        RestatedRows = computed.Value == Value && computed.Rows == Rows ? null : computed.Rows;
    }
}
