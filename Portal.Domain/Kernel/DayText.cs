using System.Globalization;

namespace Portal.Domain.Kernel;

/// <summary>A day as addresses, files, forms and lists write it: <c>yyyy-MM-dd</c> (ISO 8601), in any language.</summary>
public static class DayText
{
    /// <summary>The format.</summary>
    public const string Format = "yyyy-MM-dd";

    /// <summary>The day as text.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day that a text names; null where it names none.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
