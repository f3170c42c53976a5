using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Meetings;
using Portal.Features.Meetings;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Meetings;

/// <summary>The week and one meeting on the screen.</summary>
public sealed class MeetingPagesTests : PageTest
{
    [Fact]
    public void Week_WithoutAnything_SaysSo()
    {
        var page = Render<MeetingsPage>();

        page.WaitForAssertion(() => Assert.Contains("没有会议", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Week_OpenWhileAMeetingIsCalledMovedAndMissed_ShowsEach()
    {
        var house = await new MeetingHouse(App).OpenAsync("service-centre");
        var page = Render<MeetingsPage>();
        page.WaitForElement(".state-empty");

        var id = await house.CallAsync("2026-11-22 10:00");
        page.WaitForAssertion(() => Assert.Contains("10:00–11:00", page.Find(".meeting-card").TextContent, StringComparison.Ordinal));
        Assert.Contains("消防专题", page.Find(".meeting-card").TextContent, StringComparison.Ordinal);
        Assert.Contains("通知不足", page.Find(".meeting-card").TextContent, StringComparison.Ordinal);

        await MeetingHouse.DoneAsync(house.Do<CancelMeeting>().RunAsync(PortalApp.Tester, id, "检查组临时到访", default));
        page.WaitForAssertion(() => Assert.Contains("已取消", page.Find(".meeting-card").TextContent, StringComparison.Ordinal));
    }

    /// <summary>Nothing is signalled when a meeting begins or is missed: time alone passes.</summary>
    [Fact]
    public async Task Pages_FollowTheClock_FromPlannedToMissed()
    {
        var house = await new MeetingHouse(App).OpenAsync("service-centre");
        var id = await house.CallAsync("2026-11-21 20:30");
        SignIn(await house.AsAsync(house.Lin));
        var (week, page) = (Render<MeetingsPage>(), Open(id));
        week.WaitForAssertion(() => Assert.Contains("待召开", week.Find(".meeting-card").TextContent, StringComparison.Ordinal));
        page.WaitForElement(".meeting-facts");
        Assert.Empty(page.FindAll(".attendee-acts"));

        App.Clock.LeapTo(MeetingHouse.At("2026-11-21 20:30"));

        week.WaitForAssertion(() => Assert.Contains("进行中", week.Find(".meeting-card").TextContent, StringComparison.Ordinal));
        page.WaitForElement(".attendee-acts");

        App.Clock.LeapTo(MeetingHouse.At("2026-11-22 00:00"));

        week.WaitForAssertion(() => Assert.Contains("未召开", week.Find(".meeting-card").TextContent, StringComparison.Ordinal));
        week.WaitForAssertion(() => Assert.NotEmpty(week.FindAll("[aria-labelledby=meetings-overdue] .meeting-list li")));
    }

    [Fact]
    public async Task Week_OfAnotherDay_ShowsThatWeekAndTheDayOfEachMeeting()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        await house.CallAsync("2026-12-02 14:00");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/meetings?week=2026-12-03");

        var page = Render<MeetingsPage>();

        page.WaitForAssertion(() => Assert.Contains("14:00", page.FindAll(".meeting-day")[2].TextContent, StringComparison.Ordinal));
        Assert.Equal("/meetings?week=2026-11-23", page.Find("a[rel=prev]").GetAttribute("href"));
    }

    [Fact]
    public async Task Archive_ByText_ListsWhatContainsIt()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        await house.CallAsync("2026-11-22 10:00");
        await house.CallAsync("2026-11-29 10:00", notice: MeetingHouse.FullNotice with { Topic = "防汛演练" });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/meetings?q=" + Uri.EscapeDataString("防汛"));

        var page = Render<MeetingsPage>();

        page.WaitForAssertion(() => Assert.Contains("防汛演练", Assert.Single(page.FindAll(".meeting-list li")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Week_WhoseDataCannotBeRead_SaysSoAndRecoversByRetry()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        await house.CallAsync("2026-11-22 10:00");
        await App.RunSqlAsync("""ALTER TABLE "MeetingSeries" RENAME TO "Elsewhere" """);
        var page = Render<MeetingsPage>();

        page.WaitForElement(".state-failed");
        await App.RunSqlAsync("""ALTER TABLE "Elsewhere" RENAME TO "MeetingSeries" """);
        page.Do(() => page.Find(".state-failed button").Click());
        page.WaitForElement(".meeting-card");
    }

    [Fact]
    public async Task Form_OfANewMeeting_ShowsTheMissingFieldAndThenCalls()
    {
        var house = await new MeetingHouse(App).OpenAsync("service-centre");
        CalledMeeting? called = null;
        var form = Render<CallForm>(parameters => parameters.Add(one => one.OnCalled, done => called = done));
        form.WaitForAssertion(() => Assert.Equal(6, form.FindAll(".meeting-people .check").Count));
        Assert.Empty(form.FindAll(".alert-warn"));
        form.Find("#call-day").Change("2026-11-25");
        form.WaitForAssertion(() => Assert.Contains("B-065", form.Find(".alert-warn").TextContent, StringComparison.Ordinal));

        form.Do(() => form.Find("form").Submit());
        form.WaitForAssertion(() => Assert.Contains("楼盘", form.Find(".error").TextContent, StringComparison.Ordinal));
        form.Find("#call-host").Change("云岭花园");
        form.Find(".meeting-people input").Change(true);
        form.Do(() => form.Find("form").Submit());
        form.WaitForAssertion(() => Assert.Contains("议题", form.Find(".error").TextContent, StringComparison.Ordinal));
        form.Find("#call-topic").Change("电梯维保");
        form.Find("#call-place").Change("一号会议室");
        form.Find("#call-materials").Change("无");
        form.Find("#call-notes").Change("无");
        form.Do(() => form.Find("form").Submit());

        form.WaitForAssertion(() => Assert.True(called?.LacksNotice));
        Assert.Equal("电梯维保", (await house.ReadAsync(called!.Id)).Topic);
    }

    [Fact]
    public async Task Meeting_Unknown_SaysSo()
    {
        await new MeetingHouse(App).OpenAsync();

        var page = Open(new MeetingId(Guid.CreateVersion7(App.Clock.GetUtcNow())));

        page.WaitForAssertion(() => Assert.Contains("没有这个会议", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Meeting_MarkedByATap_ShowsTheMarkAndTheProposal()
    {
        var house = await new MeetingHouse(App).OpenAsync("service-centre");
        var id = await house.CallAsync("2026-11-21 20:30");
        App.Clock.MoveTo(MeetingHouse.At("2026-11-21 20:40"));
        var page = Open(id);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".attendance li").Count));

        page.Do(() => Row(page, "李客服").QuerySelectorAll("button")[3].Click());
        page.WaitForAssertion(() => Assert.Contains("缺席", Row(page, "李客服").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("建议罚款 ¥20.00", page.Markup, StringComparison.Ordinal));
        page.Do(() => Row(page, "周班长").QuerySelectorAll("button")[1].Click());
        Assert.Equal("20:40:00", page.Find("#mark-time").GetAttribute("value"));
        page.Do(() => page.Find(".attendee-time").Submit());
        page.WaitForAssertion(() => Assert.Contains("迟到", Row(page, "周班长").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("建议罚款 ¥10.00", page.Markup, StringComparison.Ordinal));

        page.Do(() => Row(page, "李客服").QuerySelector("input[type=checkbox]")!.Change(true));
        page.WaitForAssertion(() => Assert.DoesNotContain("¥20.00", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Meeting_WhoseMinutesAreIssued_HasNothingLeftToChangeAndAsksTheReader()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        var id = await house.CallAsync("2026-11-21 20:30");
        App.Clock.MoveTo(MeetingHouse.At("2026-11-21 21:40"));
        SignIn(await house.AsAsync(house.Lin));
        var page = Open(id);
        page.WaitForAssertion(() => Assert.Contains("发出纪要", page.Markup, StringComparison.Ordinal));
        page.Do(() => page.FindAll("button").First(one => one.TextContent == "发出纪要").Click());
        page.WaitForAssertion(() => Assert.Contains("3 人未登记", page.Markup, StringComparison.Ordinal));
        page.Do(() => page.Find("[role=alertdialog] .btn-primary").Click());

        page.WaitForAssertion(() => Assert.Contains("已阅 0/3", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".attendee-acts"));
        Assert.Empty(page.FindAll(".agenda-add"));
        page.Do(() => page.Find("#addition").Change("更正：到会三人\n另：散会晚十分钟"));
        page.Do(() => page.FindAll("form").First(one => one.QuerySelector("#addition") is not null).Submit());
        page.WaitForAssertion(() => Assert.Equal("更正：到会三人\n另：散会晚十分钟", page.Find(".minutes-addition > span:last-child").TextContent));
    }

    [Fact]
    public async Task Meeting_ForAnAttendee_ShowsNoActsOfOthers()
    {
        var house = await new MeetingHouse(App).OpenAsync("service-centre");
        var id = await house.CallAsync("2026-11-21 20:30");
        App.Clock.MoveTo(MeetingHouse.At("2026-11-21 20:45"));
        await MeetingHouse.DoneAsync(house.Do<MarkAttendance>().RunAsync(PortalApp.Tester, id, [new MarkedAttendance(house.Zhou.Id, AttendanceMark.Absent)], default));
        SignIn(await house.AsAsync(house.Li));

        var page = Open(id);

        page.WaitForAssertion(() => Assert.Contains("周班长", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".attendee-acts"));
        Assert.DoesNotContain("建议罚款", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("发出纪要</button>", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_ReportedWithAResult_LeavesThePhone()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        var id = await house.CallAsync("2026-11-21 20:30");
        await house.DecideAsync(id, house.Li, "2026-11-25");
        SignIn(await house.AsAsync(house.Li));
        var mine = Render<MyActionItems>();
        mine.WaitForAssertion(() => Assert.Contains("更换楼道灯", mine.Markup, StringComparison.Ordinal));

        mine.Do(() => mine.Find("button.link-button").Click());
        mine.Do(() => mine.Find(".action-form").Submit());
        mine.WaitForAssertion(() => Assert.Contains("请写明结果", mine.Find(".error").TextContent, StringComparison.Ordinal));
        mine.Do(() => mine.Find("textarea").Change("三盏全部更换"));
        mine.Do(() => mine.Find(".action-form").Submit());

        mine.WaitForAssertion(() => Assert.DoesNotContain("更换楼道灯", mine.Markup, StringComparison.Ordinal));
        Assert.Equal("三盏全部更换", await App.QueryAsync(db => db.Set<ActionItem>().Select(one => one.Outcome).SingleAsync()));
    }

    [Fact]
    public async Task Pages_Closed_LeaveNoSubscriber()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        var id = await house.CallAsync("2026-11-22 10:00");
        house.Do<Portal.Features.Cases.CasesSnapshot>();
        var before = Subscribers;
        Render<MeetingsPage>().WaitForElement(".meeting-card");
        Open(id).WaitForElement(".meeting-facts");
        Assert.Equal(before + 2, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task Pages_Prerendered_DoNotSubscribe()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        var id = await house.CallAsync("2026-11-22 10:00");
        house.Do<Portal.Features.Cases.CasesSnapshot>();
        RenderAs(interactive: false);
        var before = Subscribers;

        Render<MeetingsPage>().WaitForElement(".meeting-card");
        Open(id).WaitForElement(".meeting-facts");

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task Meeting_AfterABurstOfChanges_EndsInTheLastState()
    {
        var house = await new MeetingHouse(App).OpenAsync();
        var id = await house.CallAsync("2026-11-22 10:00");
        var page = Open(id);
        page.WaitForElement(".meeting-facts");

        for (var no = 1; no <= 20; no++)
        {
            await MeetingHouse.DoneAsync(house.Do<PublishPlace>().RunAsync(PortalApp.Tester, id, $"会议室 {no:00}", default));
        }

        page.WaitForAssertion(() => Assert.Contains("会议室 20", page.Find(".meeting-facts").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<MeetingPage> Open(MeetingId id) => Render<MeetingPage>(parameters => parameters.Add(one => one.Id, id.Value.ToString("N")));

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<MeetingPage> page, string name) =>
        page.FindAll(".attendance li").First(row => row.TextContent.Contains(name, StringComparison.Ordinal));
}
