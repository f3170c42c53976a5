using System.Net;
using System.Net.Sockets;

namespace Portal.Channels.Peers;

/// <summary>
/// Addresses that are not the public internet: the server itself, its networks, and what lends such an address another
/// shape. IANA's special-purpose registries (RFC 6890) and the metadata services of clouds.
/// </summary>
internal static class InternalAddresses
{
    private static readonly IPNetwork[] Special4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32");

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// <summary>IPv6 addresses that end with an IPv4 address and mean it.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether a channel must not go there.</summary>
    public static bool Contains(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? Contains(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? Array.Exists(Special4, network => network.Contains(address))
        : Translated.Contains(address) ? Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)))
        : !Public6.Contains(address) || Array.Exists(Special6, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
