using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Duty;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>The roster page; now is Saturday 2026-11-21 20:00.</summary>
public sealed class DutyPageTests : PageTest
{
    private DutySeed _seed = null!;

    [Fact]
    public void Page_NoPosts_SaysWhatToDo()
    {
        var page = Render<DutyPage>();

        page.WaitForAssertion(() => Assert.Contains("还没有岗位", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_DatabaseFails_SaysSoAndOffersToTryAgain()
    {
        await SeedAsync();
        await App.Writer.WriteAsync<Break>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                await unit.Db.Database.ExecuteSqlRawAsync("DROP TABLE \"Assignments\"", token);
                return Result.Done;
            },
            default);

        var page = Render<DutyPage>();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".state-failed button")));
    }

    [Fact]
    [Clause("A-013", "C-062")]
    public async Task Page_PostWithoutItsPerson_ShowsTheGapSinceWhenAndWhoIsExpected()
    {
        await SeedAsync();

        var page = Render<DutyPage>();

        page.WaitForAssertion(() =>
        {
            var gap = page.Find(".gap").TextContent;
            Assert.Contains("岗位A 缺 1 人", gap, StringComparison.Ordinal);
            Assert.Contains("3 小时 0 分", gap, StringComparison.Ordinal);
            Assert.Contains("17:00 起", gap, StringComparison.Ordinal);
            Assert.Contains("王一", gap, StringComparison.Ordinal);
            Assert.Contains("未到岗", gap, StringComparison.Ordinal);
        });
        Assert.Equal("0/1", page.Find(".lane-now-figure").TextContent);
        Assert.Equal(2, page.FindAll(".lane-gap").Count);
        Assert.Contains("迟到", page.Find(".shift").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OnePostInTheAddress_ShowsItAloneAndTheWayBack()
    {
        await SeedAsync();
        await new DutySeed(App).Post("B", DutyBuilder.Window("20:30", "22:00", 1)).SaveAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/duty?post=B");

        var page = Render<DutyPage>();

        page.WaitForAssertion(() => Assert.Equal(["岗位B"], page.FindAll(".lane-name").Select(lane => lane.TextContent)));
        Assert.Empty(page.FindAll(".shift"));
        Assert.Contains("全部岗位", page.Find("a.chip").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/duty?post=X");
        page = Render<DutyPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".lane-name").Count));
        Assert.Contains("没有编码为“X”的岗位", page.Find(".alert-warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShiftToReplaceInTheAddress_OpensItsFormOnce()
    {
        await SeedAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/duty?post=A&replace={_seed.LastShift.Value:D}");

        var page = Render<DutyPage>();

        page.WaitForElement(".drawer .candidates");
        Assert.Contains("王一", page.Find(".drawer .form-about").TextContent, StringComparison.Ordinal);
        page.Do(() => page.Find(".drawer header button").Click());
        page.Render();
        Assert.Empty(page.FindAll(".drawer"));
    }

    [Fact]
    public async Task Page_ClockingTakenElsewhere_ShowsItWithoutReload()
    {
        await SeedAsync();
        var page = Render<DutyPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".gap")));

        await new Clocking(App, _seed).InAsync("E1", "A");

        await UntilAsync(() => page.FindAll(".gap").Count == 0);
        Assert.Equal("1/1", page.Find(".lane-now-figure").TextContent);
    }

    [Fact]
    public async Task Page_BurstOfClockings_EndsInTheLastState()
    {
        await SeedAsync();
        var page = Render<DutyPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".gap")));
        var clocking = new Clocking(App, _seed);

        // Nobody else is on the shift who could relieve the one that goes.
        await App.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, DutySettings.OutgoingWaits.Name, 0, null, default);

        for (var round = 0; round < 5; round++)
        {
            await clocking.InAsync("E1", "A");
            await clocking.OutAsync("E1", "A");
        }

        await clocking.InAsync("E1", "A");

        await UntilAsync(() => page.FindAll(".gap").Count == 0);
    }

    [Fact]
    public async Task Page_TimePasses_AShiftThatBeginsUnmannedBecomesAGap()
    {
        await SeedAsync();
        await new Clocking(App, _seed).InAsync("E1", "A");
        await new DutySeed(App).Post("B", DutyBuilder.Window("20:30", "22:00", 1)).SaveAsync();
        var page = Render<DutyPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".lane-name").Count));
        Assert.Empty(page.FindAll(".gap"));

        App.Clock.MoveTo(DutySeed.At("20:30"));

        await UntilAsync(() => page.FindAll(".gap").Count == 1);
        Assert.Contains("岗位B", page.Find(".gap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        await SeedAsync();
        var snapshot = App.Services.GetRequiredService<DutySnapshot>();
        Render<DutyPage>();
        Assert.Equal(1, snapshot.SubscriberCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, snapshot.SubscriberCount);
    }

    [Fact]
    public async Task Page_Prerendered_ShowsTheDayAndDoesNotSubscribe()
    {
        await SeedAsync();
        RenderAs(interactive: false);

        var page = Render<DutyPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".gap")));
        Assert.Equal(0, App.Services.GetRequiredService<DutySnapshot>().SubscriberCount);
    }

    [Fact]
    public async Task Replace_IllPerson_TakesTwoChoicesAndAReason()
    {
        await SeedAsync();
        var page = Render<DutyPage>();
        page.WaitForElement(".shift button");
        page.Do(() => page.Find(".shift button").Click());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".candidate")));
        Assert.Contains("李二", page.Find(".candidate").TextContent, StringComparison.Ordinal);

        page.Do(() => page.Find(".candidate input").Change(true));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写原因", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#replace-reason").Change("生病"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".drawer")));
        await UntilAsync(() => page.FindAll(".shift").Count == 2);
        Assert.Contains("生病", page.Find(".is-withdrawn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ReaderWithoutManaging_HasNoButtons()
    {
        await SeedAsync();
        SignIn(await App.AccountAsync(Roles.Staff));

        var page = Render<DutyPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".shift")));
        Assert.Empty(page.FindAll(".shift button"));
    }

    [Fact]
    public async Task Rows_OfTheGap_AreExactlyThePostsThatLackPeople()
    {
        await SeedAsync();
        await new DutySeed(App).Post("B").SaveAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("duty/rows?at=2026-11-21T20:00:00&only=gap");

        var page = Render<RowsPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("应到未到", page.Find("tbody .people").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.FindAll("tfoot td.num")[^1].TextContent.Trim());
    }

    [Fact]
    public async Task Rows_OfARange_AddUpToItsFigures()
    {
        await SeedAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("duty/rows?from=2026-11-21T16:00:00&to=2026-11-21T20:00:00&post=A");

        var page = Render<RowsPage>();

        page.WaitForAssertion(() => Assert.Equal(["3:00:00", "0:00:00", "3:00:00", "0.00 %"], page.FindAll(".duty-figures .figure").Select(one => one.TextContent)));
        Assert.Single(page.FindAll("tbody tr"));
    }

    private async Task SeedAsync()
    {
        _seed = new DutySeed(App)
            .Person("E1", "王一")
            .Person("E2", "李二")
            .Post("A", DutyBuilder.Window("17:00", "08:00", 1))
            .Shift("E1", "A", "17:00", "2026-11-22 08:00");
        await _seed.SaveAsync();
    }

    /// <summary>Snapshots wait a moment between two loads; time moves until the page has caught up.</summary>
    private Task UntilAsync(Func<bool> holds) => Eventually.TrueAsync(() =>
    {
        App.Clock.Advance(Snapshot<DutyBoard>.Coalescing);
        return holds();
    });

    private sealed class Break : IUseCase
    {
        public static string Right => Rights.DutyManage;
    }
}
