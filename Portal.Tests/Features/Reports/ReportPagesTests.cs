using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Reports;
using Portal.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>The board of reports, the form of one, and the pages of reports upward.</summary>
public sealed class ReportPagesTests : PageTest
{
    private ReportHouse _house = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _house = await new ReportHouse(App).OpenAsync("service-centre");
        SignIn(_house.Supervisor);
    }

    [Fact]
    public void Board_AWeekWithoutReports_SaysSo()
    {
        Go("/reports?view=week&day=2026-11-10");

        var page = Render<ReportsPage>();

        page.WaitForAssertion(() => Assert.Contains("没有要报送的报表", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Board_WithoutTheRight_SaysWhy()
    {
        SignIn(_house.Staff);

        var page = Render<ReportsPage>();

        page.WaitForElement(".alert-bad");
        Assert.Empty(page.FindAll(".report-board tbody tr"));
    }

    [Fact]
    public async Task Board_OpenWhileAReportIsHandedIn_ShowsItAndItsFigures()
    {
        Go("/reports?view=week&day=2026-11-23");
        var page = Render<ReportsPage>();
        page.WaitForAssertion(() => Assert.Equal(["0", "0", "0", "2", "0"], page.FindAll(".report-figures .figure").Select(figure => figure.TextContent)));
        Assert.Equal(["客服部", "工程部"], page.FindAll(".report-board thead th").Skip(1).Select(head => head.TextContent));

        await _house.HandInAsync("weekly-work", "20261123");

        page.WaitForAssertion(() => Assert.Equal(["0", "0", "0", "1", "1"], page.FindAll(".report-figures .figure").Select(figure => figure.TextContent)));
        Assert.Contains("赵明远", page.Find(".report-board tbody tr td").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Nothing is signalled when a report becomes late: time alone passes.</summary>
    [Fact]
    public void Board_FollowsTheClock_FromOpenToDaysOverdue()
    {
        Go("/reports?view=week&day=2026-11-23");
        var page = Render<ReportsPage>();
        page.WaitForAssertion(() => Assert.Equal(["0", "0", "0", "2", "0"], page.FindAll(".report-figures .figure").Select(figure => figure.TextContent)));

        App.Clock.LeapTo(ReportHouse.At("2026-11-23 23:00"));
        page.WaitForAssertion(() => Assert.Equal(["2", "0", "0", "10", "0"], page.FindAll(".report-figures .figure").Select(figure => figure.TextContent)));
        Assert.Contains("今日逾期", page.Find(".report-cell").TextContent, StringComparison.Ordinal);

        App.Clock.LeapTo(ReportHouse.At("2026-11-24 00:00"));
        page.WaitForAssertion(() => Assert.Contains("逾期 1 天", page.Find(".report-cell").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Board_BurstOfReports_EndsInTheLastState()
    {
        Go("/reports?view=week&day=2026-11-23");
        var page = Render<ReportsPage>();
        page.WaitForElement(".report-board");

        var id = await _house.HandInAsync("weekly-work", "20261123");
        for (var turn = 0; turn < 4; turn++)
        {
            await _house.Do<ReturnReport>().RunAsync(_house.Manager, id, $"第 {turn} 次", default);
            await _house.SubmitAsync(id);
        }

        await _house.Do<ReturnReport>().RunAsync(_house.Manager, id, "最后一次", default);

        page.WaitForAssertion(() => Assert.Contains("已退回", page.Find(".report-board tbody tr td").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Board_Begin_LeadsToTheReport()
    {
        Go("/reports?view=week&day=2026-11-23");
        var page = Render<ReportsPage>();
        page.WaitForElement(".report-cell button");
        Assert.Single(page.FindAll(".report-cell button"));

        page.Do(() => page.Find(".report-cell button").Click());

        page.WaitForAssertion(() => Assert.Matches("/reports/[0-9a-f-]{36}$", Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task Pages_Closed_LeaveNoSubscriber_AndPrerenderedTakeNone()
    {
        var id = await _house.BeginAsync("weekly-work", "20261123");
        var upward = await _house.FileAsync();
        SignIn(_house.Manager);
        var before = Subscribers;
        RenderAs(interactive: false);
        RenderAll();
        Assert.Equal(before, Subscribers);

        RenderAs(interactive: true);
        RenderAll();
        Assert.Equal(before + 5, Subscribers);
        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);

        void RenderAll()
        {
            Render<ReportsPage>();
            Render<ReportPage>(parameters => parameters.Add(page => page.Id, id.Value));
            Render<UpwardListPage>();
            Render<UpwardPage>(parameters => parameters.Add(page => page.Id, upward.Value));
            Render<IncidentStrip>();
        }
    }

    [Fact]
    public async Task Report_WrittenAndHandedIn_ShowsWhatItSaidAndRefusesABlankFieldBesideIt()
    {
        var page = await OpenAsync();
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        page.WaitForAssertion(() => Assert.Contains("必须填写", page.Find("#field-summary .error").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find("#in-summary").Change("本周处理工单 12 件"));
        page.Do(() => page.Find("#field-plan .chip").Click());
        page.WaitForElement("#field-plan tbody input");
        page.Do(() => page.FindAll("#field-plan tbody input")[0].Change("检查电梯"));
        page.Do(() => page.FindAll("#field-plan tbody input")[1].Change("陈国强"));
        page.Do(() => page.Find(".page-actions .btn-primary").Click());

        page.WaitForAssertion(() => Assert.Equal("本周处理工单 12 件", page.Find("#field-summary .report-text").TextContent));
        Assert.Contains("已报送", page.Find(".report-side").TextContent, StringComparison.Ordinal);
        Assert.Contains("检查电梯", page.Find("#field-plan").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public async Task Report_FigureChangedWithReason_ShowsByWhomAndWhatTheRecordsSay()
    {
        var page = await OpenAsync();
        page.Do(() => page.Find("#field-received .link-button").Click());
        page.WaitForElement("#act-text");
        page.Do(() => page.Find("#act-text").Change("5"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写原因", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find("#act-reason").Change("纸质登记五件"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal("5", page.Find("#field-received b").TextContent));
        Assert.Contains("赵明远 改动（原为 0）：纸质登记五件", page.Find("#field-received").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SomebodyElseSavesMeanwhile_KeepsWhatIsTypedAndIsRefusedPolitely()
    {
        var page = await OpenAsync();
        page.Do(() => page.Find("#in-summary").Change("我写的"));
        var id = new ReportId(page.Instance.Id);
        await _house.WriteAsync(id, _house.Manager, new ReportValue("summary", "经理写的"));

        page.Do(() => page.FindAll(".page-actions .btn")[1].Click());

        page.WaitForAssertion(() => Assert.Contains("有人刚改过", page.Find(".alert-bad").TextContent, StringComparison.Ordinal));
        Assert.Equal("经理写的", (await _house.ReportAsync(id)).Of("summary").Text);
    }

    [Fact]
    public async Task Report_SentBackByTheManager_ShowsTheReasonToTheAuthor()
    {
        var id = await _house.HandInAsync("weekly-work", "20261123");
        var author = Render<ReportPage>(parameters => parameters.Add(page => page.Id, id.Value));
        author.WaitForElement(".report-form");
        SignIn(_house.Manager);
        var manager = Render<ReportPage>(parameters => parameters.Add(page => page.Id, id.Value));
        manager.WaitForElement(".btn-danger");

        manager.Do(() => manager.Find(".btn-danger").Click());
        manager.WaitForElement("#act-reason");
        Assert.Equal("退回", manager.Find(".drawer form button").TextContent);
        manager.Do(() => manager.Find("#act-reason").Change("缺少问题一栏"));
        await manager.InvokeAsync(() => manager.Find(".drawer form").SubmitAsync());

        author.WaitForAssertion(() => Assert.Contains("缺少问题一栏", author.Find(".alert-warn").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(author.FindAll("textarea"));
    }

    [Fact]
    public async Task Report_HandedInLate_ShowsTheProposedFineAsMoney()
    {
        App.Clock.LeapTo(ReportHouse.At("2026-11-23 10:00"));
        var id = await _house.HandInAsync("weekly-work", "20261123");

        var page = Render<ReportPage>(parameters => parameters.Add(one => one.Id, id.Value));

        page.WaitForAssertion(() => Assert.Contains("迟报 ¥10.00", page.Find(".report-side").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Upward_NothingYet_SaysSo()
    {
        var page = Render<UpwardListPage>();

        page.WaitForAssertion(() => Assert.Contains("没有请示报告", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Clause("A-066")]
    [Fact]
    public async Task Upward_Form_OffersTheNextLevelAloneUnlessEmergencyIsTicked()
    {
        SignIn(_house.Staff);
        var page = Render<UpwardListPage>();
        page.WaitForElement(".state-empty");
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        page.WaitForElement("#up-to option");
        Assert.Equal(["陈班长 · 直接上级"], page.FindAll("#up-to option").Select(option => option.TextContent));

        page.Do(() => page.Find("#up-emergency").Change(true));
        page.WaitForAssertion(() => Assert.Equal(["陈班长 · 直接上级", "赵明远", "林岚"], page.FindAll("#up-to option").Select(option => option.TextContent)));
        page.Do(() => page.Find("#up-to").Change(_house.Lin.Id.Value.ToString()));
        page.Do(() => page.Find("#up-title").Change("大堂起火"));
        page.Do(() => page.Find("#up-text").Change("垃圾桶冒烟"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("处理意见", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#up-proposal").Change("已灭火，请派人值守"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("越级", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#up-skip").Change("班长不在"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Matches("/reports/upward/[0-9a-f-]{36}$", Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task Upward_AnsweredWhileTheReporterLooks_ShowsTheInstructionWithNameAndTheNextStep()
    {
        var id = await _house.FileAsync();
        SignIn(_house.Staff);
        var page = Render<UpwardPage>(parameters => parameters.Add(one => one.Id, id.Value));
        page.WaitForElement(".upward-body");
        Assert.Empty(page.FindAll(".upward-say"));
        Assert.Contains("等待 陈班长 确认收悉", page.Find(".upward-acts").TextContent, StringComparison.Ordinal);

        await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "今晚换好", default);

        page.WaitForAssertion(() => Assert.Contains("今晚换好", page.Find(".upward-body").TextContent, StringComparison.Ordinal));
        Assert.Contains("陈班长", page.Find(".upward-body").TextContent, StringComparison.Ordinal);
        page.Do(() => page.Find("#say-execution").Change("已换好，复查合格"));
        await page.InvokeAsync(() => page.Find(".upward-say").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("已换好，复查合格", page.Find(".upward-body").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upward_OfTheSuperior_IsAnsweredOnceAndABlankAnswerIsRefusedBesideIt()
    {
        var id = await _house.FileAsync();
        SignIn(_house.Leader);
        var page = Render<UpwardPage>(parameters => parameters.Add(one => one.Id, id.Value));
        page.WaitForElement("#say-instruction");
        await page.InvokeAsync(() => page.Find(".upward-say").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请写明指示", page.Find(".upward-say .error").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find("#say-instruction").Change("今晚换好"));
        await page.InvokeAsync(() => page.Find(".upward-say").SubmitAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#say-instruction")));
        Assert.Contains("收悉", page.Find(".upward-acts").TextContent, StringComparison.Ordinal);
    }

    /// <summary>An impatient finger: the second press comes before the first is answered.</summary>
    [Fact]
    public async Task Forms_SentTwiceAtOnce_WriteOnce()
    {
        SignIn(_house.Staff);
        var upward = Render<UpwardForm>(parameters => parameters.Add(form => form.OnDone, _ => { }));
        upward.WaitForElement("#up-to option");
        upward.Do(() => upward.Find("#up-title").Change("大堂玻璃破裂"));
        upward.Do(() => upward.Find("#up-text").Change("东侧自动门"));
        upward.Do(() => upward.Find("#up-proposal").Change("今天更换"));
        var form = upward.Find("form");
        await upward.InvokeAsync(() => Task.WhenAll(form.SubmitAsync(), form.SubmitAsync()));
        SignIn(_house.Manager);
        var notices = Render<NoticesPage>();
        notices.WaitForElement(".page-header button");
        notices.Do(() => notices.Find(".page-header button").Click());
        notices.WaitForElement("#notice-origin");
        notices.Do(() => notices.Find("#notice-origin").Change("集团总部"));
        notices.Do(() => notices.Find("#notice-title").Change("冬季用电"));
        notices.Do(() => notices.Find("#notice-text").Change("严禁私拉电线"));
        form = notices.Find("form");
        await notices.InvokeAsync(() => Task.WhenAll(form.SubmitAsync(), form.SubmitAsync()));

        Assert.Equal((1, 1), (await App.QueryAsync(db => db.Set<UpwardReport>().CountAsync()), await App.QueryAsync(db => db.Set<Notice>().CountAsync())));
    }

    [Clause("A-063")]
    [Fact]
    public async Task Strip_AnAccident_StandsThereUntilTheSuperiorAcknowledgesIt()
    {
        var strip = Render<IncidentStrip>();
        Assert.Empty(strip.FindAll(".incident-strip"));

        var id = await _house.FileAsync(draft: _house.Draft(UpwardKind.Accident));
        strip.WaitForAssertion(() => Assert.Contains("大堂玻璃破裂", strip.Find(".incident-strip").TextContent, StringComparison.Ordinal));
        await _house.Do<AcknowledgeUpward>().RunAsync(_house.Leader, id, default);

        strip.WaitForAssertion(() => Assert.Empty(strip.FindAll(".incident-strip")));
    }

    private async Task<IRenderedComponent<ReportPage>> OpenAsync()
    {
        var id = await _house.BeginAsync("weekly-work", "20261123");
        var page = Render<ReportPage>(parameters => parameters.Add(one => one.Id, id.Value));
        page.WaitForElement(".report-form");
        return page;
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
