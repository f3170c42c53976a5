using System.Net;

namespace Portal.Channels.Peers;

/// <summary>The domain name system, as far as channels ask it.</summary>
internal interface IHostNames
{
    /// <summary>Every address of a host; throws <see cref="System.Net.Sockets.SocketException"/> where there is none.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>What the operating system answers.</summary>
internal sealed class SystemHostNames : IHostNames
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
