using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Reports;
using Portal.Features.Reminders;
using Portal.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>Notices from above, with who has read them.</summary>
public sealed class NoticeTests : PageTest
{
    private ReportHouse _house = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _house = await new ReportHouse(App).OpenAsync();
        SignIn(_house.Supervisor);
    }

    [Fact]
    public void Page_NoNotices_SaysSo()
    {
        var page = Render<NoticesPage>();

        page.WaitForAssertion(() => Assert.Contains("没有通知", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Clause("D-303")]
    [Fact]
    public async Task Notice_Published_ReachesItsReadersAndShowsWhoHasReadIt()
    {
        var page = Render<NoticesPage>();
        page.WaitForElement(".page-actions .btn-primary");
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        page.WaitForElement("#notice-title");
        page.Do(() => page.Find("#notice-title").Change("冬季巡查安排"));
        page.Do(() => page.Find("#notice-text").Change("每日两次"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("来自谁", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#notice-origin").Change("总公司"));
        page.Do(() => page.Find("#notice-department").Change(ReportHouse.Service));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("已读 0/2", page.Find(".upward-item").TextContent, StringComparison.Ordinal));

        var notice = await App.QueryAsync(db => db.Set<Notice>().SingleAsync());
        Assert.Null((await _house.Do<ConfirmNotice>().RunAsync(_house.Staff, notice.Id, default)).Refusal);

        page.WaitForAssertion(() => Assert.Contains("已读 1/2", page.Find(".upward-item").TextContent, StringComparison.Ordinal));
        Assert.Contains("已读： 李雪梅", page.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("未读： 陈班长", page.Find("details").TextContent, StringComparison.Ordinal);
        var told = await App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == "D-303").ToListAsync());
        Assert.Equal([false, true], told.Select(message => message.AcknowledgedAt is not null).Order());
        Assert.Equal(_house.Staff.Person, told.Single(message => message.AcknowledgedAt is not null).Person);
    }

    [Fact]
    public async Task Notice_ThatAMessageLeadsTo_StandsFirst()
    {
        var earlier = (await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "冬季巡查", "内容", "总公司", ReportHouse.Service, NoticeCategory.General, default)).Value;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "春节值班", "内容", "总公司", ReportHouse.Service, NoticeCategory.General, default);
        var link = (await App.QueryAsync(db => db.Set<InboxMessage>().FirstAsync(message => message.Link!.EndsWith(earlier.Value.ToString("N"))))).Link!;
        Services.GetRequiredService<NavigationManager>().NavigateTo(link.TrimStart('/'));

        var page = Render<NoticesPage>();

        page.WaitForAssertion(() => Assert.Equal(["冬季巡查", "春节值班"], page.FindAll(".upward-item h2").Select(title => title.TextContent)));
    }

    [Fact]
    public async Task Confirm_TwiceOrByWhomItIsNotFor_IsRefused()
    {
        var id = (await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "通知", "内容", "总公司", ReportHouse.Service, NoticeCategory.General, default)).Value;

        Assert.Null((await _house.Do<ConfirmNotice>().RunAsync(_house.Leader, id, default)).Refusal);
        Assert.Equal("notices.read", (await _house.Do<ConfirmNotice>().RunAsync(_house.Leader, id, default)).Refusal?.Code);
        Assert.Equal("notices.not-for-you", (await _house.Do<ConfirmNotice>().RunAsync(_house.Engineer, id, default)).Refusal?.Code);
        Assert.Equal("notices.nobody-to-read", (await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "通知", "内容", "总公司", "没有的部门", NoticeCategory.General, default)).Refusal?.Code);
        Assert.False((await _house.Do<PublishNotice>().RunAsync(_house.Staff, "通知", "内容", "总公司", null, NoticeCategory.General, default)).IsDone);
        Assert.Empty((await _house.Do<ReadNotices>().RunAsync(await App.AccountAsync(Portal.Domain.People.Roles.Staff), default)).Value);
    }

    [Fact]
    public async Task Page_OfAReader_ConfirmsWithOneTapAndLeavesNoSubscriber()
    {
        await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "通知", "内容", "总公司", null, NoticeCategory.General, default);
        SignIn(_house.Staff);
        var before = Subscribers;
        var page = Render<NoticesPage>();
        page.WaitForElement(".upward-item .btn-primary");
        Assert.Equal(before + 1, Subscribers);

        page.Do(() => page.Find(".upward-item .btn-primary").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".upward-item .btn-primary")));
        await DisposeComponentsAsync();
        Assert.Equal(before, Subscribers);
    }
}
