using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Obligations;

namespace Portal.Features.Rules;

/// <summary>The terms of an obligation as text for the database.</summary>
public static class TermsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes terms.</summary>
    public static string Write(ObligationTerms terms) => JsonSerializer.Serialize(
        new Stored(
            terms.Days, terms.At, terms.Audience is { } audience ? AudienceCode.Write(audience) : null, terms.RemindBefore, terms.Grace,
            terms.Ladder?.Select(step => new StoredStep((int)step.After.TotalMinutes, AudienceCode.Write(step.To), step.Channel)).ToArray(), terms.CatchUp, terms.RespectsQuietHours),
        Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ObligationTerms Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text, Options) ?? throw new JsonException("No terms.");
        return new ObligationTerms
        {
            Days = stored.Days,
            At = stored.At,
            Audience = stored.Audience is { } code ? Known(code) : null,
            RemindBefore = stored.Remind,
            Grace = stored.Grace,
            Ladder = stored.Ladder?.Select(step => new EscalationStep(TimeSpan.FromMinutes(step.After), Known(step.To), step.Channel)).ToArray(),
            CatchUp = stored.CatchUp,
            RespectsQuietHours = stored.Quiet,
        };
    }

    private static Audience Known(string code) => AudienceCode.Read(code) ?? throw new JsonException($"No audience: {code}");

    private sealed record Stored(
        string? Days, IReadOnlyList<TimeOnly>? At, string? Audience, IReadOnlyList<int>? Remind, int? Grace, IReadOnlyList<StoredStep>? Ladder, CatchUp? CatchUp, bool? Quiet);

    private sealed record StoredStep(int After, string To, string Channel);
}
