using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Exchange.Api;
using Portal.Tests.Support;

namespace Portal.Tests.Exchange.Api;

[Trait("Engines", "Both")]
public sealed class IdempotencyKeysTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private int _made;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task OnceAsync_SameKeyAndContent_AnswersTheFirstTimeAgain()
    {
        var first = await PostAsync("k1", "a");
        var second = await PostAsync("k1", "a");

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task OnceAsync_SameKeyOtherContent_IsRefused()
    {
        await PostAsync("k1", "a");

        Assert.Equal(IdempotencyRefusals.OtherContent, (await PostAsync("k1", "b")).Refusal);
    }

    [Fact]
    public async Task OnceAsync_OtherCallerOrNoKey_MakesAnother()
    {
        await PostAsync("k1", "a");
        await PostAsync("k1", "a", Actor.System("other"));
        await PostAsync(null, "a");
        await PostAsync(null, "a");

        Assert.Equal(4, _made);
    }

    [Fact]
    public async Task OnceAsync_WorkRefused_IsTriedAgain()
    {
        var refused = await PostAsync("k1", "a", refuse: true);
        var done = await PostAsync("k1", "a");

        Assert.Equal("test.no", refused.Refusal?.Code);
        Assert.True(done.IsDone);
    }

    [Fact]
    public async Task OnceAsync_KeyOlderThanKept_MakesAnother()
    {
        await PostAsync("k1", "a");
        _app.Clock.Advance(IdempotencyKeys.Kept + TimeSpan.FromSeconds(1));

        Assert.Equal("2", (await PostAsync("k1", "b")).Value.Number);
    }

    [Fact]
    public async Task OnceAsync_OverlongKey_IsRefused() =>
        Assert.Equal(IdempotencyRefusals.TooLong, (await PostAsync(new string('k', 256), "a")).Refusal);

    private Task<Result<Created>> PostAsync(string? key, string content, Actor? actor = null, bool refuse = false) =>
        _app.Writer.WriteAsync<Make, Created>(
            actor ?? PortalApp.Tester,
            (unit, token) => IdempotencyKeys.OnceAsync(
                unit,
                key,
                content,
                () => Task.FromResult(refuse ? new Refusal("test.no") : (Result<Created>)new Created("id", $"{++_made}")),
                token),
            default);

    private sealed class Make : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
