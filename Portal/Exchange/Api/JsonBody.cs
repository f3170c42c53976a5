using System.Text;
using System.Text.Json;

namespace Portal.Exchange.Api;

/// <summary>A JSON body as it was sent and as it reads.</summary>
/// <param name="Content">The text.</param>
/// <param name="Root">The value.</param>
internal readonly record struct JsonBody(string Content, JsonElement Root)
{
    /// <summary>Reads a request's body; null when it is not JSON, half a character in a text of it included.</summary>
    public static async Task<JsonBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var content = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(content);
            return IsText(document.RootElement) ? new JsonBody(content, document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The parser lets an escaped half of a surrogate pair pass; whoever reads it meets an exception.</summary>
    private static bool IsText(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        try
        {
            foreach (var member in root.EnumerateObject())
            {
                _ = member.Name;
                _ = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
