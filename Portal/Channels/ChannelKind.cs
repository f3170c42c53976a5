namespace Portal.Channels;

/// <summary>What a channel speaks.</summary>
public enum ChannelKind
{
    /// <summary>E-mail (SMTP).</summary>
    Mail,

    /// <summary>Group robot of WeCom (企业微信).</summary>
    WeCom,

    /// <summary>Group robot of DingTalk (钉钉).</summary>
    DingTalk,

    /// <summary>Group robot of Feishu (飞书).</summary>
    Feishu,

    /// <summary>Signed JSON to a program.</summary>
    Webhook,
}

/// <summary>Facts about kinds of channel, and the kinds of message that a channel can be given.</summary>
internal static class ChannelKinds
{
    /// <summary>Escalations.</summary>
    public const string Missed = "obligation.missed";

    /// <summary>What a channel may be given beside what is sent to it, as the inbox names its sentences.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        "reminder.ShiftSoon", "reminder.LateForShift", "reminder.PostUnmanned", "reminder.CaseDueSoon", "reminder.CaseOverdue", "reminder.BillsDue",
        "reminder.UnfinishedCases", "obligation.due", "obligation.late", Missed,
    ];

    /// <summary>Whether a message goes to a group, not to each person.</summary>
    public static bool IsGroup(this ChannelKind kind) => kind is not ChannelKind.Mail;

    /// <summary>Whether it is a chat's robot: rated, https only.</summary>
    public static bool IsRobot(this ChannelKind kind) => kind is ChannelKind.WeCom or ChannelKind.DingTalk or ChannelKind.Feishu;
}
