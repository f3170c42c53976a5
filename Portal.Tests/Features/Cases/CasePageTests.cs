using Bunit;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

public sealed class CasePageTests : CasePageTest
{
    [Fact]
    public async Task Page_NeverHoldsTheCallerInFull()
    {
        var taken = await House.TakeAsync();

        var page = OpenCase(taken);

        Assert.Contains("138****5678", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("王先生", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_CaseMovedByAColleague_ShowsItByItself()
    {
        var taken = await House.TakeAsync();
        var page = OpenCase(taken);

        await House.AssignAsync(taken, House.Zhou);

        page.WaitForAssertion(() => Assert.Contains("派单 → 周海", Words(page.Find(".steps li")), StringComparison.Ordinal));
        Assert.Contains("已派单", page.Find(".badge").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfNoCase_SaysSo()
    {
        var page = Open<CasePage>("/cases/TS-20261121-0099", parameters => parameters.Add(page => page.Number, "TS-20261121-0099"));

        Assert.Contains("没有这张工单", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_FromAssigningToClosing_AreAllOnThePage()
    {
        var taken = await House.TakeAsync();
        var page = OpenCase(taken);

        await ChooseAsync(page, "派单");
        page.Do(() => page.Find("#verb-person").Change(House.Zhou.Id.Value.ToString()));
        await page.InvokeAsync(() => page.Find(".verb-form").SubmitAsync());
        page.WaitForState(() => page.FindAll(".verbs button").Any(button => button.TextContent == "响应"));
        await DoAsync(page, "响应", "");
        page.WaitForState(() => page.FindAll(".verbs button").All(button => button.TextContent != "响应"));
        await DoAsync(page, "处理完成", "已更换垫圈");
        page.WaitForState(() => page.FindAll(".verbs button").Any(button => button.TextContent == "回访"));
        await ChooseAsync(page, "回访");
        page.Do(() => page.FindAll(".stars input")[3].Change("on"));
        await page.InvokeAsync(() => page.Find(".verb-form").SubmitAsync());
        page.WaitForState(() => page.FindAll(".verb-form").Count == 0);
        await ChooseAsync(page, "办结");
        await page.InvokeAsync(() => page.Find(".verb-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("已办结", page.Find(".badge").TextContent, StringComparison.Ordinal));
        var closed = await House.ReadAsync(taken);
        Assert.Equal((CaseStatus.Closed, 4), (closed.Status, closed.Satisfaction));
    }

    [Fact]
    public async Task Resolve_WithoutAResult_IsRefusedBesideTheField()
    {
        var taken = await House.TakeAsync();
        await House.AssignAsync(taken, House.Zhou);
        var page = OpenCase(taken);

        await DoAsync(page, "处理完成", " ");

        page.WaitForAssertion(() => Assert.Contains("请填写处理结果", page.Find(".field:has(#verb-note) .error").TextContent, StringComparison.Ordinal));
        Assert.Null((await House.ReadAsync(taken)).ResolvedAt);
    }

    [Fact]
    public async Task Assign_DecidedBeforeAColleagueMoved_IsRefusedWithTheColleaguesName()
    {
        var taken = await House.TakeAsync();
        var page = OpenCase(taken);
        await ChooseAsync(page, "派单");
        CaseHouse.Done(await House.Do<AssignCase>().RunAsync(Actor.System("林主管"), taken.Id, House.Li.Id, 1, default));
        page.WaitForState(() => page.FindAll("#verb-person option").Count > 1);
        page.Do(() => page.Find("#verb-person").Change(House.Zhou.Id.Value.ToString()));

        await page.InvokeAsync(() => page.Find(".verb-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("林主管", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(House.Li.Id, (await House.ReadAsync(taken)).AssignedTo);
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var taken = await House.TakeAsync();
        var before = Subscribers;
        OpenCase(taken);
        Assert.True(Subscribers > before);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task MyCases_RespondAndResolve_WithoutLeavingThePage()
    {
        var mine = await House.TakeAsync(title: "水压不足");
        await House.AssignAsync(mine, House.Zhou);
        await House.AssignAsync(await House.TakeAsync(title: "别人的"), House.Li);
        SignIn(PortalApp.Tester with { Person = House.Zhou.Id });
        var page = Open<MyCases>("/me");
        Assert.Contains("水压不足", Assert.Single(page.FindAll("article")).TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find(".my-acts .btn-primary").ClickAsync(new()));
        await SoonAsync(() => !page.Markup.Contains(">响应<", StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".my-acts .btn").ClickAsync(new()));
        page.Do(() => page.Find("textarea").Change("已清洗滤网"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        await SoonAsync(() => page.Markup.Contains("手上没有工单", StringComparison.Ordinal));
        Assert.Equal("已清洗滤网", (await House.ReadAsync(mine)).Log.MaxBy(entry => entry.No)!.Note);
    }

    private IRenderedComponent<CasePage> OpenCase(TakenCase taken) =>
        Open<CasePage>("/cases/" + taken.Number, parameters => parameters.Add(page => page.Number, taken.Number));

    private static async Task ChooseAsync(IRenderedComponent<CasePage> page, string verb)
    {
        await page.InvokeAsync(() => page.FindAll(".verbs button").Single(button => button.TextContent == verb).ClickAsync(new()));
        page.WaitForState(() => page.FindAll(".verb-form").Count == 1);
    }

    private static async Task DoAsync(IRenderedComponent<CasePage> page, string verb, string note)
    {
        await ChooseAsync(page, verb);
        page.Do(() => page.Find("#verb-note").Change(note));
        await page.InvokeAsync(() => page.Find(".verb-form").SubmitAsync());
    }
}
