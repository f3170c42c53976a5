namespace Portal.Exchange.Tables;

/// <summary>The cell styles of a written workbook, in the order of its style sheet.</summary>
public enum XlsxStyle
{
    /// <summary>As Excel sees fit.</summary>
    General,

    /// <summary>Text, so that codes keep their zeros and months do not turn into days.</summary>
    Text,

    /// <summary>Yuan with two decimals.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time.</summary>
    Instant,

    /// <summary>Hours and minutes, 24:00 included.</summary>
    Time,

    /// <summary>Heading of a column.</summary>
    Heading,

    /// <summary>Heading of a column that must be filled in.</summary>
    RequiredHeading,
}
