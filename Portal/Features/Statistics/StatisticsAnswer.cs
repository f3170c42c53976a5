using Portal.Domain.Statistics;

namespace Portal.Features.Statistics;

/// <summary>JSON of the statistics of a month; part of version 1 of the HTTP API.</summary>
/// <param name="Period">Month, yyyy-MM.</param>
/// <param name="State"><c>open</c> or <c>frozen</c>.</param>
/// <param name="Figures">The eight figures of every month.</param>
public sealed record StatisticsAnswer(string Period, string State, IReadOnlyList<FigureAnswer> Figures)
{
    internal static StatisticsAnswer Of(StatisticsMonth month) => new(
        month.Period.ToString(),
        month.State == MonthState.Frozen ? "frozen" : "open",
        [.. FigureKey.All.Select(month.Find).OfType<MonthFigure>().Select(FigureAnswer.Of)]);
}

/// <summary>A figure of a month.</summary>
/// <param name="Key">Name, e.g. <c>coverage.rate</c>.</param>
/// <param name="Value">Percent or count; null when there was nothing to divide by.</param>
/// <param name="Restated">What the rows give now, when a frozen value differs.</param>
/// <param name="Unit"><c>percent</c> or <c>count</c>.</param>
/// <param name="Target">Target in the same unit, or null.</param>
/// <param name="Clause">The clause behind the figure, or null.</param>
/// <param name="Rows">Number of rows that it opens to now.</param>
public sealed record FigureAnswer(string Key, decimal? Value, decimal? Restated, string Unit, decimal? Target, string? Clause, int Rows)
{
    internal static FigureAnswer Of(MonthFigure figure) => new(
        figure.Key.Code, Plain(figure.Value), Plain(figure.Restated), figure.Key.Unit == FigureUnit.Percent ? "percent" : "count",
        Plain(figure.Target), figure.Clause, figure.RestatedRows ?? figure.Rows);

    /// <summary>Without the zeros that a database adds: a count of a frozen month is 4, not 4.0.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}

/// <summary>JSON of the rows behind a figure.</summary>
/// <param name="Total">Rows in all.</param>
/// <param name="Rows">The rows asked for; their members depend on the figure.</param>
public sealed record FigureRowsAnswer(int Total, IReadOnlyList<object> Rows);
