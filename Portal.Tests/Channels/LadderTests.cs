using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Channels;

/// <summary>What an obligation sends beside the inbox: its ladder's steps by their channels, and what a channel wants anyway.</summary>
[Trait("Engines", "Both")]
public sealed class LadderTests : IAsyncLifetime
{
    private const string Pack = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "每日巡查。", "en": "Patrol each day.", "who": { "zh": "班长", "en": "Team leader" } } ],
          "ladders": [ { "id": "team", "steps": [
            { "after": 0, "to": { "role": "team-leader" }, "channel": "robot" }, { "after": 30, "to": { "role": "manager" }, "channel": "mail" }, { "after": 60, "to": { "role": "manager" } } ] } ],
          "obligations": [ { "key": "patrol", "zh": "巡查", "en": "Patrol", "clauses": [ "X-001" ], "trigger": { "on": "everyday", "at": ["21:00"] },
            "audience": { "role": "supervisor" }, "evidence": "confirm", "remind": [ 0 ], "ladder": "team" } ]
        }
        """;

    private static readonly Person Leader = Somebody(2001, "林静", "team-leader", "13900002222");
    private static readonly Person Manager = Somebody(3001, "陈总", "manager", null);
    private static readonly Person Supervisor = Somebody(4001, "吴敏", "supervisor", null);

    private ChannelDriver _driver = null!;

    public async Task InitializeAsync()
    {
        _driver = await ChannelDriver.StartAsync(services: services => services.AddSingleton(PackLibrary.Of([("sample.json", Pack)])), people: [Leader, Manager, Supervisor]);
        Assert.True((await _driver.App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "sample", true, default)).IsDone);
        await _driver.AddAsync(_driver.WeCom(), ChannelDriver.Mail(1), _driver.Feishu("leaders", "obligation.due"));
    }

    public async Task DisposeAsync() => await _driver.DisposeAsync();

    [Fact]
    public async Task Stages_OfAMissedObligation_LeaveByTheirStepsChannels_OnceHoweverOftenSent()
    {
        await AdvanceToAsync("2026-11-21T13:00:00Z");
        await AdvanceToAsync("2026-11-21T13:01:00Z");
        await AdvanceToAsync("2026-11-21T13:31:00Z");
        await AdvanceToAsync("2026-11-21T14:01:00Z");

        var left = (await _driver.DeliveriesAsync()).Select(one => (one.Channel, one.Text, one.Recipient, one.Stage.Split('|')[0])).ToArray();
        Assert.Equal(
            [
                ("group", "obligation.missed", ChannelDelivery.Group, "step-1"),
                ("leaders", "obligation.due", ChannelDelivery.Group, "remind-0"),
                ("mail", "obligation.missed", ChannelDelivery.RecipientOf(Manager.Id), "step-2"),
            ],
            left.OrderBy(one => one.Channel, StringComparer.Ordinal));
        Assert.Equal(4, await _driver.App.QueryAsync(db => db.Set<InboxMessage>().CountAsync()));

        await _driver.SendAsync();

        var text = _driver.Peer.Requests.Single(request => request.Target.StartsWith("/cgi-bin", StringComparison.Ordinal)).Json.GetProperty("text");
        Assert.StartsWith("漏办事项\n巡查", text.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal("13900002222", text.GetProperty("mentioned_mobile_list")[0].GetString());
    }

    private async Task AdvanceToAsync(string instant)
    {
        await _driver.App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        _driver.App.Clock.MoveTo(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        await _driver.App.Services.GetRequiredService<SendStages>().RunAsync(default);
        await _driver.App.Services.GetRequiredService<SendStages>().RunAsync(default);
    }

    private static Person Somebody(int number, string name, string role, string? phone) => new(
        new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), number.ToString(CultureInfo.InvariantCulture), new PersonDetails { Name = name, Title = role, Phone = phone, Email = "x@example.com" });
}
