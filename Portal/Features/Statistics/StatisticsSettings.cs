using Portal.Features.Cases;
using Portal.Features.Settings;

namespace Portal.Features.Statistics;

/// <summary>The numbers of the monthly statistics that a site may change.</summary>
internal static class StatisticsSettings
{
    /// <summary>Satisfaction from which a resolution counts as effective.</summary>
    public static readonly SettingDefinition LeastSatisfaction = CaseSettings.LeastSatisfaction;
}
