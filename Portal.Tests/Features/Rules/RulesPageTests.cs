using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Rules;

/// <summary>The rulebook and its packs as a reader and as an administrator see them.</summary>
public sealed class RulesPageTests : PageTest
{
    [Fact]
    public void Page_Filtered_ShowsWhatMatchesAndNothingElse()
    {
        var page = Open("/rules?pack=control-room&area=video");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        Assert.All(page.FindAll("tbody tr td:nth-child(3)"), cell => Assert.Equal("录像", cell.TextContent));
        Assert.All(page.FindAll("tbody tr td:first-child"), cell => Assert.StartsWith("D-", cell.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutAMatch_SaysSo()
    {
        var page = Open("/rules?q=qwertz");

        page.WaitForAssertion(() => Assert.Contains("没有符合条件的条文", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_BeyondTheLast_ShowsTheLast()
    {
        var page = Open("/rules?page=999");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        Assert.Empty(page.FindAll("a[rel=next]"));
    }

    [Fact]
    public void Page_ThatAnAlertLedTo_ShowsTheClauseInItsList()
    {
        var page = Open("/rules?clause=D-171");

        page.WaitForAssertion(() => Assert.Equal("D-171", page.Find("tr[aria-current] a").TextContent));
    }

    [Fact]
    public async Task Form_WithoutAValue_IsRefused_AndSwitchingOffIsAChoice()
    {
        await SwitchAsync("control-room");
        var page = Open("/rules?clause=D-171");
        page.WaitForElement(".rule-set");

        page.Do(() => page.Find(".rule-set").Submit());
        page.WaitForAssertion(() => Assert.Contains("请填写新值", page.Find(".rule-parameter .error").TextContent, StringComparison.Ordinal));
        Assert.Equal("15 分钟", page.Find(".rule-value b").TextContent);

        page.Do(() => page.Find(".rule-off").Click());
        page.WaitForAssertion(() => Assert.Contains("未填", page.Find(".rule-value").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_OfAWeekday_OffersTheDays()
    {
        await SwitchAsync("service-centre");
        var page = Open("/rules?clause=A-002");
        page.WaitForElement("#set-team_meeting_day");

        page.Do(() => page.Find("#set-team_meeting_day").Change("wed"));
        page.Do(() => page.Find("form.rule-set:has(#set-team_meeting_day)").Submit());

        page.WaitForAssertion(() => Assert.Contains("周三，自", page.Markup, StringComparison.Ordinal));
    }

    /// <summary>What the document leaves open and something goes on without says what holds meanwhile; what nothing goes on without is off.</summary>
    [Fact]
    public async Task Parameter_LeftOpen_SaysWhatHoldsUntilItIsFilled()
    {
        await SwitchAsync("sales-centre");
        var page = Open("/rules?clause=E-090");

        page.WaitForAssertion(() => Assert.Contains("未填，暂按默认", page.Find(".rule-value").TextContent, StringComparison.Ordinal));
        Assert.Contains("检查样板房门窗 样板房班次结束时", page.Find(".rule-meanwhile").TextContent, StringComparison.Ordinal);
        Assert.Contains("未填，暂按默认", page.Find("tr[aria-current]").TextContent, StringComparison.Ordinal);

        page.Do(() => page.Find("#set-closing_door_check_time").Input("17:30"));
        page.Do(() => page.Find(".rule-set").Submit());

        page.WaitForAssertion(() => Assert.Equal("17:30", page.Find(".rule-value b").TextContent));
        page.WaitForAssertion(() => Assert.Contains("17:30", page.Find("tr[aria-current]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".rule-meanwhile"));
        Assert.Equal("清空，恢复默认", page.Find(".rule-off").TextContent);

        var meeting = Open("/rules?clause=E-013");
        meeting.WaitForAssertion(() => Assert.Equal(3, meeting.FindAll(".rule-value").Count));
        Assert.All(meeting.FindAll(".rule-value"), value => Assert.Contains("未填，不生效", value.TextContent, StringComparison.Ordinal));
    }

    /// <summary>A browser's time reaches the component with its seconds.</summary>
    [Fact]
    public async Task Form_OfATime_TakesWhatTheBrowserSends()
    {
        await SwitchAsync("service-centre");
        var page = Open("/rules?clause=A-002");
        page.WaitForElement("#set-team_meeting_time");

        page.Do(() => page.Find("#set-team_meeting_time").Input("16:30:00"));
        page.Do(() => page.Find("form.rule-set:has(#set-team_meeting_time)").Submit());

        page.WaitForAssertion(() => Assert.Contains("16:30，自", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conflict_Decided_ByTakingWhatOneOfThemSays()
    {
        await SwitchAsync("control-room");
        var page = Render<PacksPage>();
        page.WaitForElement(".conflict-title + .pack-grid .link-button");

        page.Do(() => page.Find(".conflict-title + .pack-grid [aria-label='采用 D-142']").Click());

        page.WaitForAssertion(() => Assert.Contains("项目设定", page.Find(".conflict-title + .pack-grid").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OpenWhileAVersionIsPublished_ShowsIt()
    {
        await SwitchAsync("control-room");
        var page = Open("/rules?clause=D-171");
        page.WaitForAssertion(() => Assert.Contains("第 1 版", page.Find(".rules-sheet").TextContent, StringComparison.Ordinal));
        var key = Library.Find("D-171")!.Value.Clause.Parameters[0].Key;

        await Get<SetParameter>().RunAsync(PortalApp.Tester, key, "20", null, default);

        page.WaitForAssertion(() => Assert.Contains("第 2 版", page.Find(".rules-sheet").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("20 分钟", page.Find(".rule-parameter b").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var before = Get<SiteRulesSnapshot>().SubscriberCount;
        var page = Open("/rules");
        page.WaitForAssertion(() => Assert.Equal(before + 1, Get<SiteRulesSnapshot>().SubscriberCount));

        await DisposeComponentsAsync();

        Assert.Equal(before, Get<SiteRulesSnapshot>().SubscriberCount);
    }

    [Fact]
    public void Page_Prerendered_DoesNotSubscribe()
    {
        RenderAs(interactive: false);

        var page = Open("/rules");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        Assert.Equal(0, Get<SiteRulesSnapshot>().SubscriberCount);
    }

    [Fact]
    public async Task Form_OfStaff_IsNotThere()
    {
        SignIn(await App.AccountAsync(Roles.Staff));

        var page = Open("/rules?clause=A-051");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".rule-parameter")));
        Assert.Empty(page.FindAll(".rule-set"));
    }

    [Fact]
    public void Packs_Previewed_SayWhatWouldChangeAndChangeNothing()
    {
        var page = Render<PacksPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".pack")));

        page.Do(() => page.FindAll(".pack").First(pack => pack.TextContent.Contains("中控室", StringComparison.Ordinal)).QuerySelector("button")!.Click());

        page.WaitForAssertion(() => Assert.Contains("96 条条文开始适用", page.Markup, StringComparison.Ordinal));
        Assert.Contains("轮班班组数：与已启用的规则包不一致", string.Concat(page.FindAll(".rule-list li").Select(line => line.TextContent)), StringComparison.Ordinal);
        Assert.Equal("通用提醒", page.Find(".pack.is-on h2").TextContent);

        page.Do(() => page.Find(".pack .btn-primary").Click());

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".pack.is-on").Count));
        page.WaitForAssertion(() => Assert.Contains("轮班班组数", page.Markup, StringComparison.Ordinal));
    }

    private PackLibrary Library => Get<PackLibrary>();

    private IRenderedComponent<RulesPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<RulesPage>();
    }

    private async Task SwitchAsync(string pack) => Assert.True((await Get<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    private T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();
}
