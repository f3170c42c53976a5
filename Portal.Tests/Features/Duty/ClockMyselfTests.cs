using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

public sealed class ClockMyselfTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private DutySeed _seed = null!;
    private Actor _me = null!;

    public async Task InitializeAsync()
    {
        _seed = new DutySeed(_app).Person("E1").Post("A", DutyBuilder.Window("08:00", "08:00", 1)).Post("B");
        await _seed.SaveAsync();
        _me = new Actor(ActorKind.System, "e1", "员工E1", _seed["E1"]);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Clock_AWholeShift_IsSeenByTheBoard()
    {
        Assert.Null(await RefusalAsync(PresenceKind.In, "A"));
        Assert.Equal("A False", await StateAsync());
        Assert.Null(await RefusalAsync(PresenceKind.Away));
        Assert.Equal("A True", await StateAsync());
        Assert.Null(await RefusalAsync(PresenceKind.Back));
        Assert.Equal("A False", await StateAsync());
        Assert.Null(await RefusalAsync(PresenceKind.In, "B"));
        Assert.Equal("B False", await StateAsync());
        Assert.Null(await RefusalAsync(PresenceKind.Out));
        Assert.Null(await StateAsync());
    }

    [Theory]
    [InlineData("", PresenceKind.Out, "duty.not-at-post")]
    [InlineData("", PresenceKind.Away, "duty.not-at-post")]
    [InlineData("", PresenceKind.Back, "duty.not-at-post")]
    [InlineData("in", PresenceKind.In, "duty.already-in")]
    [InlineData("in", PresenceKind.Back, "duty.not-away")]
    [InlineData("away", PresenceKind.Away, "duty.already-away")]
    public async Task Clock_StateDoesNotAllowIt_IsRefused(string before, PresenceKind kind, string code)
    {
        if (before.Length > 0)
        {
            await RefusalAsync(PresenceKind.In, "A");
        }

        if (before == "away")
        {
            await RefusalAsync(PresenceKind.Away);
        }

        Assert.Equal(code, await RefusalAsync(kind, "A"));
    }

    [Fact]
    public async Task Clock_AfterTheLapse_IsAtNoPost()
    {
        await RefusalAsync(PresenceKind.In, "A");
        _app.Clock.Advance(DutyRecord.DefaultLapse);

        Assert.Equal("duty.not-at-post", await RefusalAsync(PresenceKind.Out));
    }

    [Fact]
    public async Task Clock_AccountWithoutPerson_IsRefused() =>
        Assert.Equal("duty.not-a-person", (await Clock.RunAsync(PortalApp.Tester, PresenceKind.In, _seed.PostOf("A"), default)).Refusal?.Code);

    [Fact]
    public async Task Clock_InWithoutPost_IsRefused() => Assert.Equal("duty.post-missing", await RefusalAsync(PresenceKind.In));

    private ClockMyself Clock => _app.Services.GetRequiredService<ClockMyself>();

    private async Task<string?> RefusalAsync(PresenceKind kind, string? post = null)
    {
        var result = await Clock.RunAsync(_me, kind, post is null ? null : _seed.PostOf(post), default);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        return result.Refusal?.Code;
    }

    private async Task<string?> StateAsync()
    {
        var board = (await _app.Services.GetRequiredService<ReadDutyBoard>().RunAsync(PortalApp.Tester, default)).Value.Value;
        return board.OnDuty.Select(one => $"{one.Post.Code} {one.State.Away}").SingleOrDefault();
    }
}
