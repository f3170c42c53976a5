using Portal.Domain.Kernel;

namespace Portal.Exchange.Api;

/// <summary>An instant in a query, such as <c>asOf</c>: ISO 8601, in site time when it has no offset, cut to whole seconds.</summary>
public static class AskedInstant
{
    private const int OffsetLength = 6;

    /// <summary>The instant in UTC; <paramref name="now"/> when none was given; refuses what is not an instant.</summary>
    /// <param name="text">The query's value, or null.</param>
    /// <param name="field">Name of the query's parameter.</param>
    /// <param name="zone">Zone of the site.</param>
    /// <param name="now">Now.</param>
    public static Result<DateTimeOffset> Read(string? text, string field, SiteZone zone, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(text) ? now.CutToSecond() : Cells.Instant(RestorePlus(text.Trim()), field, zone);

    // A plus that was not escaped arrives as a blank: 2026-11-05T08:00:00 08:00.
    private static string RestorePlus(string text) =>
        text.Length > OffsetLength && text.Contains('T', StringComparison.Ordinal) && text[^OffsetLength] == ' '
            ? text[..^OffsetLength] + "+" + text[^(OffsetLength - 1)..]
            : text;
}
