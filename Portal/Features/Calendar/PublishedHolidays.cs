using System.Text.Json;

namespace Portal.Features.Calendar;

/// <summary>The holidays and swapped working days that ship with the portal, as the State Council published them.</summary>
internal static class PublishedHolidays
{
    /// <summary>The days of one published file, e.g. <c>2025-2026</c>.</summary>
    public static IReadOnlyList<PublishedDay> Of(string years)
    {
        using var stream = typeof(PublishedHolidays).Assembly.GetManifestResourceStream($"{typeof(PublishedHolidays).Namespace}.holidays-{years}.json")!;
        return JsonSerializer.Deserialize<PublishedFile>(stream, JsonSerializerOptions.Web)!.Days;
    }

    private sealed record PublishedFile(IReadOnlyList<PublishedDay> Days);
}

/// <summary>One published day.</summary>
internal sealed record PublishedDay(DateOnly Date, string Name, bool Off);
