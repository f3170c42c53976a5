using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Jobs;
using Portal.Tests.Support;

namespace Portal.Tests.Jobs;

public sealed class JobsPageTests : PageTest
{
    [Fact]
    public void Page_NothingRanYet_ShowsScheduleInWordsAndNextRun()
    {
        var page = Render<JobsPage>();

        page.WaitForAssertion(() => Assert.Contains("每天 03:20", page.Markup, StringComparison.Ordinal));
        Assert.Contains("每分钟", page.Markup, StringComparison.Ordinal);
        Assert.Contains("还没有运行过", page.Markup, StringComparison.Ordinal);
        Assert.Contains("2026-11-21T19:20:00", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void RunNow_ShowsTheRunWithItsNumbersWhenItEnds()
    {
        var page = Render<JobsPage>();
        page.WaitForElement("button[aria-label='立即运行：清理运行记录']");
        page.Do(() => page.Find("button[aria-label='立即运行：清理运行记录']").Click());

        page.WaitForAssertion(() => Assert.Contains("删除 0", page.Markup, StringComparison.Ordinal));
        Assert.Contains("完成", page.Markup, StringComparison.Ordinal);
        Assert.Contains("由 test 发起", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_JobRunElsewhere_ShowsItWithoutReload()
    {
        var page = Render<JobsPage>();

        await App.Services.GetRequiredService<JobRunner>().RunAsync(Housekeeping.Name, App.Clock.GetUtcNow(), default);

        page.WaitForAssertion(() => Assert.Contains("完成", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BurstOfRuns_EndsInTheLastState()
    {
        var page = Render<JobsPage>();
        var runner = App.Services.GetRequiredService<JobRunner>();
        for (var run = 0; run < 8; run++)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(1));
            await runner.RunAsync(Housekeeping.Name, App.Clock.GetUtcNow(), default);
        }

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".job-runs li").Count));
        page.WaitForAssertion(() => Assert.Contains("20:08", page.Find(".job-runs li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutTheRight_SaysSo()
    {
        SignIn(new Actor(ActorKind.Account, "nobody", "nobody"));

        var page = Render<JobsPage>();

        page.WaitForAssertion(() => Assert.Contains("账号已停用", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        Render<JobsPage>();
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void Page_Prerendered_DoesNotSubscribe()
    {
        var before = Subscribers;
        RenderAs(interactive: false);

        Render<JobsPage>();

        Assert.Equal(before, Subscribers);
    }
}
