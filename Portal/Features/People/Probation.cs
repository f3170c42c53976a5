using System.Globalization;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.People;

/// <summary>How long a probation lasts by the rules of the site .</summary>
internal static class Probation
{
    private const string Parameter = "probation_months";

    /// <summary>Months of a probation; null while the site does not live by the rule.</summary>
    public static async Task<int?> MonthsAsync(
        PortalDb db, PackLibrary library, IEnumerable<SettingDefinition> settings, DateTimeOffset now, CancellationToken cancellationToken) =>
        Months(await db.SiteRulesAsync(library, settings, cancellationToken), now);

    /// <summary>Months of a probation by given rules.</summary>
    public static int? Months(SiteRules rules, DateTimeOffset now) =>
        rules.ValueOf(Parameter, now) is { } value ? (int)decimal.Parse(value, CultureInfo.InvariantCulture) : null;
}
