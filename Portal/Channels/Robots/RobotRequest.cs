using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Channels.Robots;

/// <summary>A message as a platform takes it. Length is counted in bytes: a Chinese character has three.</summary>
/// <param name="Address">Where, with what is secret in it.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="Headers">Headers beside the usual.</param>
internal sealed record RobotRequest(Uri Address, byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public const int WeComText = 2048;
    public const int WeComMarkdown = 4096;
    public const int FeishuBody = 20 * 1024;

    /// <summary>DingTalk publishes no limit for group robots that we know of; this is well below what others found.</summary>
    public const int DingTalkText = 16 * 1024;

    /// <summary>Characters as they are: escaped, a Chinese one would take six bytes instead of three.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How much text several deliveries in one message may have together.</summary>
    public static int DigestRoom(ChannelKind kind) => kind switch
    {
        ChannelKind.WeCom => WeComText - 128,
        ChannelKind.DingTalk => DingTalkText - 512,
        ChannelKind.Feishu => FeishuBody - 2048,
        ChannelKind.Mail or ChannelKind.Webhook => int.MaxValue,
    };

    /// <summary>The message for the channel's platform.</summary>
    public static RobotRequest Of(OpenChannel channel, Outgoing message, DateTimeOffset now) => channel.Kind switch
    {
        ChannelKind.WeCom => WeCom(channel, message),
        ChannelKind.DingTalk => DingTalk(channel, message, now.ToUnixTimeMilliseconds()),
        ChannelKind.Feishu => Feishu(channel, message, now.ToUnixTimeSeconds()),
        ChannelKind.Webhook => Webhook(channel, message, now),
        ChannelKind.Mail => throw new ArgumentOutOfRangeException(nameof(channel), "Mail is no HTTP request."),
    };

    /// <summary>Only plain text can name people by their mobile numbers; without anybody to name, markdown has twice the room.</summary>
    private static RobotRequest WeCom(OpenChannel channel, Outgoing message)
    {
        var body = message.Mobiles.Count > 0
            ? new JsonObject
            {
                ["msgtype"] = "text",
                ["text"] = new JsonObject
                {
                    ["content"] = ChannelTexts.Cut(message.Title + "\n" + message.Body, WeComText),
                    ["mentioned_mobile_list"] = Array(message.Mobiles),
                },
            }
            : new JsonObject
            {
                ["msgtype"] = "markdown",
                ["markdown"] = new JsonObject { ["content"] = ChannelTexts.Cut($"**{message.Title}**\n{message.Body}", WeComMarkdown) },
            };
        return new RobotRequest(With(channel.Address, $"key={Escape(channel.Token)}"), Bytes(body), []);
    }

    /// <summary>Whoever is to be named must stand in the text too.</summary>
    private static RobotRequest DingTalk(OpenChannel channel, Outgoing message, long timestamp)
    {
        var named = string.Concat(message.Mobiles.Select(mobile => " @" + mobile));
        var text = $"### {message.Title}\n\n{message.Body.Replace("\n", "\n\n", StringComparison.Ordinal)}";
        var body = new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject
            {
                ["title"] = ChannelTexts.Cut(message.Title, 256),
                ["text"] = ChannelTexts.Cut(text, DingTalkText - Encoding.UTF8.GetByteCount(named)) + named,
            },
            ["at"] = new JsonObject { ["atMobiles"] = Array(message.Mobiles), ["atUserIds"] = new JsonArray(), ["isAtAll"] = false },
        };
        var query = $"access_token={Escape(channel.Token)}";
        if (channel.Secret is { } secret)
        {
            query += string.Create(CultureInfo.InvariantCulture, $"&timestamp={timestamp}&sign={Escape(RobotSignatures.DingTalk(timestamp, secret))}");
        }

        return new RobotRequest(With(channel.Address, query), Bytes(body), []);
    }

    /// <summary>The limit is the whole body's, so the text gets what the rest leaves.</summary>
    private static RobotRequest Feishu(OpenChannel channel, Outgoing message, long timestamp)
    {
        var address = new Uri(channel.Address.ToString().TrimEnd('/') + "/" + Escape(channel.Token));
        var text = message.Title + "\n" + message.Body;
        for (var room = FeishuBody; ; room -= 256)
        {
            var body = new JsonObject();
            if (channel.Secret is { } secret)
            {
                body["timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture);
                body["sign"] = RobotSignatures.Feishu(timestamp, secret);
            }

            body["msg_type"] = "text";
            body["content"] = new JsonObject { ["text"] = ChannelTexts.Cut(text, room) };
            var bytes = Bytes(body);
            if (bytes.Length <= FeishuBody)
            {
                return new RobotRequest(address, bytes, []);
            }
        }
    }

    private static RobotRequest Webhook(OpenChannel channel, Outgoing message, DateTimeOffset now)
    {
        var first = message.First;
        var bytes = Bytes(new JsonObject
        {
            ["id"] = first.Id.Value.ToString("D"),
            ["kind"] = first.Text,
            ["occasion"] = first.Occasion,
            ["stage"] = first.Stage,
            ["title"] = message.Title,
            ["text"] = message.Body,
            ["clause"] = first.Clause,
            ["queuedAt"] = first.QueuedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["repeated"] = first.Repeated,
        });
        var timestamp = now.ToUnixTimeSeconds();
        List<KeyValuePair<string, string>> headers =
        [
            new("X-Portal-Delivery", first.Id.Value.ToString("D")),
            new("X-Portal-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ];
        if (channel.Secret is { } secret)
        {
            headers.Add(new("X-Portal-Signature", RobotSignatures.Webhook(timestamp, bytes, secret)));
        }

        return new RobotRequest(channel.Token is { } query ? With(channel.Address, query) : channel.Address, bytes, headers);
    }

    private static Uri With(Uri address, string query) => new UriBuilder(address) { Query = query }.Uri;

    private static string Escape(string? value) => Uri.EscapeDataString(value ?? "");

    private static byte[] Bytes(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, Plain);

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
