using System.Globalization;

namespace Portal.Features.Obligations.Register;

/// <summary>Where the register stands.</summary>
internal static class RegisterAddress
{
    public const string Page = "/desk/obligations/register";

    public const string Export = Page + "/export";

    /// <summary>The part of an export that has the totals instead of the rows.</summary>
    public const string Totals = "totals";

    /// <summary>The page of a period.</summary>
    public static string Of(string obligation, DateOnly from, DateOnly until) => Page + Query(obligation, from, until);

    /// <summary>The file of a period.</summary>
    public static string ExportOf(string obligation, DateOnly from, DateOnly until, string? part = null) =>
        Export + Query(obligation, from, until) + (part is null ? "" : "&part=" + part);

    private static string Query(string obligation, DateOnly from, DateOnly until) =>
        string.Create(CultureInfo.InvariantCulture, $"?obligation={Uri.EscapeDataString(obligation)}&from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}");
}
