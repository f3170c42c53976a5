using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Portal.Channels;
using Portal.Channels.Peers;

namespace Portal.Tests.Channels;

public sealed class InternalAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("198.18.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    public void Contains_AddressOfTheServersOwnNetworks_True(string address) => Assert.True(InternalAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    [InlineData("2400:3200::1")]
    public void Contains_PublicAddress_False(string address) => Assert.False(InternalAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.0.0.5", false)]
    [InlineData("8.8.8.8,10.0.0.5", false)]
    public async Task Guard_NameWithAddresses_IsJudgedByAllOfThem(string addresses, bool may) =>
        Assert.Equal(may, await Guard([], addresses).MayReachAsync("robot.example.com", default));

    /// <summary>However a host is written: in one number, in hexadecimal, in octal, shortened, mapped, or by a name.</summary>
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("169.254.169.254")]
    [InlineData("１２７.０.０.１")]
    [InlineData("127。0。0。1")]
    public async Task Guard_NameOfThisMachine_MayNotBeReached(string host)
    {
        var guard = new PeerGuard(Options.Create(new ChannelOptions()), new SystemHostNames(), new SystemOwnNetworks());

        Assert.False(await guard.MayReachAsync(Uri.TryCreate($"https://{host}/send", UriKind.Absolute, out var url) ? url.IdnHost : host, default));
        Assert.False(host.All(char.IsAscii) && await guard.MayReachAsync(host, default));
    }

    /// <summary>An office with IPv6 has addresses of the public range; its own network is forbidden all the same, unless the site allows it.</summary>
    [Theory]
    [InlineData("2409:8a00:1:2::5", null, false)]
    [InlineData("2409:8a00:1:3::5", null, true)]
    [InlineData("2409:8a00:1:2::5", "2409:8a00:1:2::/64", true)]
    [InlineData("198.20.7.9", null, false)]
    [InlineData("198.20.8.9", null, true)]
    [InlineData("::ffff:198.20.7.9", null, false)]
    public async Task Guard_NetworkOfTheServerItself_MayNotBeReached(string address, string? allowed, bool may) =>
        Assert.Equal(may, await Guard(allowed is null ? [] : [allowed], address).MayReachAsync("robot.example.com", default));

    [Theory]
    [InlineData("2409:8a00:1:2:3::1", 64, "2409:8a00:1:2::/64")]
    [InlineData("198.20.7.200", 25, "198.20.7.128/25")]
    [InlineData("198.20.7.200", 32, "198.20.7.200/32")]
    public void OwnNetwork_OfAnAddressAndItsPrefix_IsThis(string address, int prefix, string network) =>
        Assert.Equal(IPNetwork.Parse(network), SystemOwnNetworks.Of(IPAddress.Parse(address), prefix));

    [Fact]
    public async Task Guard_NameThatDoesNotResolve_MayBeWrittenDownButNotReached()
    {
        var guard = Guard([]);

        Assert.True(await guard.MayReachAsync("nowhere.example.com", default));
        var fault = await Assert.ThrowsAsync<PeerException>(() => guard.AddressesAsync("nowhere.example.com", default));
        Assert.Equal(ChannelFaults.Unreachable, fault.Fault);
    }

    [Theory]
    [InlineData("mail.example.com")]
    [InlineData("MAIL.example.com")]
    [InlineData("10.0.0.5")]
    [InlineData("10.0.0.0/24")]
    public async Task Guard_AllowedHostOrNetwork_MayBeReached(string allowed)
    {
        Assert.True(await Guard([allowed], "10.0.0.5").MayReachAsync("mail.example.com", default));
        Assert.False(await Guard([allowed], "10.0.1.5").MayReachAsync("other.example.com", default));
    }

    [Fact]
    public async Task Guard_NameThatTurnsInwardAfterTheCheck_IsRefusedWhenConnecting()
    {
        var guard = Guard([], "8.8.8.8", "127.0.0.1");
        Assert.True(await guard.MayReachAsync("rebinding.example.com", default));

        var fault = await Assert.ThrowsAsync<PeerException>(() => guard.ConnectAsync("rebinding.example.com", 443, default));

        Assert.Equal(ChannelFaults.ForbiddenAddress, fault.Fault);
        Assert.True(fault.IsLasting);
    }

    private static PeerGuard Guard(string[] allowed, params string[] answers)
    {
        var options = new ChannelOptions();
        foreach (var entry in allowed)
        {
            options.Allow.Add(entry);
        }

        return new PeerGuard(Options.Create(options), new ScriptedNames(answers), new OfficeNetworks());
    }

    private sealed class OfficeNetworks : IOwnNetworks
    {
        public IReadOnlyList<IPNetwork> Read() => [IPNetwork.Parse("2409:8a00:1:2::/64"), IPNetwork.Parse("198.20.7.0/24")];
    }

    /// <summary>Each asking gets the next answer, the last one for ever.</summary>
    private sealed class ScriptedNames(string[] answers) : IHostNames
    {
        private int _asked;

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => answers.Length == 0
            ? throw new SocketException((int)SocketError.HostNotFound)
            : Task.FromResult(answers[Math.Min(_asked++, answers.Length - 1)].Split(',').Select(IPAddress.Parse).ToArray());
    }
}
