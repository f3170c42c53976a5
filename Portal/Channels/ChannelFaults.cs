namespace Portal.Channels;

/// <summary>What went wrong with a delivery, each a word with a sentence in either language (<c>channels.fault.*</c>).</summary>
public static class ChannelFaults
{
    public const string Timeout = "timeout";
    public const string Unreachable = "unreachable";
    public const string BrokenConnection = "broken-connection";
    public const string Tls = "tls";
    public const string NoTls = "no-tls";
    public const string RateLimited = "rate-limited";
    public const string ServerError = "server-error";
    public const string Refused = "refused";
    public const string NotAuthorised = "not-authorised";
    public const string NotFound = "not-found";
    public const string Redirected = "redirected";
    public const string Unclear = "unclear-answer";
    public const string BadAddress = "bad-address";
    public const string BadSignature = "bad-signature";
    public const string TooLong = "too-long";
    public const string ForbiddenAddress = "forbidden-address";
    public const string NoRecipient = "no-recipient";
    public const string RecipientRefused = "recipient-refused";
    public const string ChannelOff = "channel-off";
    public const string SecretUnreadable = "secret-unreadable";
    public const string GaveUp = "gave-up";
    public const string Unknown = "unknown";

    /// <summary>Every word, for the test that each has its sentence.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Timeout, Unreachable, BrokenConnection, Tls, NoTls, RateLimited, ServerError, Refused, NotAuthorised, NotFound, Redirected, Unclear, BadAddress,
        BadSignature, TooLong, ForbiddenAddress, NoRecipient, RecipientRefused, ChannelOff, SecretUnreadable, GaveUp, Unknown,
    ];
}
