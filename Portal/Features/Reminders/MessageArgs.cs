using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Features.Reminders;

/// <summary>
/// Values of a message's sentence as JSON, with their kinds: text and numbers as they are, an instant as
/// <c>{"at": unix ms}</c>, money as <c>{"fen": n}</c>, a name of the rule packs as <c>{"zh": "", "en": ""}</c>. So one message reads right in every language and in the site's time.
/// </summary>
public static class MessageArgs
{
    /// <summary>The values as JSON.</summary>
    /// <exception cref="ArgumentException">A message cannot carry one of them.</exception>
    public static string Write(IEnumerable<object?> args)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            foreach (var arg in args)
            {
                Write(json, arg);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The values as the reader sees them: in the reader's language and the site's time.</summary>
    public static object?[] Read(string json, SiteClock clock) =>
        [.. JsonNode.Parse(json)!.AsArray().Select(node => Value(node, clock))];

    private static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Write(Utf8JsonWriter json, object? arg)
    {
        switch (arg)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset at:
                json.WriteStartObject();
                json.WriteNumber("at", at.ToUnixTimeMilliseconds());
                json.WriteEndObject();
                break;
            case Money money:
                json.WriteStartObject();
                json.WriteNumber("fen", money.Fen);
                json.WriteEndObject();
                break;
            case Wording wording:
                json.WriteStartObject();
                json.WriteString("zh", wording.Chinese);
                json.WriteString("en", wording.English);
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"A message cannot carry a {arg.GetType().Name}.", nameof(arg));
        }
    }

    private static object? Value(JsonNode? node, SiteClock clock) => node switch
    {
        null => null,
        JsonObject value when value["at"] is { } at => clock.Brief(DateTimeOffset.FromUnixTimeMilliseconds(at.GetValue<long>())),
        JsonObject value when value["zh"] is { } chinese => (Texts.IsChinese(CultureInfo.CurrentUICulture) ? chinese : value["en"]!).GetValue<string>(),
        JsonObject value => new Money(value["fen"]!.GetValue<long>()),
        _ when node.GetValueKind() == JsonValueKind.Number => node.GetValue<long>(),
        _ => node.GetValue<string>(),
    };
}
