using System.Globalization;
using Portal.Data;
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
        (await db.SiteRulesAsync(library, settings, cancellationToken)).ValueOf(Parameter, now) is { } value
            ? (int)decimal.Parse(value, CultureInfo.InvariantCulture)
            : null;
}
