using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>How the parts of a case that are read as a whole, never searched, are written into one text.</summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}

/// <summary>The row last imported.</summary>
internal sealed class CaseRowConverter()
    : ValueConverter<CaseRow?, string>(row => CaseJson.Write(row), text => CaseJson.Read<CaseRow>(text));

/// <summary>Resolutions that did not hold; an empty text for the many cases that have none.</summary>
internal sealed class ReopeningsConverter()
    : ValueConverter<IReadOnlyList<Reopening>, string>(past => Write(past), text => Read(text))
{
    private static string Write(IReadOnlyList<Reopening> past) => past.Count == 0 ? "" : CaseJson.Write(past);

    private static List<Reopening> Read(string text) => text.Length == 0 ? [] : CaseJson.Read<List<Reopening>>(text);
}

/// <summary>The list grows in place, so the tracker keeps a copy.</summary>
internal sealed class ReopeningsComparer() : ValueComparer<IReadOnlyList<Reopening>>(
    (left, right) => left!.SequenceEqual(right!),
    past => past.Aggregate(0, (hash, one) => HashCode.Combine(hash, one)),
    past => past.ToList());
