using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

public sealed class PresencePageTests : PageTest
{
    private DutySeed _seed = null!;

    [Fact]
    public async Task Page_ADay_ListsItsClockingsLastOneFirst()
    {
        await SeedAsync();

        var page = Render<PresencePage>();

        page.WaitForAssertion(() => Assert.Equal(["19:30:00", "08:00:00"], page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent)));
        Assert.Contains("下岗记录不改变状态", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NothingClocked_SaysSo()
    {
        var page = Render<PresencePage>();

        page.WaitForAssertion(() => Assert.Contains("没有打卡记录", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Page_ClockingTakenElsewhere_ShowsItWithoutReload()
    {
        await SeedAsync();
        var page = Render<PresencePage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        await new Clocking(App, _seed).InAsync("E3", "A");

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task Page_LapsedPresence_IsCorrectedByANewEntry()
    {
        await SeedAsync();
        var page = Render<PresencePage>();
        page.WaitForAssertion(() => Assert.Contains("员工E1", page.Find(".lapsed").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find(".lapsed button").Click());
        page.WaitForElement("#correct-at");
        page.Do(() => page.Find("#correct-at").Change("2026-11-20T16:00"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写原因", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#correct-reason").Change("班长证实"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".lapsed")));
        Assert.Empty(page.FindAll(".drawer"));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber_AndPrerenderedTakesNone()
    {
        await SeedAsync();
        _ = App.Services.GetRequiredService<DutySnapshot>();
        var before = Subscribers;
        RenderAs(interactive: false);
        Render<PresencePage>();
        Assert.Equal(before, Subscribers);

        RenderAs(interactive: true);
        Render<PresencePage>();
        Assert.Equal(before + 1, Subscribers);
        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    private async Task SeedAsync()
    {
        _seed = new DutySeed(App)
            .Person("E1")
            .Person("E2")
            .Person("E3")
            .Post("A", DutyBuilder.Window("00:00", "24:00", 1))
            .Clock("E1", "A", "2026-11-20 08:00")
            .Clock("E2", "A", "08:00")
            .Clock("E3", "A", "19:30", PresenceKind.Out);
        await _seed.SaveAsync();
    }
}
