using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Dunning;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>The page of collection.</summary>
public sealed class DunningPageTests : PageTest
{
    private DunningHouse House => field ??= new DunningHouse(App);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_NobodyOwes_SaysSo()
    {
        var page = Render<DunningPage>();

        page.WaitForAssertion(() => Assert.Contains("没有欠费", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Filled_ShowsAmountStageAndNextStep_WithoutTheOwnersName()
    {
        await House.OpenAsync();
        await House.BillAsync("A", "1-101", "11-20", 24_550);
        var page = Render<DunningPage>();

        page.WaitForAssertion(() => Assert.Contains("¥245.50", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Contains("发催缴通知书", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("自 2026-11-21", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatCannotLoad_SaysSo_AndLoadsAgain()
    {
        await House.OpenAsync();
        await House.BillAsync("A", "1-101", "11-20");
        await App.RunSqlAsync("""ALTER TABLE "DunningNotices" RENAME TO "Hidden" """);
        var page = Render<DunningPage>();
        page.WaitForElement(".state-failed");
        await App.RunSqlAsync("""ALTER TABLE "Hidden" RENAME TO "DunningNotices" """);
        page.Do(() => page.Find(".state-failed button").Click());

        page.WaitForElement("tbody tr");
    }

    [Fact]
    public async Task Page_PaymentElsewhere_TakesTheUnitOutWithoutAReload()
    {
        await House.OpenAsync();
        await House.BillAsync("A", "1-101", "11-20");
        await House.BillAsync("B", "1-102", "11-20");
        var page = Render<DunningPage>();
        page.WaitForAssertion(() => Assert.Equal(["1-101", "1-102"], Codes(page)));

        await House.Estate.PayAsync(10_000, "1-101");

        page.WaitForAssertion(() => Assert.Equal(["1-102"], Codes(page)));
    }

    [Fact]
    public async Task Page_SeveralChosen_RecordsANoticeForEach_AndWithdrawsOne()
    {
        await House.OpenAsync();
        await House.BillAsync("A", "1-101", "11-20");
        await House.BillAsync("B", "1-102", "11-20");
        SignIn(House.Steward);
        Navigation.NavigateTo("fees/dunning?list=reminded");
        var page = Render<DunningPage>();
        page.WaitForAssertion(() => Assert.Equal(["1-101", "1-102"], Codes(page)));

        page.Do(() => page.Find("thead input[type=checkbox]").Change(true));
        await page.InvokeAsync(() => page.Find(".dunning-form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写单号", page.Find(".dunning-form .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#dunning-number").Change("CJ-1"));
        await page.InvokeAsync(() => page.Find(".dunning-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("已登记 2 张", page.Find(".alert-good").TextContent, StringComparison.Ordinal));
        page.WaitForElement(".state-empty");
        Navigation.NavigateTo("fees/dunning?stage=reminded");
        page.WaitForAssertion(() => Assert.Equal(["1-101", "1-102"], Codes(page)));
        page.Do(() => page.Find(".dunning-papers button").Click());
        page.Do(() => page.Find("#dunning-why").Change("送错户"));
        await page.InvokeAsync(() => page.Find(".dunning-withdraw").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal(["1-102"], Codes(page)));
    }

    [Fact]
    public async Task Page_WhoOnlyReads_IsOfferedNoForm()
    {
        await House.OpenAsync();
        await House.BillAsync("A", "1-101", "11-20");
        SignIn(await App.AccountAsync(Roles.Administrator));
        var page = Render<DunningPage>();

        page.WaitForElement("tbody tr");
        Assert.Empty(page.FindAll(".dunning-form, input[type=checkbox]"));
    }

    private static IEnumerable<string> Codes(IRenderedComponent<DunningPage> page) => page.FindAll("td.dunning-key").Select(cell => cell.TextContent);
}
