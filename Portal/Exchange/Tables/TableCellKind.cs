namespace Portal.Exchange.Tables;

/// <summary>What a <see cref="TableCell"/> holds.</summary>
public enum TableCellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yuan with two decimals.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time of the site's clock.</summary>
    Instant,
}
