namespace Portal.Domain.Statistics;

/// <summary>A figure as it comes out of the rows now.</summary>
/// <param name="Key">Which figure.</param>
/// <param name="Value">Percent or count; null when there is nothing to divide by.</param>
/// <param name="Rows">Number of rows that it opens to.</param>
/// <param name="Target">Target in the figure's unit, or null.</param>
/// <param name="Clause">Clause in force, with version where it has one; the key's own unless given.</param>
public sealed record ComputedFigure(FigureKey Key, decimal? Value, int Rows, decimal? Target = null, string? Clause = null);
