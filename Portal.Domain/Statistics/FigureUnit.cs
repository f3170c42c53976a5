namespace Portal.Domain.Statistics;

/// <summary>What a figure of a month is counted in.</summary>
public enum FigureUnit
{
    /// <summary>Percent with two decimals, rounded half up.</summary>
    Percent = 1,

    /// <summary>A number of rows.</summary>
    Count = 2,
}
