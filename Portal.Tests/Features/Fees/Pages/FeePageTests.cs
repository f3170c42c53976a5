using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Features.Fees.Pages;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees.Pages;

public sealed class FeePageTests : PageTest
{
    private static readonly Actor Stranger = new(ActorKind.Account, "nobody", "nobody");

    private FeeEstate Estate => field ??= new FeeEstate(App);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Units_NothingImported_SaysSo()
    {
        var page = Render<UnitsPage>();

        page.WaitForAssertion(() => Assert.Contains("还没有房产资料", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Units_FiltersStandInTheQueryString()
    {
        await Estate.UnitAsync("1-101");
        await Estate.UnitAsync("1-102", owner: "王小明");
        await Estate.BillAsync("B-1", 100);
        Navigation.NavigateTo("units?q=王小");
        var page = Render<UnitsPage>();
        page.WaitForAssertion(() => Assert.Equal(["1-102"], Codes(page)));

        page.Do(() => page.Find("input[type=search]").Change(""));
        page.Do(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Equal(["1-101", "1-102"], Codes(page)));
        Navigation.NavigateTo("units?arrears=true");

        page.WaitForAssertion(() => Assert.Equal(["1-101"], Codes(page)));
    }

    [Fact]
    public async Task Units_NeverSendAnOwnerInFull()
    {
        await Estate.UnitAsync("1-101", owner: "李四", phone: "13900135678");
        var page = Render<UnitsPage>();

        page.WaitForAssertion(() => Assert.Contains("139****5678", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("13900135678", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task Units_PageOutOfReach_IsNoFailure(int number)
    {
        await Estate.UnitAsync("1-101");
        Navigation.NavigateTo($"units?page={number}");
        var page = Render<UnitsPage>();

        page.WaitForAssertion(() => Assert.Contains("共 1 套", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".state-failed"));
    }

    [Fact]
    public async Task Units_Registered_OpensTheAccount()
    {
        var page = Render<UnitsPage>();
        page.WaitForElement(".page-actions .btn-primary");
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        page.Do(() => page.Find("#unit-code").Change(" 3-301 "));
        page.Do(() => page.Find("#unit-area").Change("-3"));
        await page.InvokeAsync(() => page.Find("form:not([role=search])").SubmitAsync());
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#unit-area-error").TextContent));

        page.Do(() => page.Find("#unit-area").Change("88.5"));
        page.Do(() => page.Find("#unit-owner").Change("李四"));
        await page.InvokeAsync(() => page.Find("form:not([role=search])").SubmitAsync());

        page.WaitForAssertion(() => Assert.EndsWith("/units/3-301", Navigation.Uri, StringComparison.Ordinal));
        var unit = await App.QueryAsync(db => db.Set<Unit>().SingleAsync());
        Assert.Equal(("3-301", 88.5m, "李四", null), (unit.Code, unit.Area, unit.Owner, unit.Phone));
    }

    [Fact]
    public async Task Account_Edited_KeepsTheOwnerThatItDoesNotShow()
    {
        await Estate.UnitAsync("1-101", owner: "李四", phone: "13900135678");
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForElement("button[aria-expanded]");
        page.Do(() => page.Find("button[aria-expanded]").Click());
        Assert.DoesNotContain("13900135678", page.Markup, StringComparison.Ordinal);

        page.Do(() => page.Find("#unit-building").Change("9"));
        page.Do(() => page.Find("#unit-owner").Click());
        page.Do(() => page.Find("#unit-owner").Change("王五"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#unit-building")));
        var unit = await App.QueryAsync(db => db.Set<Unit>().SingleAsync());
        Assert.Equal(("9", 89.67m, "王五", "13900135678"), (unit.Building, unit.Area, unit.Owner, unit.Phone));
    }

    [Fact]
    public async Task Units_WhoOnlyReads_IsOfferedNoForm()
    {
        await Estate.UnitAsync("1-101");
        SignIn(await App.AccountAsync(Portal.Domain.People.Roles.Steward));
        var page = Render<UnitsPage>();

        page.WaitForAssertion(() => Assert.Equal(["1-101"], Codes(page)));
        Assert.Empty(page.FindAll("button[aria-expanded]"));
    }

    [Fact]
    public void Units_WithoutTheRight_AreRefused()
    {
        SignIn(Stranger);
        var page = Render<UnitsPage>();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Units_ReadingFails_SaysSoAndRecoversByRetry()
    {
        await Estate.UnitAsync("1-101");
        await App.RunSqlAsync("""ALTER TABLE "Units" RENAME TO "Elsewhere" """);
        var page = Render<UnitsPage>();
        page.WaitForAssertion(() => page.Find(".state-failed"));

        await App.RunSqlAsync("""ALTER TABLE "Elsewhere" RENAME TO "Units" """);
        page.Do(() => page.Find(".state-failed button").Click());

        page.WaitForAssertion(() => Assert.Equal(["1-101"], Codes(page)));
    }

    [Fact]
    public async Task Account_TakesAPayment_ShowsWhereItWentAndUpdatesTheBills()
    {
        await Estate.BillAsync("B-1", 12_345);
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => Assert.Equal("123.45", page.Find("#take-amount").GetAttribute("value")));

        page.Do(() => page.Find("#take-amount").Change("150"));
        await page.InvokeAsync(() => page.Find(".fees-take form").SubmitAsync());

        page.WaitForAssertion(
            () =>
            {
                Assert.Contains("SK-20261121-0001", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
                Assert.Contains("¥123.45", page.Find(".fees-spent").TextContent, StringComparison.Ordinal);
                Assert.Contains("转入预存款 ¥26.55", page.Find(".fees-spent").TextContent, StringComparison.Ordinal);
            });
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1.234")]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task Account_BadAmount_IsRefusedBesideTheField(string amount)
    {
        await Estate.BillAsync("B-1", 10_000);
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => page.Find("#take-amount"));

        page.Do(() => page.Find("#take-amount").Change(amount));
        await page.InvokeAsync(() => page.Find(".fees-take form").SubmitAsync());

        Assert.NotEmpty(page.Find("#take-amount-error").TextContent);
        Assert.Equal("true", page.Find("#take-amount").GetAttribute("aria-invalid"));
        Assert.Equal(0, (await Estate.CountsAsync()).Payments);
    }

    [Fact]
    public async Task Account_Reverses_AfterASecondLookAndWithAReason()
    {
        await Estate.BillAsync("B-1", 10_000);
        await Estate.PayAsync(10_000);
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => page.Find(".fees-reverse"));

        page.Do(() => page.Find(".fees-reverse").Click());
        await page.InvokeAsync(() => page.Find(".fees-confirm").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写冲正原因", page.Find("#reverse-error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#reverse-reason").Change("登记到了错误的房号"));
        await page.InvokeAsync(() => page.Find(".fees-confirm").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("已由 CZ-20261121-0001 冲正", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".fees-reverse"));
        Assert.Equal(new Money(10_000), (await Estate.AccountAsync()).Arrears);
    }

    [Fact]
    public async Task Account_OwnerIsMasked_UntilAskedForWithAReason()
    {
        await Estate.UnitAsync();
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => Assert.Contains("139****5678", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("13900135678", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", page.Markup, StringComparison.Ordinal);

        page.Do(() => page.FindAll(".masked .link-button")[1].Click());
        page.WaitForElement(".masked-ask input");
        page.Do(() => page.Find(".masked-ask input").Input("催缴电话"));
        await page.InvokeAsync(() => page.Find(".masked-ask").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("13900135678", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Account_UnknownUnit_IsRefused()
    {
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "9-999"));

        page.WaitForAssertion(() => Assert.Contains("没有房号“9-999”", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Account_PaymentTakenElsewhere_ShowsByItself()
    {
        await Estate.BillAsync("B-1", 10_000);
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => page.Find("table"));

        await Estate.PayAsync(4_000);

        page.WaitForAssertion(() => Assert.Contains("¥60.00", page.Find(".fees-figures").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Account_ABurstOfPayments_EndsInTheLastState()
    {
        await Estate.BillAsync("B-1", 10_000);
        var page = Render<UnitAccountPage>(parameters => parameters.Add(one => one.Code, "1-101"));
        page.WaitForAssertion(() => page.Find("table"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Estate.PayAsync(100)));

        page.WaitForAssertion(() => Assert.Contains("¥80.00", page.Find(".fees-figures").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Collection_EveryFigure_OpensToItsRows()
    {
        await Estate.BillAsync("B-1", 10_000);
        await Estate.BillAsync("B-2", 20_000, unit: "1-102");
        await Estate.PayAsync(10_000);
        Navigation.NavigateTo("fees?period=2026-11");
        var page = Render<CollectionPage>();
        page.WaitForAssertion(() => page.Find(".fees-type"));
        Assert.Contains("未达标", page.Find(".fees-type").TextContent, StringComparison.Ordinal);
        var links = page.FindAll(".fees-parts a, .fees-shares td a").Select(link => (Address: link.GetAttribute("href")!, Text: link.TextContent)).ToList();
        Assert.Equal(12 + 6, links.Count);

        foreach (var (address, text) in links.Where(link => link.Text != "¥0.00"))
        {
            Navigation.NavigateTo(address);
            var rows = Render<CollectionRowsPage>();
            rows.WaitForAssertion(() => Assert.Contains(text, rows.Find(".fees-figures").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Collection_NothingBilled_SaysSo()
    {
        await Estate.BillAsync("B-1", 10_000);
        Navigation.NavigateTo("fees?period=2026-01");
        var page = Render<CollectionPage>();

        page.WaitForAssertion(() => Assert.Contains("2026-01 没有账单", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("B-164")]
    public async Task Collection_TargetEdited_ChangesTheWordAtOnce()
    {
        await Estate.BillAsync("B-1", 100_000);
        await Estate.PayAsync(94_900);
        var page = Render<CollectionPage>();
        page.WaitForAssertion(() => Assert.Contains("未达标", page.Find(".fees-type").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find(".fees-type footer button").Click());
        page.WaitForElement("#target-property");
        page.Do(() => page.Find("#target-property").Change("101"));
        await page.InvokeAsync(() => page.Find(".fees-target").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("0 到 100", page.Find(".fees-target .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#target-property").Change("94.9"));
        await page.InvokeAsync(() => page.Find(".fees-target").SubmitAsync());

        page.WaitForAssertion(() => Assert.DoesNotContain("未达标", page.Find(".fees-type").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_OfAPinnedInstant_DoNotMoveWithLaterPayments()
    {
        await Estate.BillAsync("B-1", 10_000);
        Navigation.NavigateTo("fees/rows?period=2026-11&part=outstanding&asOf=2026-11-21T20:00:00");
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        var page = Render<CollectionRowsPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        await Estate.PayAsync(10_000);
        await page.InvokeAsync(() => { });

        Assert.Single(page.FindAll("tbody tr"));
    }

    [Theory]
    [InlineData(typeof(UnitsPage))]
    [InlineData(typeof(UnitAccountPage))]
    [InlineData(typeof(CollectionPage))]
    [InlineData(typeof(CollectionRowsPage))]
    public async Task Pages_SubscribeOnlyWhileOpen(Type type)
    {
        await Estate.BillAsync("B-1", 10_000);
        var shared = App.Services.GetRequiredService<CollectionOverviewSnapshot>();
        int Watching() => Subscribers + shared.SubscriberCount;
        var before = Watching();
        RenderAs(interactive: false);
        _ = Open(type);
        Assert.Equal(before, Watching());

        RenderAs(interactive: true);
        _ = Open(type);
        Assert.Equal(before + 1, Watching());

        await DisposeComponentsAsync();
        Assert.Equal(before, Watching());
    }

    private IRenderedComponent<DynamicComponent> Open(Type type) => Render<DynamicComponent>(parameters =>
    {
        parameters.Add(one => one.Type, type);
        if (type == typeof(UnitAccountPage))
        {
            parameters.Add(one => one.Parameters, new Dictionary<string, object>(StringComparer.Ordinal) { ["Code"] = "1-101" });
        }
    });

    private static IEnumerable<string> Codes(IRenderedComponent<UnitsPage> page) =>
        page.FindAll("tbody .fees-key").Select(cell => cell.TextContent.Trim());
}
