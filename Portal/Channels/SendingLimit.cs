using System.Globalization;

namespace Portal.Channels;

/// <summary>How many messages a platform takes from one robot, and when it would rather have none.</summary>
/// <param name="Windows">At most so many within any such length of time.</param>
/// <param name="AvoidsRoundTimes">Whether it is crowded at the full and the half hour.</param>
internal sealed record SendingLimit(IReadOnlyList<(int Most, TimeSpan Within)> Windows, bool AvoidsRoundTimes = false)
{
    /// <summary>Without a limit of its own, so many are claimed at once.</summary>
    public const int Batch = 200;

    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Crowd = TimeSpan.FromSeconds(15);
    private static readonly SendingLimit None = new([]);
    private static readonly SendingLimit TwentyAMinute = new([(20, TimeSpan.FromMinutes(1))]);
    private static readonly SendingLimit OfFeishu = new([(100, TimeSpan.FromMinutes(1)), (5, TimeSpan.FromSeconds(1))], AvoidsRoundTimes: true);

    /// <summary>The limit that a platform publishes.</summary>
    public static SendingLimit Of(ChannelKind kind) => kind switch
    {
        ChannelKind.WeCom or ChannelKind.DingTalk => TwentyAMinute,
        ChannelKind.Feishu => OfFeishu,
        ChannelKind.Mail or ChannelKind.Webhook => None,
    };

    /// <summary>Whether there is one.</summary>
    public bool IsLimited => Windows.Count > 0;

    /// <summary>Whether this is a moment at which the platform would rather have none.</summary>
    public bool IsCrowded(DateTimeOffset now) => AvoidsRoundTimes && now - RoundTimeBefore(now) < Crowd;

    /// <summary>How many messages may go out now.</summary>
    public int Budget(IReadOnlyList<DateTimeOffset> sent, DateTimeOffset now) =>
        Windows.Count == 0 ? Batch : Windows.Min(window => Math.Max(0, window.Most - sent.Count(at => at > now - window.Within)));

    /// <summary>The first instant from now on at which one may.</summary>
    public DateTimeOffset FreeAt(IReadOnlyList<DateTimeOffset> sent, DateTimeOffset now)
    {
        var free = now;
        foreach (var (most, within) in Windows)
        {
            var inside = sent.Where(at => at > now - within).Order().ToArray();
            if (inside.Length >= most && inside[^most] + within is var next && next > free)
            {
                free = next;
            }
        }

        return IsCrowded(free) ? RoundTimeBefore(free) + Crowd : free;
    }

    /// <summary>The instants as they are kept.</summary>
    public static IReadOnlyList<DateTimeOffset> Read(string sent) =>
        [.. sent.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ms => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ms, CultureInfo.InvariantCulture)))];

    /// <summary>As kept: what lies further back than any window is forgotten.</summary>
    public string Write(IEnumerable<DateTimeOffset> sent, DateTimeOffset now) =>
        string.Join(',', sent.Where(at => at > now - Windows.Max(window => window.Within)).Select(at => at.ToUnixTimeMilliseconds()));

    private static DateTimeOffset RoundTimeBefore(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % HalfHour.Ticks, TimeSpan.Zero);
}
