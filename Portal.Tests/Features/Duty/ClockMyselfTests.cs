using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

[Trait("Engines", "Both")]
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
    [Clause("A-056")]
    public async Task Clock_OutBeforeASuccessorSignedOn_IsRefusedUntilThen()
    {
        await _seed.Person("E2").SaveAsync();
        await RefusalAsync(PresenceKind.In, "A");

        Assert.Equal("duty.successor-missing", await RefusalAsync(PresenceKind.Out));
        Assert.Equal("A False", await StateAsync());
        await Clock.RunAsync(new Actor(ActorKind.System, "e2", "员工E2", _seed["E2"]), PresenceKind.In, _seed.PostOf("A"), default);
        Assert.Null(await RefusalAsync(PresenceKind.Out));
    }

    [Fact]
    public async Task Clock_OutWhereNobodyHasToWait_IsTaken()
    {
        await _app.Services.GetRequiredService<Portal.Features.Settings.ChangeSetting>().RunAsync(PortalApp.Tester, DutySettings.OutgoingWaits.Name, 0, null, default);
        await RefusalAsync(PresenceKind.In, "A");

        Assert.Null(await RefusalAsync(PresenceKind.Out));
    }

    [Theory]
    [Clause("D-306")]
    [InlineData(1, null)]
    [InlineData(2, "duty.shift-empty")]
    public async Task Withdraw_FromAFireControlShift_LeavesAsManyAsTheSettingSays(int least, string? code)
    {
        await _seed.Person("E2").Post("F", new DutyWindow(DayRule.Parse("everyday"), 0, 1440, 1, "fire-operator"))
            .Shift("E1", "F", "20:00", "23:00").Shift("E2", "F", "20:00", "23:00").SaveAsync();
        var withdraw = _app.Services.GetRequiredService<WithdrawShift>();
        await _app.Services.GetRequiredService<Portal.Features.Settings.ChangeSetting>().RunAsync(PortalApp.Tester, DutySettings.FireControlMin.Name, least, null, default);

        Assert.Equal(code, (await withdraw.RunAsync(PortalApp.Tester, _seed.LastShift, "发烧", default)).Refusal?.Code);
    }

    [Fact]
    public async Task Presence_LapsedLongAgo_IsStillListed()
    {
        await _seed.Clock("E1", "A", "2026-08-01 08:00").SaveAsync();

        var list = (await _app.Services.GetRequiredService<ReadPresence>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default)).Value;

        Assert.Equal("E1", Assert.Single(list.Lapsed).Person.Code);
        var corrected = await _app.Services.GetRequiredService<CorrectPresence>().RunAsync(
            PortalApp.Tester, _seed["E1"], DutySeed.At("2026-08-01 17:00"), "忘记打卡", default);
        Assert.True(corrected.IsDone, corrected.Refusal?.Code);
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
