using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Features.Statistics;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Statistics;

public sealed class StatisticsPageTests : PageTest
{
    private StatisticsEstate _estate = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _estate = new StatisticsEstate(App);
        await _estate.FillAsync();
    }

    [Fact]
    public void Page_OpenMonth_ShowsFiguresTargetsAndClauses()
    {
        var page = Render<StatisticsPage>();

        page.WaitForAssertion(() => Assert.Equal("25.00%", page.Find("a[href='/statistics/2026-11/collection.property']").ParentElement!.QuerySelector(".figure")!.TextContent));
        Assert.Contains("未结账", page.Markup, StringComparison.Ordinal);
        Assert.Contains("未达标", page.Markup, StringComparison.Ordinal);
        Assert.Contains("B-164", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_CaseComesInWhileOpen_CountsIt()
    {
        var page = Render<StatisticsPage>();
        page.WaitForAssertion(() => Assert.Contains("4 条明细", page.Markup, StringComparison.Ordinal));

        await _estate.CaseAsync(CaseKind.Complaint, received: -1);

        page.WaitForAssertion(() => Assert.Contains("5 条明细", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BurstOfCases_EndsInTheLastState()
    {
        var page = Render<StatisticsPage>();
        for (var number = 0; number < 10; number++)
        {
            await _estate.CaseAsync(CaseKind.Enquiry, received: -1);
        }

        page.WaitForAssertion(() => Assert.Contains("14 条明细", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_FrozenMonthCorrected_ShowsFrozenAndRestated()
    {
        App.Clock.MoveTo(StatisticsEstate.FreezeAt);
        await _estate.Get<FreezeLastMonth>().RunAsync(default);
        await _estate.Fees.BillAsync("B3", 30_000, unit: "1-103");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/statistics?month=2026-11");

        var page = Render<StatisticsPage>();

        page.WaitForAssertion(() => Assert.Contains("已于 2026-12-01 00:10 结账", page.Markup, StringComparison.Ordinal));
        Assert.Contains("更正为 10.00%", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void FigurePage_ShowsExactlyTheRows()
    {
        var page = Render<FigurePage>(parameters => parameters.Add(one => one.Month, "2026-11").Add(one => one.Key, "collection.property"));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("第 1–2 条，共 2 条", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void FigurePage_AnotherFigureInTheAddress_ShowsItsRows()
    {
        var page = Render<FigurePage>(parameters => parameters.Add(one => one.Month, "2026-11").Add(one => one.Key, "collection.property"));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        page.Render(parameters => parameters.Add(one => one.Key, "collection.utility"));
        page.WaitForAssertion(() => Assert.Contains("没有明细", page.Markup, StringComparison.Ordinal));
        page.Render(parameters => parameters.Add(one => one.Month, "2026-13"));

        page.WaitForAssertion(() => Assert.Contains("2026-13", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void FigurePage_NothingBehindTheFigure_SaysSo()
    {
        var page = Render<FigurePage>(parameters => parameters.Add(one => one.Month, "2026-11").Add(one => one.Key, "collection.utility"));

        page.WaitForAssertion(() => Assert.Contains("没有明细", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutTheRight_SaysSo()
    {
        SignIn(new Actor(ActorKind.Account, "nobody", "nobody"));

        var page = Render<StatisticsPage>();

        page.WaitForAssertion(() => Assert.Contains("账号已停用", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_Closed_LeaveNoSubscriber()
    {
        var before = Subscribers;
        Render<StatisticsPage>();
        Render<FigurePage>(parameters => parameters.Add(one => one.Month, "2026-11").Add(one => one.Key, "coverage.rate"));
        Assert.Equal(before + 2, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void Page_Prerendered_DoesNotSubscribe()
    {
        var before = Subscribers;
        RenderAs(interactive: false);

        Render<StatisticsPage>();

        Assert.Equal(before, Subscribers);
    }
}
