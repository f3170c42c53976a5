using Portal.Domain.Kernel;

namespace Portal.Features.Statistics;

/// <summary>What is asked of the statistics and cannot be.</summary>
internal static class StatisticsFeatureRefusals
{
    public static readonly Refusal PeriodMalformed = new("statistics.period-malformed", "period");
    public static readonly Refusal FigureUnknown = new("statistics.figure-unknown", "key");
    public static readonly Refusal PageMalformed = new("statistics.page-malformed", "take");
}
