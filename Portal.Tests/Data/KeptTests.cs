using Portal.Data;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class KeptTests : IAsyncDisposable
{
    private readonly LiveFeed _feed = new();
    private readonly PortalApp _app = new();
    private readonly Kept<string> _kept;
    private int _reads;

    public KeptTests() => _kept = new Kept<string>(_app.Reader, _feed, Topics.Rules);

    public async ValueTask DisposeAsync()
    {
        _kept.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Kept_IsReadOnceUntilItsTopicChanges()
    {
        Assert.Equal("1", await GetAsync());
        Assert.Equal("1", await GetAsync());

        _feed.Publish(Topics.Cases);
        Assert.Equal("1", await GetAsync());

        _feed.Publish(Topics.Rules);
        Assert.Equal("2", await GetAsync());
        Assert.Equal("2", await GetAsync());
    }

    [Fact]
    public async Task Kept_WhatChangesWhileItIsRead_IsReadAgain()
    {
        Assert.Equal("1", await GetAsync(whileReading: () => _feed.Publish(Topics.Rules)));

        Assert.Equal("2", await GetAsync());
        Assert.Equal("2", await GetAsync());
    }

    /// <summary>The earlier of two readings comes back last: it must not stand for what the later one saw.</summary>
    [Fact]
    public async Task Kept_TwoReadAtOnce_TheLaterStateHolds()
    {
        var later = "";
        Assert.Equal("1", await GetAsync(whileReading: () =>
        {
            _feed.Publish(Topics.Rules);
            later = GetAsync().AsTask().GetAwaiter().GetResult();
        }));

        Assert.Equal("2", later);
        Assert.NotEqual("1", await GetAsync());
    }

    [Fact]
    public async Task Kept_WhatNoLongerServes_IsReadAgain()
    {
        await GetAsync();

        Assert.Equal("2", await GetAsync(holds: kept => kept != "1"));
        Assert.Equal("2", await GetAsync(holds: kept => kept != "1"));
    }

    [Fact]
    public async Task Kept_AReadingThatFails_LeavesItStale()
    {
        await GetAsync();
        _feed.Publish(Topics.Rules);

        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(whileReading: () => throw new InvalidOperationException()).AsTask());

        Assert.Equal("3", await GetAsync());
    }

    private ValueTask<string> GetAsync(Action? whileReading = null, Predicate<string>? holds = null) => _kept.GetAsync(
        (_, _) =>
        {
            var read = ++_reads;
            whileReading?.Invoke();
            return Task.FromResult(read.ToString(System.Globalization.CultureInfo.InvariantCulture));
        },
        default,
        holds);
}
