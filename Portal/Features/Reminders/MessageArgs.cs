using System.Globalization;
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
    public static string Write(IEnumerable<object?> args) =>
        new JsonArray([.. args.Select(Node)]).ToJsonString(Readable);

    /// <summary>The values as the reader sees them: in the reader's language and the site's time.</summary>
    public static object?[] Read(string json, SiteClock clock) =>
        [.. JsonNode.Parse(json)!.AsArray().Select(node => Value(node, clock))];

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode? Node(object? arg) => arg switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create((long)number),
        long number => JsonValue.Create(number),
        DateTimeOffset at => new JsonObject { ["at"] = at.ToUnixTimeMilliseconds() },
        Money money => new JsonObject { ["fen"] = money.Fen },
        Wording wording => new JsonObject { ["zh"] = wording.Chinese, ["en"] = wording.English },
        _ => throw new ArgumentException($"A message cannot carry a {arg.GetType().Name}.", nameof(arg)),
    };

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
