namespace Portal.Exchange;

/// <summary>Which amounts a column takes.</summary>
public enum AmountRule
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>Zero or more.</summary>
    NotNegative,

    /// <summary>More than zero: a payment.</summary>
    Positive,

    /// <summary>Less than zero: a reversal.</summary>
    Negative,
}
