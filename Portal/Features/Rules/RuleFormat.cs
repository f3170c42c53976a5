using System.Globalization;
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

    /// <summary>Where a value comes from, or what its lack means: off, or that something else holds meanwhile.</summary>
    public static string Source(Texts texts, SiteRules rules, ParameterStanding standing, DateTimeOffset at) =>
        standing.Source == ParameterSource.Open && rules.GoingOnWithout(standing.Key, at).Any() ? texts["rules.open-meanwhile"] : texts["enum.ParameterSource." + standing.Source];

    /// <summary>A value with its unit in both languages, for what is written once and read by many.</summary>
    /// <param name="texts">Sentences.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Canonical value; null while it is open.</param>
    /// <param name="goesOnWithout">Whether something holds in its place while it is open.</param>
    public static Wording Words(Texts texts, ClauseParameter parameter, string? value, bool goesOnWithout)
    {
        return new Wording(In(Texts.Chinese), In(Texts.English));

        string In(CultureInfo culture) => value is null
            ? texts.For(culture, goesOnWithout ? "rules.by-default" : "rules.switched-off")
            : parameter.Unit switch
            {
                ParameterUnit.Time => value,
                ParameterUnit.Weekday => texts.For(culture, "weekday." + value),
                _ => texts.For(culture, "unit." + parameter.Unit, value),
            };
    }
}
