using Portal.Domain.Kernel;

namespace Portal.Channels;

/// <summary>Refusals about channels.</summary>
internal static class ChannelRefusals
{
    public static readonly Refusal Unknown = new("channels.unknown");
    public static readonly Refusal KeyMalformed = new("channels.key-malformed", "key");
    public static readonly Refusal KeyTaken = new("channels.key-taken", "key");
    public static readonly Refusal NameMissing = new("channels.name-missing", "name");
    public static readonly Refusal RankOutOfRange = new("channels.rank-out-of-range", "rank");
    public static readonly Refusal AddressMalformed = new("channels.address-malformed", "address");
    public static readonly Refusal AddressNotHttps = new("channels.address-not-https", "address");
    public static readonly Refusal AddressWithoutKey = new("channels.address-without-key", "address");

    /// <summary>The host {0} lies in the server's own network.</summary>
    public static readonly Refusal AddressInternal = new("channels.address-internal", "address");

    public static readonly Refusal MailAddressMalformed = new("channels.mail-address-malformed", "address");
    public static readonly Refusal HostMalformed = new("channels.host-malformed", "host");

    /// <inheritdoc cref="AddressInternal"/>
    public static readonly Refusal HostInternal = new("channels.address-internal", "host");

    public static readonly Refusal PortOutOfRange = new("channels.port-out-of-range", "port");
    public static readonly Refusal SenderMalformed = new("channels.sender-malformed", "sender");
    public static readonly Refusal SecretMissing = new("channels.secret-missing", "secret");

    /// <summary>A password that nobody can read must not be sent to another server by whoever may change the address.</summary>
    public static readonly Refusal SecretAnew = new("channels.secret-anew", "secret");

    public static readonly Refusal KindUnknown = new("channels.kind-unknown", "alsoSends");
    public static readonly Refusal IsOff = new("channels.off");
    public static readonly Refusal TestHasNobody = new("channels.test-nobody");
}
