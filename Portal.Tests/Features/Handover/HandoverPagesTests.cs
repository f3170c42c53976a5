using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Handover;
using Portal.Domain.People;
using Portal.Features.Handover;
using Portal.Tests.Support;
using static Portal.Tests.Features.Handover.HandoverHouse;

namespace Portal.Tests.Features.Handover;

/// <summary>The pages on which shifts change hands, and the one that watches them.</summary>
public sealed class HandoverPagesTests : PageTest
{
    [Fact]
    public async Task Page_WithNothingToChange_SaysSo_AndWithoutAPersonWhy()
    {
        var house = await new HandoverHouse(App, "前台").OpenAsync();
        SignIn(await house.ActorAsync("X"));
        var page = Render<HandoverPage>();
        page.WaitForAssertion(() => Assert.Contains("没有要交接的班次", page.Find(".state-empty").TextContent, StringComparison.Ordinal));

        SignIn(await App.AccountAsync(Roles.Staff));
        page = Render<HandoverPage>();
        page.WaitForAssertion(() => Assert.Contains("没有对应的员工", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_FromTheFirstNoteToTheSignature_FollowsEachStep()
    {
        var house = await new HandoverHouse(App, "前台").OpenAsync();
        await house.GoToAsync(At("07:50"));
        SignIn(await house.ActorAsync("N"));
        var page = Render<HandoverPage>();

        Press(page, ".btn-wide");
        page.WaitForElement(".handover-note textarea");
        page.Do(() => page.Find(".handover-note textarea").Change("备用钥匙外借"));
        page.Do(() => page.Find(".handover-note").Submit());
        page.WaitForAssertion(() => Assert.Contains("备用钥匙外借", page.Find(".carried").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find(".handover-sign input").Change("wrong horse battery"));
        page.Do(() => page.Find(".handover-sign").Submit());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        page.Do(() => page.Find(".handover-sign input").Change(Password));
        page.Do(() => page.Find(".handover-sign").Submit());

        page.WaitForAssertion(() => Assert.Contains("等待 白班员 接班", page.Find(".handover-waiting").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".handover-sign"));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Page_OfTheIncomingPerson_ShowsTheSignatureWithoutReload_AndSendsBack()
    {
        var (house, id) = await BegunAsync();
        SignIn(await house.ActorAsync("D"));
        var page = Render<HandoverPage>();
        page.WaitForAssertion(() => Assert.Contains("还没有签名", page.Find(".handover-waiting").TextContent, StringComparison.Ordinal));

        Done(await house.OfferAsync(id));
        page.WaitForElement(".handover-sign");
        Press(page, ".handover-back");
        page.WaitForElement(".handover-note textarea");
        page.Do(() => page.Find(".handover-note textarea").Change("没写备用钥匙"));
        page.Do(() => page.Find(".handover-note").Submit());

        page.WaitForAssertion(() => Assert.Contains("没写备用钥匙", page.Find(".alert-warn").TextContent, StringComparison.Ordinal));
        Assert.Equal(HandoverState.Returned, (await house.SheetAsync(id)).State);
    }

    [Fact]
    public async Task Page_OfTheIncomingPerson_WithACheckToDo_CannotBeSignedBefore()
    {
        var house = await new HandoverHouse(App, "消防控制室").OpenAsync("fire-control-room");
        await house.GoToAsync(At("07:50"));
        var id = (await house.BeginAsync()).Value;
        Done(await house.FulfilAsync((await house.SheetAsync(id)).Before[0], "N"));
        Done(await house.OfferAsync(id));
        SignIn(await house.ActorAsync("D"));
        var page = Render<HandoverPage>();

        page.WaitForAssertion(() => Assert.Contains("还差 1 项：接班检查器材和设施", page.Find(".handover-missing").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".handover-sign button").HasAttribute("disabled"));
        Done(await house.FulfilAsync((await house.SheetAsync(id)).After[0], "D"));
        page.WaitForAssertion(() => Assert.False(page.Find(".handover-sign button").HasAttribute("disabled")));
        page.Do(() => page.Find(".handover-sign input").Change(Password));
        page.Do(() => page.Find(".handover-sign").Submit());

        page.WaitForAssertion(() => Assert.Contains("没有要交接的班次", page.Markup, StringComparison.Ordinal));
        Assert.Equal(HandoverState.Accepted, (await house.SheetAsync(id)).State);
    }

    [Fact]
    public async Task Page_OfTheNextShift_ListsWhatIsLeft_AndEndsIt()
    {
        var (house, id) = await BegunAsync();
        Done(await house.NoteAsync(id, "备用钥匙外借"));
        Done(await house.OfferAsync(id));
        Done(await house.AcceptAsync(id));
        await house.GoToAsync(At("09:00"));
        SignIn(await house.ActorAsync("D"));
        var page = Render<HandoverPage>();
        var me = Render<MyHandover>();
        me.WaitForAssertion(() => Assert.Contains("上一班遗留 1 项", me.Markup, StringComparison.Ordinal));

        page.WaitForElement(".carried-item .btn");
        Press(page, ".carried-item .btn");
        page.WaitForElement(".handover-note input");
        page.Do(() => page.Find(".handover-note input").Change("已归还"));
        page.Do(() => page.Find(".handover-note").Submit());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".carried-item")));
        me.WaitForAssertion(() => Assert.DoesNotContain("遗留", me.Markup, StringComparison.Ordinal));
        Assert.Equal("已归还", Assert.Single((await house.SheetAsync(id)).Carried).EndNote);
    }

    [Fact]
    public async Task Desk_ShowsAChangeWithoutReload_AndItsFiguresOpen()
    {
        var (house, id) = await BegunAsync();
        SignIn(await house.ActorAsync("L"));
        Navigate("/desk/handovers?day=2026-11-21");
        var page = Render<HandoversPage>();
        page.WaitForAssertion(() => Assert.Contains("当班中", page.Find(".handover-state").TextContent, StringComparison.Ordinal));

        Done(await house.OfferAsync(id));

        page.WaitForAssertion(() => Assert.Contains("待接班确认", page.Find(".handover-state").TextContent, StringComparison.Ordinal));
        Assert.Equal(["0", "1", "0", "0"], page.FindAll(".figure").Select(figure => figure.TextContent));
        Navigate("/desk/handovers?day=2026-11-21&figure=missing");
        page = Render<HandoversPage>();
        page.WaitForAssertion(() => Assert.Contains("没有这样的班次", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
        Navigate("/desk/handovers?day=2026-11-25");
        page = Render<HandoversPage>();
        page.WaitForAssertion(() => Assert.Contains("没有班次", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    /// <summary>Nothing is signalled when a shift comes near or ends: time alone passes.</summary>
    [Fact]
    public async Task Pages_FollowTheClock_WhenTheReliefComesNear_AndWhenTheShiftEnds()
    {
        var house = await new HandoverHouse(App, "前台").OpenAsync();
        await house.GoToAsync(At("06:30"));
        SignIn(await house.ActorAsync("L"));
        Navigate("/desk/handovers?day=2026-11-21");
        var desk = Render<HandoversPage>();
        desk.WaitForAssertion(() => Assert.Contains("当班中", desk.Find(".handover-state").TextContent, StringComparison.Ordinal));
        SignIn(await house.ActorAsync("N"));
        var giver = Render<MyHandover>();
        SignIn(await house.ActorAsync("D"));
        var taker = Render<HandoverPage>();
        taker.WaitForElement(".state-empty");
        Assert.Empty(giver.FindAll(".handover-way"));

        App.Clock.LeapTo(At("07:00"));

        taker.WaitForAssertion(() => Assert.Contains("还没有签名", taker.Find(".handover-waiting").TextContent, StringComparison.Ordinal));
        giver.WaitForElement(".handover-way");

        App.Clock.LeapTo(At("08:00"));

        desk.WaitForAssertion(() => Assert.Contains("未交班", desk.Find(".handover-state").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sheet_ShowsSignaturesAndLog_AndTakesAnAmendment()
    {
        var (house, id) = await BegunAsync();
        Done(await house.OfferAsync(id));
        Done(await house.AcceptAsync(id));
        SignIn(await house.ActorAsync("D"));
        var page = Render<HandoverSheetPage>(set => set.Add(one => one.Id, id.Value));

        page.WaitForElement(".handover-note textarea");
        page.Do(() => page.Find(".handover-note textarea").Change("到岗后发现灯坏"));
        page.Do(() => page.Find(".handover-note").Submit());

        page.WaitForAssertion(() => Assert.Contains("到岗后发现灯坏", page.Find(".handover-log").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll(".handover-signed").Count);
        SignIn(await house.ActorAsync("X"));
        page = Render<HandoverSheetPage>(set => set.Add(one => one.Id, id.Value));
        page.WaitForElement(".handover-log");
        Assert.Empty(page.FindAll(".handover-note"));
        page = Render<HandoverSheetPage>(set => set.Add(one => one.Id, Guid.Empty));
        page.WaitForAssertion(() => Assert.Contains("没有这份交接班记录", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_ThatCannotLoad_SaySo_AndLoadAgain()
    {
        var (house, _) = await BegunAsync();
        SignIn(await house.ActorAsync("N"));
        await App.RunSqlAsync("""ALTER TABLE "Handovers" RENAME TO "Hidden" """);
        Navigate("/desk/handovers?day=2026-11-21");
        var (page, desk) = (Render<HandoverPage>(), Render<HandoversPage>());
        page.WaitForElement(".state-failed");
        desk.WaitForElement(".state-failed");
        await App.RunSqlAsync("""ALTER TABLE "Hidden" RENAME TO "Handovers" """);
        Press(page, ".state-failed button");
        Press(desk, ".state-failed button");

        page.WaitForElement(".handover-card");
        desk.WaitForElement(".handover-row");
    }

    [Fact]
    public async Task Pages_LeaveNoSubscriberBehind_AndNoneWhenPrerendered()
    {
        var house = await new HandoverHouse(App, "前台").OpenAsync();
        SignIn(await house.ActorAsync("L"));
        var before = Subscribers;
        var (page, desk) = (Render<HandoverPage>(), Render<HandoversPage>());
        page.WaitForElement(".page-header");
        Assert.Equal(before + 2, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
        RenderAs(interactive: false);
        Render<HandoversPage>();
        Assert.Equal(before, Subscribers);
    }

    private static void Press<TComponent>(IRenderedComponent<TComponent> page, string selector)
        where TComponent : IComponent
    {
        page.WaitForElement(selector);
        page.Do(() => page.Find(selector).Click());
    }

    private void Navigate(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    /// <summary>The handover of the night, begun ten minutes before its end.</summary>
    private async Task<(HandoverHouse House, HandoverId Id)> BegunAsync()
    {
        var house = await new HandoverHouse(App, "前台").OpenAsync();
        await house.GoToAsync(At("07:50"));
        return (house, (await house.BeginAsync()).Value);
    }
}
