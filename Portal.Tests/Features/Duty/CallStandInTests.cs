using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Duty;
using Portal.Features.Reminders;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>Post A has lacked E1 since 17:00; it is 20:00.</summary>
public sealed class CallStandInTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private DutySeed _seed = null!;

    public async Task InitializeAsync()
    {
        var fire = new Qualification("fire-operator", new DateOnly(2027, 6, 30));
        _seed = new DutySeed(_app)
            .Person("E1", "王一", held: fire).Person("E2", "李二", held: fire).Person("E3", "赵三").Person("E4", "钱四", held: fire)
            .Post("A", DutyBuilder.Window("17:00", "08:00", 1, qualification: "fire-operator")).Post("B", DutyBuilder.Window("00:00", "24:00", 1))
            .Shift("E1", "A", "17:00", "2026-11-22 08:00")
            .Clock("E4", "B", "19:00");
        await _seed.SaveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Clause("A-013")]
    public async Task Call_SomebodyFreeAndCertified_PutsItIntoTheInboxWithTheClause()
    {
        Assert.Null((await CallAsync("E2")).Refusal);

        var message = await _app.QueryAsync(db => db.Set<InboxMessage>().SingleAsync());
        Assert.Equal((_seed["E2"], "duty.call", "A-013", "/duty?post=A"), (message.Person, message.Text, message.Clause, message.Link));
        var sentence = _app.Services.CreateScope().ServiceProvider.GetRequiredService<InboxTexts>().Of(message);
        Assert.Contains("岗位A 缺 1 人，自 17:00 起", sentence, StringComparison.Ordinal);
        var call = Assert.Single((await CallsAsync()).Value);
        Assert.Equal((_seed["E2"], "李二", null), (call.Person, call.Name, call.AcknowledgedAt));
    }

    [Fact]
    public async Task Call_Acknowledged_ShowsWhen()
    {
        await CallAsync("E2");
        var message = await _app.QueryAsync(db => db.Set<InboxMessage>().SingleAsync());
        var person = await _app.AccountAsync(Roles.Staff, _seed["E2"]);

        await _app.Services.GetRequiredService<AcknowledgeMessage>().RunAsync(person, message.Id, default);

        Assert.Equal(_app.Clock.GetUtcNow(), Assert.Single((await CallsAsync()).Value).AcknowledgedAt);
    }

    [Theory]
    [InlineData("E3", "A", "duty.not-qualified")]
    [InlineData("E4", "A", "duty.at-a-post")]
    [InlineData("E2", "B", "duty.no-gap")]
    public async Task Call_WhereItCannotHelp_IsRefused(string person, string post, string refusal)
    {
        Assert.Equal(refusal, (await CallAsync(person, post)).Refusal?.Code);
        Assert.Empty((await CallsAsync()).Value);
    }

    [Fact]
    public async Task Call_TwiceForTheSameGap_IsRefused()
    {
        await CallAsync("E2");

        Assert.Equal("duty.already-called", (await CallAsync("E2")).Refusal?.Code);
    }

    [Fact]
    public async Task Call_ByWhoeverMayNotChangeDuty_IsRefused() =>
        Assert.Equal("access.forbidden", (await CallAsync("E2", actor: await _app.AccountAsync(Roles.Staff))).Refusal?.Code);

    private async Task<Result> CallAsync(string person, string post = "A", Actor? actor = null) =>
        await _app.Services.GetRequiredService<CallStandIn>().RunAsync(actor ?? PortalApp.Tester, _seed.PostOf(post), _seed[person], default);

    private Task<Result<IReadOnlyList<StandInCall>>> CallsAsync() =>
        _app.Services.GetRequiredService<StandInCalls>().RunAsync(PortalApp.Tester, DutySeed.At("00:00"), default);
}
