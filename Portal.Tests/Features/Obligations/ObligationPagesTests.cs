using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>The day's obligations on the desk, and one's own on the phone.</summary>
public sealed class ObligationPagesTests : PageTest
{
    [Fact]
    public void Page_WithoutObligations_SaysSo()
    {
        var page = Render<ObligationsPage>();

        page.WaitForAssertion(() => Assert.Contains("这一天没有应办事项", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OpenWhileAnOccurrenceIsMade_ShowsItAndItsFigures()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations?day=2026-11-22");
        var page = Render<ObligationsPage>();
        page.WaitForElement(".state-empty");

        await NightInTheControlRoomAsync();

        page.WaitForAssertion(() => Assert.Contains("岗位中控室", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(
            (page.FindAll(".obligation").Count + page.FindAll(".mark").Count).ToString(System.Globalization.CultureInfo.InvariantCulture),
            page.FindAll(".obligation-figures .figure").Sum(figure => int.Parse(figure.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Mine_ConfirmedWithOneTap_LeavesTheList()
    {
        var person = await NightInTheControlRoomAsync();
        App.Clock.Advance(TimeSpan.FromHours(11));
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        SignIn(await App.AccountAsync(Roles.ControlRoomOperator, person));
        var page = Render<MyObligations>();
        page.WaitForAssertion(() => Assert.Contains("D-011@1", page.Markup, StringComparison.Ordinal));
        var before = page.FindAll(".obligation").Count;

        page.Do(() => page.FindAll(".obligation").First(one => one.TextContent.Contains("D-011@1", StringComparison.Ordinal)).QuerySelector("form")!.Submit());

        page.WaitForAssertion(() => Assert.Equal(before - 1, page.FindAll(".obligation").Count));
    }

    /// <summary>Nothing is signalled when a window opens: time alone passes.</summary>
    [Fact]
    public async Task Mine_ComesNext_ThenIsDue_ThenIsMissed_AsTimePasses()
    {
        var person = await NightInTheControlRoomAsync();
        SignIn(await App.AccountAsync(Roles.ControlRoomOperator, person));
        var page = Render<MyObligations>();
        page.WaitForAssertion(() => Assert.Contains("D-011@1", page.Find("[aria-labelledby=me-next]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("D-011@1", page.Find("[aria-labelledby=me-obligations]").TextContent, StringComparison.Ordinal);

        App.Clock.Advance(TimeSpan.FromHours(11.5));
        page.WaitForAssertion(() => Assert.Contains("D-011@1", page.Find("[aria-labelledby=me-obligations]").TextContent, StringComparison.Ordinal));
        var missed = page.Find("[aria-labelledby=me-missed]");
        Assert.Equal(3, missed.QuerySelectorAll(".obligation").Count(one => one.TextContent.Contains("D-171@1", StringComparison.Ordinal)));

        page.Do(() => page.Find("[aria-labelledby=me-missed] .obligation-all").Click());

        page.WaitForAssertion(() => Assert.True(page.Find("[aria-labelledby=me-missed]").QuerySelectorAll(".obligation").Length > 3));
    }

    [Fact]
    public async Task Mine_OfSomebodyWithoutAShift_HasNothingNext()
    {
        await NightInTheControlRoomAsync();
        var seed = new DutySeed(App).Person("F");
        await seed.SaveAsync();
        SignIn(await App.AccountAsync(Roles.ControlRoomOperator, seed["F"]));

        var page = Render<MyObligations>();

        page.WaitForElement("#me-obligations");
        Assert.DoesNotContain("D-011", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OpenWhileAWindowOpens_MovesItsFigure()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations?day=2026-11-22");
        await NightInTheControlRoomAsync();
        var page = Render<ObligationsPage>();
        page.WaitForAssertion(() => Assert.Equal("0", page.FindAll(".obligation-figures .figure")[1].TextContent));

        App.Clock.Advance(TimeSpan.FromHours(11.5));

        page.WaitForAssertion(() => Assert.NotEqual("0", page.FindAll(".obligation-figures .figure")[1].TextContent));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        var page = Render<ObligationsPage>();
        page.WaitForElement(".state-empty");
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void Page_Prerendered_DoesNotSubscribe()
    {
        RenderAs(interactive: false);
        var before = Subscribers;

        Render<ObligationsPage>().WaitForElement(".state-empty");

        Assert.Equal(before, Subscribers);
    }

    private async Task<PersonId> NightInTheControlRoomAsync()
    {
        var seed = new DutySeed(App).Person("N").Post("中控室").Shift("N", "中控室", "2026-11-21 20:00", "2026-11-22 08:00");
        await seed.SaveAsync();
        await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "control-room", true, default);
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        return seed["N"];
    }
}
