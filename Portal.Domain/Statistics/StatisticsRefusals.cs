using Portal.Domain.Kernel;

namespace Portal.Domain.Statistics;

/// <summary>What the statistics of a month are refused for.</summary>
public static class StatisticsRefusals
{
    /// <summary>The month cannot be frozen yet: {0} period, {1} instant from which it can.</summary>
    public static readonly Refusal TooEarly = new("statistics.too-early", "period");

    /// <summary>The month is frozen already: {0} period, {1} instant at which it was.</summary>
    public static readonly Refusal AlreadyFrozen = new("statistics.already-frozen", "period");
}
