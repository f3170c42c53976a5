using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.People.Leaves;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.People;

/// <summary>Who is away and who stands in.</summary>
public sealed class LeavesPageTests : PageTest
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Page_WithNobodyAway_SaysSo() =>
        Assert.Contains("现在没有人请假", Render<LeavesPage>().WaitForElement(".state-empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Page_Open_ShowsALeaveThatIsRecordedElsewhere_AndTakesItBack()
    {
        var seed = new DutySeed(App).Person("A", "周海").Person("B", "林静");
        await seed.SaveAsync();
        var page = Render<LeavesPage>();
        page.WaitForElement(".state-empty");

        await App.Services.GetRequiredService<RecordLeave>().RunAsync(PortalApp.Tester, seed["A"], Today, Today.AddDays(1), LeaveKind.Other, seed["B"], default);
        page.WaitForAssertion(() => Assert.Contains("周海", page.Find("tbody").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find("tbody button").Click());
        page.WaitForAssertion(() => Assert.Contains("已撤销", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_WithoutAPerson_IsRefusedBesideTheField()
    {
        await new DutySeed(App).Person("A", "周海").SaveAsync();
        var page = Render<LeavesPage>();
        page.WaitForElement("form.leave-form");

        page.Do(() => page.Find("form.leave-form").Submit());

        page.WaitForAssertion(() => Assert.Contains("请选择在职人员", page.Find(".leave-form").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        Render<LeavesPage>().WaitForElement(".state-empty");
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }
}
