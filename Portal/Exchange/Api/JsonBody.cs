using System.Text;
using System.Text.Json;

namespace Portal.Exchange.Api;

/// <summary>A JSON body as it was sent and as it reads.</summary>
/// <param name="Content">The text.</param>
/// <param name="Root">The value.</param>
internal readonly record struct JsonBody(string Content, JsonElement Root)
{
    /// <summary>Reads a request's body; null when it is not JSON.</summary>
    public static async Task<JsonBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var content = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(content);
            return new JsonBody(content, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
