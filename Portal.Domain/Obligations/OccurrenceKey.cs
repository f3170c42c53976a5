using System.Globalization;

namespace Portal.Domain.Obligations;

/// <summary>How instants stand in the keys of occurrences.</summary>
public static class OccurrenceKey
{
    /// <summary>An instant to the second, in UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
