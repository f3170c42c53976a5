using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Features.Me;
using Portal.Live;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Me;

/// <summary>The phone page; now is Saturday 2026-11-21 20:00 unless a test says otherwise.</summary>
public sealed class MePageTests : PageTest
{
    private DutySeed _seed = null!;

    [Fact]
    public void Page_AccountWithoutPerson_SaysSo()
    {
        var page = Render<MePage>();

        page.WaitForAssertion(() => Assert.Contains("没有对应的员工", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ShiftAhead_GreetsAndOffersToClockIn()
    {
        await SeedAsync(start: "21:00");

        var page = Render<MePage>();

        page.WaitForAssertion(() => Assert.Equal("岗位A · 今天 夜班 21:00–08:00", page.Find(".me-hero p").TextContent));
        Assert.Equal("王一，晚上好", page.Find("h1").TextContent);
        Assert.Equal(["到岗 · 岗位A"], Buttons(page));
        Assert.Contains("21:00 开始", page.Find(".me-state small").TextContent, StringComparison.Ordinal);
        Assert.Equal(["明天"], page.FindAll(".me-date small").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Clock_ThroughAShift_ButtonsFollowTheState()
    {
        await SeedAsync(start: "20:12");
        var page = Render<MePage>();
        page.WaitForElement(".me-acts .btn");
        page.Do(() => page.Find(".me-acts .btn").Click());

        await UntilAsync(() => Buttons(page).SequenceEqual(["暂离", "下岗"]));
        Assert.Contains("提前 12 分到岗", page.Find(".me-state").TextContent, StringComparison.Ordinal);
        page.Do(() => page.Find(".me-acts .btn").Click());
        await ConfirmAsync(page);
        await UntilAsync(() => Buttons(page).SequenceEqual(["返岗", "下岗"]));
        page.Do(() => page.Find(".me-acts .btn").Click());
        await UntilAsync(() => Buttons(page).SequenceEqual(["暂离", "下岗"]));
        await new Clocking(App, _seed).InAsync("E2", "A");
        page.Do(() => page.FindAll(".me-acts .btn")[1].Click());
        await UntilAsync(() => Buttons(page).SequenceEqual(["到岗 · 岗位A"]));
    }

    [Theory]
    [Clause("D-176")]
    [InlineData("20:10", "提前 10 分到岗", "dim")]
    [InlineData("20:09", "提前 9 分到岗", "is-warn")]
    [InlineData("19:55", "迟到 5 分", "is-bad")]
    public async Task Page_Arrival_IsJudgedByTenMinutes(string start, string words, string look)
    {
        await SeedAsync(start);
        
        await App.Services.GetRequiredService<ClockMyself>().RunAsync(Me, PresenceKind.In, _seed.PostOf("A"), default);

        var page = Render<MePage>();

        page.WaitForAssertion(() => Assert.Equal(words, page.Find(".me-state small").TextContent));
        Assert.Contains(look, page.Find(".me-state small").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("A-056")]
    public async Task Clock_OutBeforeASuccessorIsThere_IsRefused()
    {
        await SeedAsync(start: "19:00");
        await new Clocking(App, _seed).InAsync("E1", "A");
        var page = Render<MePage>();
        page.WaitForAssertion(() => Assert.Equal(2, Buttons(page).Length));

        page.Do(() => page.FindAll(".me-acts .btn")[1].Click());

        page.WaitForAssertion(() => Assert.Contains("接班人未到", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["暂离", "下岗"], Buttons(page));
    }

    [Fact]
    public async Task Clock_AwayThatLeavesAGap_AsksFirst()
    {
        await SeedAsync(start: "19:00");
        await new Clocking(App, _seed).InAsync("E1", "A");
        var page = Render<MePage>();
        page.WaitForAssertion(() => Assert.Equal(2, Buttons(page).Length));

        page.Do(() => page.FindAll(".me-acts .btn")[0].Click());

        page.WaitForAssertion(() => Assert.Contains("接班人未到", page.Find(".me-confirm").TextContent, StringComparison.Ordinal));
        page.Do(() => page.FindAll(".me-confirm .btn")[1].Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".me-confirm")));
        Assert.Equal(["暂离", "下岗"], Buttons(page));
    }

    [Fact]
    public async Task Page_ClockedAtATerminal_ShowsItWithoutReload()
    {
        await SeedAsync(start: "20:30");
        var page = Render<MePage>();
        page.WaitForAssertion(() => Assert.Contains("未到岗", page.Find(".me-state").TextContent, StringComparison.Ordinal));

        await new Clocking(App, _seed).InAsync("E1", "A");

        await UntilAsync(() => page.Find(".me-state").TextContent.Contains("在岗", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber_AndPrerenderedTakesNone()
    {
        await SeedAsync(start: "20:30");
        var snapshot = App.Services.GetRequiredService<DutySnapshot>();
        RenderAs(interactive: false);
        Render<MePage>();
        Assert.Equal(0, snapshot.SubscriberCount);

        RenderAs(interactive: true);
        Render<MePage>();
        Assert.Equal(1, snapshot.SubscriberCount);
        await DisposeComponentsAsync();

        Assert.Equal(0, snapshot.SubscriberCount);
    }

    private Actor Me => new(ActorKind.System, "e1", "王一", _seed["E1"]);

    private static string[] Buttons(IRenderedComponent<MePage> page) => [.. page.FindAll(".me-card > .me-acts .btn").Select(button => button.TextContent)];

    private async Task SeedAsync(string start)
    {
        _seed = new DutySeed(App)
            .Person("E1", "王一")
            .Person("E2", "李二")
            .Post("A", DutyBuilder.Window("17:00", "08:00", 1))
            .Post("B")
            .Shift("E1", "A", start, "2026-11-22 08:00")
            .Shift("E1", "B", "2026-11-22 17:00", "2026-11-22 23:00");
        await _seed.SaveAsync();
        SignIn(Me);
    }

    // Alone at the post, so that leaving it asks first.
    private async Task ConfirmAsync(IRenderedComponent<MePage> page)
    {
        await UntilAsync(() => page.FindAll(".me-confirm .btn").Count == 2);
        page.Do(() => page.Find(".me-confirm .btn").Click());
    }

    private Task UntilAsync(Func<bool> holds) => Eventually.TrueAsync(() =>
    {
        App.Clock.Advance(Snapshot<DutyBoard>.Coalescing);
        return holds();
    });
}
