using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.App;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Exchange.Api;

namespace Portal.Features.Fees;

/// <summary>A figure of collection as an address, so that a link opens exactly its rows and an export has exactly them.</summary>
public static class CollectionAddress
{
    /// <summary>Path of the rows behind a figure.</summary>
    public const string Rows = "/fees/rows";

    /// <summary>Path of their export.</summary>
    public const string Export = "/fees/rows/export";

    /// <summary>The address of a figure's rows, or of their export.</summary>
    public static string Of(this CollectionFilter figure, SiteClock clock, string path = Rows, string? format = null)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["period"] = figure.Period.ToString(),
            ["part"] = Word(figure.Part),
            ["type"] = figure.Type?.Code,
            ["building"] = figure.Building,
            ["steward"] = figure.Steward,
            ["asOf"] = clock.Zone.ToSite(figure.AsOf).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            ["format"] = format,
        };
        return QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null));
    }

    /// <summary>Back from an address; refuses a month or an instant that cannot be read. Unknown words mean all.</summary>
    public static Result<CollectionFilter> Read(
        string? period, string? part, string? type, string? building, string? steward, string? asOf, SiteClock clock)
    {
        if (!Period.TryParse(period, out var month))
        {
            return FeeFeatureRefusals.PeriodMalformed.With(period);
        }

        var instant = AskedInstant.Read(asOf, "asOf", clock.Zone, clock.Now);
        if (!instant.IsDone)
        {
            return instant.Refusal;
        }

        var which = Enum.GetValues<CollectionPart>().FirstOrDefault(candidate => Word(candidate) == part);
        return new CollectionFilter(month, instant.Value, which, FeeTypes.TryParse(type, out var kind) ? kind : null, building, steward);
    }

    /// <summary>The part as addresses and text keys have it.</summary>
    public static string Word(CollectionPart part) => part switch
    {
        CollectionPart.Receivable => "receivable",
        CollectionPart.Collected => "collected",
        CollectionPart.Outstanding => "outstanding",
    };
}
