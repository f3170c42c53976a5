using System.Diagnostics;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Portal.Live;

namespace Portal.Tests.Live;

public sealed class LiveComponentTests : BunitContext
{
    private readonly LiveFeed _feed = new();
    private readonly Source _source = new();

    public LiveComponentTests()
    {
        Services.AddSingleton(_feed);
        Services.AddSingleton(_source);
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Opened_LaterChange_IsShown()
    {
        var shown = Render<Probe>();
        Assert.Equal("Filled 0", shown.Markup);

        _source.Value = 1;
        _feed.Publish(Topics.Cases);

        shown.WaitForAssertion(() => Assert.Equal("Filled 1", shown.Markup));
    }

    [Fact]
    public async Task Disposed_LeavesNoSubscriber()
    {
        Render<Probe>();
        Assert.Equal(1, _feed.SubscriberCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, _feed.SubscriberCount);
    }

    [Fact]
    public void Prerendered_ShowsAndDoesNotSubscribe()
    {
        Renderer.SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Assert.Equal("Filled 0", Render<Probe>().Markup);
        Assert.Equal(0, _feed.SubscriberCount);
    }

    [Fact]
    public async Task Burst_EndsWithTheLastStateInFewRenders()
    {
        var shown = Render<Probe>();
        var started = Stopwatch.GetTimestamp();
        var before = shown.RenderCount;
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMilliseconds(350))
        {
            _source.Value++;
            _feed.Publish(Topics.Cases);
            await Task.Yield();
        }

        var last = $"Filled {_source.Value}";
        shown.WaitForAssertion(() => Assert.Equal(last, shown.Markup));
        var tenths = Math.Ceiling(Stopwatch.GetElapsedTime(started) / Wire.Pace);

        Assert.True(_source.Value > 20, "The burst was no burst.");
        Assert.InRange(shown.RenderCount - before, 1, (int)tenths + 1);
    }

    [Fact]
    public void Load_Fails_ShowsItAndRecoversWithTheNextChange()
    {
        _source.Fails = true;
        var shown = Render<Probe>();
        Assert.Equal("Failed 0", shown.Markup);

        (_source.Fails, _source.Value) = (false, 5);
        _feed.Publish(Topics.Cases);

        shown.WaitForAssertion(() => Assert.Equal("Filled 5", shown.Markup));
    }

    [Fact]
    public void Nothing_IsEmpty()
    {
        _source.Value = -1;

        Assert.Equal("Empty -1", Render<Probe>().Markup);
    }

    [Fact]
    public async Task Reload_WhileAnOlderLoadRuns_TheNewerAnswerStays()
    {
        var shown = Render<Probe>();
        var gate = _source.HoldNext();
        _source.Value = 1;
        var older = shown.InvokeAsync(shown.Instance.AgainAsync);
        _source.Value = 2;
        var newer = shown.InvokeAsync(shown.Instance.AgainAsync);

        gate.SetResult();
        await Task.WhenAll(older, newer);

        Assert.Equal(2, shown.Instance.Shown);
    }

    [Fact]
    public async Task Disposed_WhileLoading_EndsQuietly()
    {
        var gate = _source.HoldNext();
        Render<Probe>();

        await DisposeComponentsAsync();
        gate.SetResult();

        Assert.Equal(0, _feed.SubscriberCount);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    private sealed class Source
    {
        private TaskCompletionSource? _gate;

        public int Value { get; set; }

        public bool Fails { get; set; }

        public TaskCompletionSource HoldNext() => _gate = new TaskCompletionSource();

        public async Task<int> ReadAsync(CancellationToken cancellationToken)
        {
            var value = Value;
            if (Interlocked.Exchange(ref _gate, null) is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            return Fails ? throw new InvalidOperationException("As the test wants it.") : value;
        }
    }

    private sealed class Probe : LiveComponent
    {
        [Inject]
        public Source Source { get; set; } = default!;

        public int Shown { get; private set; }

        protected override bool IsEmpty => Shown < 0;

        public Task AgainAsync() => ReloadAsync();

        protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Cases);

        protected override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Source.ReadAsync(cancellationToken);

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{State} {Shown}");
    }
}
