using System.Text.RegularExpressions;
using Portal.Channels.Mail;
using Portal.Channels.Peers;
using Portal.Domain.Kernel;

namespace Portal.Channels;

/// <summary>A channel as somebody wrote it down. Null keeps a secret that is stored; blank removes it.</summary>
internal sealed partial record ChannelForm
{
    public required string Key { get; init; }

    public required ChannelKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>A robot's or program's whole URL, as the platform shows it; null keeps the stored one. Of mail the common recipient.</summary>
    public string? Address { get; init; }

    /// <summary>Signing secret or password; null keeps the stored one.</summary>
    public string? Secret { get; init; }

    public string Host { get; init; } = "";

    public int Port { get; init; }

    public MailSecurity Security { get; init; }

    public string Sender { get; init; } = "";

    public string Login { get; init; } = "";

    public IReadOnlyCollection<string> AlsoSends { get; init; } = [];

    public int Rank { get; init; } = 10;

    public bool English { get; init; }

    /// <summary>Never shows a secret, whoever prints it.</summary>
    public override string ToString() => $"{Kind} {Key}";

    /// <summary>What is wrong with it whatever is stored; asks for the addresses of the host, so never inside a unit of work.</summary>
    public async Task<Refusal?> RefusalAsync(PeerGuard guard, CancellationToken cancellationToken) =>
        !KeyPattern().IsMatch(Key) ? ChannelRefusals.KeyMalformed
        : string.IsNullOrWhiteSpace(Name) ? ChannelRefusals.NameMissing
        : Rank is < 0 or > 999 ? ChannelRefusals.RankOutOfRange
        : AlsoSends.Except(ChannelKinds.Offered, StringComparer.Ordinal).Any() ? ChannelRefusals.KindUnknown
        : Kind == ChannelKind.Mail ? await MailRefusalAsync(guard, cancellationToken)
        : await AddressRefusalAsync(guard, cancellationToken);

    /// <summary>The URL without what is secret in it, and that; null for both where the stored ones stay.</summary>
    public (string? Address, string? Token) Split()
    {
        if (Kind == ChannelKind.Mail)
        {
            return (Address?.Trim(), null);
        }

        if (string.IsNullOrWhiteSpace(Address) || !Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var url))
        {
            return (null, null);
        }

        var bare = url.GetLeftPart(UriPartial.Path);
        return Kind switch
        {
            ChannelKind.WeCom => (bare, Query(url, "key")),
            ChannelKind.DingTalk => (bare, Query(url, "access_token")),
            ChannelKind.Feishu => (bare[..bare.TrimEnd('/').LastIndexOf('/')], url.Segments[^1].Trim('/') is { Length: > 0 } hook ? Uri.UnescapeDataString(hook) : null),
            ChannelKind.Webhook => (bare, url.Query.TrimStart('?') is { Length: > 0 } query ? query : null),
            ChannelKind.Mail => (null, null),
        };
    }

    private async Task<Refusal?> MailRefusalAsync(PeerGuard guard, CancellationToken cancellationToken) =>
        Uri.CheckHostName(Host) == UriHostNameType.Unknown ? ChannelRefusals.HostMalformed
        : Port is < 1 or > 65535 ? ChannelRefusals.PortOutOfRange
        : !MailText.IsAddress(Sender) ? ChannelRefusals.SenderMalformed
        : !string.IsNullOrWhiteSpace(Address) && !MailText.IsAddress(Address.Trim()) ? ChannelRefusals.MailAddressMalformed
        : !await guard.MayReachAsync(Host, cancellationToken) ? ChannelRefusals.HostInternal.With(Host)
        : null;

    private async Task<Refusal?> AddressRefusalAsync(PeerGuard guard, CancellationToken cancellationToken)
    {
        if (Address is null)
        {
            return null;
        }

        if (!Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var url) || url.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)
            || url.UserInfo.Length > 0)
        {
            return ChannelRefusals.AddressMalformed;
        }

        var mayBeClear = Kind == ChannelKind.Webhook && guard.IsAllowed(url.Host);
        return url.Scheme != Uri.UriSchemeHttps && !(mayBeClear && url.Scheme == Uri.UriSchemeHttp) ? ChannelRefusals.AddressNotHttps
            : Kind.IsRobot() && Split().Token is null ? ChannelRefusals.AddressWithoutKey
            : !await guard.MayReachAsync(url.IdnHost, cancellationToken) ? ChannelRefusals.AddressInternal.With(url.Host)
            : null;
    }

    private static string? Query(Uri url, string name) =>
        url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == name) is [_, { Length: > 0 } value]
            ? Uri.UnescapeDataString(value) : null;

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyPattern();
}
