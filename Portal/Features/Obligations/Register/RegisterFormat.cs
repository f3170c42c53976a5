using System.Globalization;
using Portal.App;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations.Register;

/// <summary>How the register tells answers and figures.</summary>
internal static class RegisterFormat
{
    /// <summary>A value in words; a tick says yes, a photograph that there is one.</summary>
    public static string Show(Texts texts, EvidenceItem item, string value) =>
        item.Kind is EvidenceItemKind.Tick or EvidenceItemKind.Photo or EvidenceItemKind.File ? texts["evidence.yes"] : item.Kind == EvidenceItemKind.Number ? value : EvidenceFormat.Show(texts, item, value);

    /// <summary>A canonical number.</summary>
    public static decimal Number(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);

    /// <summary>A figure, or a dash where there is no value.</summary>
    public static string Show(decimal? figure) => figure?.ToString("0.######", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(decimal? figure) => figure?.ToString("+0.######;-0.######;0", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>Percent, or a dash where there is nothing to divide by.</summary>
    public static string Percent(Texts texts, decimal? percent) => percent is { } value ? texts["register.percent", value.ToString("0.##", CultureInfo.InvariantCulture)] : "—";
}
