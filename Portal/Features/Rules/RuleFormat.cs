using Portal.App;
using Portal.Domain.Rulebook;

namespace Portal.Features.Rules;

/// <summary>How values of parameters are told.</summary>
public static class RuleFormat
{
    /// <summary>A value with its unit, e.g. <c>10 分钟</c>, <c>周六</c>; a dash for none.</summary>
    public static string Show(Texts texts, ClauseParameter parameter, string? value) =>
        value is null
            ? "—"
            : parameter.Unit switch
            {
                ParameterUnit.Time => value,
                ParameterUnit.Weekday => texts["weekday." + value],
                _ => texts["unit." + parameter.Unit, value],
            };
}
