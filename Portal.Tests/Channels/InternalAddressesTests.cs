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

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task Guard_NameOfThisMachine_MayNotBeReached(string host) =>
        Assert.False(await new PeerGuard(Options.Create(new ChannelOptions()), new SystemHostNames()).MayReachAsync(host, default));

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

        return new PeerGuard(Options.Create(options), new ScriptedNames(answers));
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
