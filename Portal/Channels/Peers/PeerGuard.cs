using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Portal.Channels.Peers;

/// <summary>
/// Keeps channels out of the server's own network. It judges the addresses that a name has at the moment of connecting, so a
/// name that changes between the check and the connection gains nothing, and one bad address among many refuses all.
/// </summary>
internal sealed class PeerGuard
{
    private readonly IHostNames _names;
    private readonly IOwnNetworks _own;
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> _networks = [];

    public PeerGuard(IOptions<ChannelOptions> options, IHostNames names, IOwnNetworks own)
    {
        (_names, _own) = (names, own);
        foreach (var allowed in options.Value.Allow.Where(entry => !string.IsNullOrWhiteSpace(entry)))
        {
            if (allowed.Contains('/', StringComparison.Ordinal))
            {
                _networks.Add(IPNetwork.Parse(allowed.Trim()));
            }
            else
            {
                _hosts.Add(allowed.Trim().Trim('[', ']'));
            }
        }
    }

    /// <summary>Whether the site named this host or its network as its own.</summary>
    public bool IsAllowed(string host) =>
        _hosts.Contains(host.Trim('[', ']')) || (IPAddress.TryParse(host, out var address) && IsAllowed(address));

    /// <summary>Whether a host may be written down as a channel's: a name that does not resolve now may, since connecting looks again.</summary>
    public async Task<bool> MayReachAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            await AddressesAsync(host, cancellationToken);
            return true;
        }
        catch (PeerException exception)
        {
            return exception.Fault != ChannelFaults.ForbiddenAddress;
        }
    }

    /// <summary>The addresses to connect to.</summary>
    /// <exception cref="PeerException">One of them is internal and not allowed, or there is none.</exception>
    public async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        var plain = host.Trim('[', ']');
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(plain, out var literal) ? [literal] : await _names.ResolveAsync(plain, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw PeerException.Passing(ChannelFaults.Unreachable, plain, exception);
        }

        if (addresses.Length == 0)
        {
            throw PeerException.Passing(ChannelFaults.Unreachable, plain);
        }

        var own = _own.Read();
        return _hosts.Contains(plain) || Array.TrueForAll(addresses, address => IsAllowed(address) || !(InternalAddresses.Contains(address) || own.Any(network => network.Contains(Plain(address)))))
            ? addresses
            : throw PeerException.Lasting(ChannelFaults.ForbiddenAddress, plain);
    }

    /// <summary>Connects to one of the addresses, in their order.</summary>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw PeerException.Passing(ChannelFaults.Unreachable, $"{host}:{port} {exception.SocketErrorCode}", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool IsAllowed(IPAddress address)
    {
        var plain = Plain(address);
        return _hosts.Contains(plain.ToString()) || _networks.Exists(network => network.Contains(plain));
    }
}
