namespace Portal.Domain.Statistics;

/// <summary>Whether a month's values may still change.</summary>
public enum MonthState
{
    /// <summary>Values follow the rows (<c>open</c>).</summary>
    Open = 1,

    /// <summary>Values stay; corrections show as restated (<c>frozen</c>).</summary>
    Frozen = 2,
}
