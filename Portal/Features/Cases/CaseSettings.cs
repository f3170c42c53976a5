using Portal.Domain.Cases;
using Portal.Features.Settings;

namespace Portal.Features.Cases;

/// <summary>The numbers of cases that a site may change.</summary>
public static class CaseSettings
{
    /// <summary>Satisfaction from which a resolution counts as effective; the statistics list it with theirs.</summary>
    public static readonly SettingDefinition LeastSatisfaction =
        new("statistics.least-satisfaction", CaseMonth.DefaultLeastSatisfaction, SettingUnit.Number, 1, 5, "B-214");
}
