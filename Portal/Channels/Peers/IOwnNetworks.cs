using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Portal.Channels.Peers;

/// <summary>The networks that the server itself is part of, whatever addresses they have.</summary>
internal interface IOwnNetworks
{
    /// <summary>Those of its interfaces as they are now.</summary>
    IReadOnlyList<IPNetwork> Read();
}

/// <summary>What the operating system says. In an office with IPv6 every machine has an address of the public range.</summary>
internal sealed class SystemOwnNetworks : IOwnNetworks
{
    /// <summary>A wider mask is no network of one's own, but the way to everywhere (a tunnel).</summary>
    private const int Widest4 = 8;
    private const int Widest6 = 32;

    public IReadOnlyList<IPNetwork> Read()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses)
                    .Where(own => own.PrefixLength >= (own.Address.AddressFamily == AddressFamily.InterNetworkV6 ? Widest6 : Widest4))
                    .Select(own => Of(own.Address, own.PrefixLength)),
            ];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    /// <summary>The network that an address with a prefix lies in.</summary>
    internal static IPNetwork Of(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), prefix);
    }
}
