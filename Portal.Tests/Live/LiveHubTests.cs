using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

public sealed class LiveHubTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private string _key = "";

    private TopicStates States => _app.Services.GetRequiredService<TopicStates>();

    public async Task InitializeAsync() =>
        _key = (await _app.Services.GetRequiredService<CreateKey>().RunAsync(PortalApp.Tester, "hub", KeyPurpose.Api, KeyScope.Read, default)).Value;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Negotiate_WithoutKey_Is401()
    {
        using var nobody = _app.CreateClient();
        using var answer = await nobody.PostAsync($"{LiveHub.Path}/negotiate?negotiateVersion=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Changed_TellsTopicVersionAndInstant(bool inHeader)
    {
        await using var hub = inHeader
            ? await HubClient.ConnectAsync(_app, header: _key)
            : await HubClient.ConnectAsync(_app, query: "?access_token=" + Uri.EscapeDataString(_key));

        _app.Feed.Publish(Topics.Cases);
        var (target, change) = await hub.NextAsync();

        Assert.Equal("changed", target);
        Assert.Equal(["topic", "version", "asOf"], change.EnumerateObject().Select(property => property.Name));
        Assert.Equal("cases", change.GetProperty("topic").GetString());
        Assert.Equal(States.Of(Topics.Cases).Version, change.GetProperty("version").GetInt64());
        Assert.Equal("2026-11-21T20:00:00+08:00", change.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Burst_SendsFewMessagesAndEndsWithTheLastVersionOfEachTopic()
    {
        await using var hub = await HubClient.ConnectAsync(_app, header: _key);
        var started = Stopwatch.GetTimestamp();
        for (var change = 0; change < 500; change++)
        {
            _app.Feed.Publish([Topics.Coverage, Topics.Collection]);
        }

        var told = new Dictionary<string, long>(StringComparer.Ordinal) { [Topics.Coverage] = 0, [Topics.Collection] = 0 };
        var messages = 0;
        while (told.Any(topic => topic.Value != States.Of(topic.Key).Version))
        {
            var (_, change) = await hub.NextAsync();
            var version = change.GetProperty("version").GetInt64();
            Assert.True(version > told[change.GetProperty("topic").GetString()!]);
            told[change.GetProperty("topic").GetString()!] = version;
            messages++;
        }

        Assert.InRange(messages, 2, 2 * (2 + (int)(Stopwatch.GetElapsedTime(started) / Wire.Pace)));
    }

    [Fact]
    public async Task TopicsBeyondTheContract_AreNotSent()
    {
        await using var hub = await HubClient.ConnectAsync(_app, header: _key);
        _app.Feed.Publish([Topics.People, Topics.Jobs]);
        _app.Feed.Publish(Topics.Collection);

        Assert.Equal("collection", (await hub.NextAsync()).Argument.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Disconnected_LeavesNoFollower()
    {
        var hub = await HubClient.ConnectAsync(_app, header: _key);
        Assert.Equal(1, States.FollowerCount);

        await hub.DisposeAsync();

        await Eventually.TrueAsync(() => States.FollowerCount == 0);
    }
}
