namespace Portal.Exchange;

/// <summary>How the cells of a column are written.</summary>
public enum ColumnFormat
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A code or number that names something; letters, digits and signs without line breaks.</summary>
    Code,

    /// <summary>Yuan with at most two decimals; may carry ¥ and thousands commas.</summary>
    Amount,

    /// <summary>Square metres with at most four decimals.</summary>
    Area,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a clock time, with or without an offset.</summary>
    Instant,

    /// <summary>A month.</summary>
    Period,

    /// <summary>A clock time, 24:00 included.</summary>
    TimeOfDay,

    /// <summary>One of the column's words.</summary>
    Word,

    /// <summary>Days on which a window of a post holds.</summary>
    Days,

    /// <summary>Certificates with their last day.</summary>
    Qualifications,
}
