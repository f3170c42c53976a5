using System.Globalization;

namespace Portal.App;

/// <summary>Reads values of an address, which anybody may shorten or mistype: what cannot be read counts as not given, and the page is shown.</summary>
internal static class AddressValue
{
    /// <summary>A whole number, or null.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether it says true.</summary>
    public static bool Flag(string? text) => bool.TryParse(text, out var flag) && flag;

    /// <summary>An identity, or null.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
