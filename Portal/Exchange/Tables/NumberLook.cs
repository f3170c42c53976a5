namespace Portal.Exchange.Tables;

/// <summary>How a spreadsheet shows a number.</summary>
internal enum NumberLook
{
    /// <summary>As a number.</summary>
    Number,

    /// <summary>As a day, with or without a time.</summary>
    Date,

    /// <summary>As a time or a duration.</summary>
    Time,
}
