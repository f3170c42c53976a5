using Bunit;
using Portal.Domain.Cases;
using Portal.Features.Cases;

namespace Portal.Tests.Features.Cases;

[Trait("Engines", "Both")]
public sealed class CasesPageTests : CasePageTest
{
    [Fact]
    public async Task List_CaseTakenByAColleague_AppearsByItself()
    {
        var page = Open<CasesPage>("/cases");
        Assert.Contains("没有符合条件的工单", page.Markup, StringComparison.Ordinal);

        var taken = await House.TakeAsync(title: "门禁失灵");

        page.WaitForAssertion(() => Assert.Equal(taken.Number, page.Find(".case-no a").TextContent));
    }

    [Fact]
    public async Task List_WhenReadingFails_SaysSoAndReadsAgainOnDemand()
    {
        await House.TakeAsync(title: "门禁失灵");
        var page = Open<CasesPage>("/cases");
        await BreakAsync(true);
        page.WaitForAssertion(() => Assert.Contains("没有读到数据", page.Find(".state-failed").TextContent, StringComparison.Ordinal));

        await BreakAsync(false);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task List_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        var page = Open<CasesPage>("/cases");
        Assert.Equal(before + 1, Subscribers);

        page.Dispose();
        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task List_Prerendered_ShowsRowsAndDoesNotSubscribe()
    {
        await House.TakeAsync();
        var before = Subscribers;
        RenderAs(interactive: false);

        var page = Open<CasesPage>("/cases");

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task List_Burst_EndsInTheLastState()
    {
        var page = Open<CasesPage>("/cases");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(no => House.TakeAsync(title: $"第{no}张")));

        page.WaitForAssertion(() => Assert.Equal(40, page.FindAll("tbody tr").Count));
    }

    [Theory]
    [InlineData("?status=new", "漏水")]
    [InlineData("?status=assigned", "门禁")]
    [InlineData("?status=awaitingcallback", "疏通")]
    [InlineData("?kind=repair", "门禁")]
    [InlineData("?figure=overdue", "漏水")]
    [InlineData("?q=疏通", "疏通")]
    [InlineData("?q=BX-20261121-0001", "门禁")]
    [InlineData("?unit=B2-07", "疏通")]
    public async Task List_Filtered_ShowsExactlyWhatFits(string query, string title)
    {
        await House.TakeAsync(title: "漏水", ago: TimeSpan.FromHours(2), dueIn: TimeSpan.FromHours(-1));
        await House.AssignAsync(await House.TakeAsync(CaseKind.Repair, "门禁"), House.Zhou);
        await House.ResolveAsync(await House.TakeAsync(CaseKind.Service, "疏通", unit: House.Shop), House.Li);

        var page = Open<CasesPage>("/cases" + query);

        Assert.Contains(title, Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfAnAssignee_ShowsTheirCases()
    {
        await House.AssignAsync(await House.TakeAsync(title: "漏水"), House.Zhou);
        await House.AssignAsync(await House.TakeAsync(title: "门禁"), House.Li);

        var page = Open<CasesPage>($"/cases?assignee={House.Li.Id.Value}");

        Assert.Contains("门禁", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_LongerThanAPage_IsTurned()
    {
        for (var no = 0; no < 51; no++)
        {
            await House.TakeAsync(title: $"#{no}", ago: TimeSpan.FromMinutes(no));
        }

        var first = Open<CasesPage>("/cases");
        Assert.Equal((50, "共 51 张"), (first.FindAll("tbody tr").Count, CasePageTest.Words(first.Find(".pager span"))));
        Assert.EndsWith("page=2", first.Find("[rel=next]").GetAttribute("href"), StringComparison.Ordinal);

        var second = Open<CasesPage>("/cases?page=2");
        Assert.Contains("#50", Assert.Single(second.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }
}
