namespace Portal.Domain.Fees;

/// <summary>The three kinds of fee that every bill is one of [B-148].</summary>
public enum FeeType
{
    /// <summary>Property-management fee (物业费).</summary>
    Property = 1,

    /// <summary>Public-utility fee such as tap water (公用事业费).</summary>
    Utility = 2,

    /// <summary>Paid special service (特约服务费).</summary>
    Service = 3,
}
