using System.Text.Json;

namespace Portal.Channels.Robots;

/// <summary>
/// What a platform's answer means. They answer HTTP 200 to what they did not take, too: only a code of 0 is acceptance.
/// </summary>
internal static class RobotAnswers
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Blocked = TimeSpan.FromMinutes(10);

    /// <summary>Judges the body of an answer with a status of 2xx.</summary>
    public static SendOutcome Judge(ChannelKind kind, string body)
    {
        var answer = ChannelTexts.Cut(body, 300);
        return Code(body) switch
        {
            0 => SendOutcome.Accepted(answer),

            // Our own webhook: a program that says nothing about itself has taken it.
            null when kind == ChannelKind.Webhook => SendOutcome.Accepted(answer),
            null => SendOutcome.Again(ChannelFaults.Unclear, answer, Minute),
            { } code => Judge(kind, code, answer),
        };
    }

    private static SendOutcome Judge(ChannelKind kind, long code, string answer) => (kind, code) switch
    {
        (ChannelKind.WeCom, -1) => SendOutcome.Again(ChannelFaults.ServerError, answer, Minute),
        (ChannelKind.WeCom, 45009) => SendOutcome.Again(ChannelFaults.RateLimited, answer, Minute),
        (ChannelKind.WeCom, 93000) => SendOutcome.Never(ChannelFaults.BadAddress, answer),
        (ChannelKind.WeCom, 40058) => SendOutcome.Never(ChannelFaults.TooLong, answer),
        (ChannelKind.DingTalk, -1) => SendOutcome.Again(ChannelFaults.ServerError, answer, Minute),

        // Over twenty a minute, a robot is deaf for ten.
        (ChannelKind.DingTalk, 130101 or 660026) => SendOutcome.Again(ChannelFaults.RateLimited, answer, Blocked),
        (ChannelKind.DingTalk, 310000) => SendOutcome.Never(ChannelFaults.BadSignature, answer),
        (ChannelKind.DingTalk, 300005 or 300001) => SendOutcome.Never(ChannelFaults.BadAddress, answer),
        (ChannelKind.Feishu, 11232) => SendOutcome.Again(ChannelFaults.RateLimited, answer, Minute),
        (ChannelKind.Feishu, 19021) => SendOutcome.Never(ChannelFaults.BadSignature, answer),
        (ChannelKind.Feishu, 19001) => SendOutcome.Never(ChannelFaults.BadAddress, answer),
        _ => SendOutcome.Never(ChannelFaults.Refused, answer),
    };

    private static long? Code(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var name in (string[])["errcode", "code", "StatusCode"])
            {
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.Number)
                {
                    return code.TryGetInt64(out var number) ? number : null;
                }
            }
        }
        catch (JsonException)
        {
            // No JSON, no code.
        }

        return null;
    }
}
