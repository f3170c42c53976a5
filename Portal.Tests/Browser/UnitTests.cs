using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The counter: a home, its money, its owner's telephone.</summary>
public sealed class UnitTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Unit_Found_ShowsItsBillsAndCases_AndTakesAndReversesAPayment()
    {
        var page = await OpenAsync("/units", "cashier");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("1-0101");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Expect(page.GetByText("共 1 套")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "1-0101" }).ClickAsync();
        var arrears = page.Locator(".fees-figures .figure").First;
        await Expect(arrears).ToContainTextAsync("260.00");

        await page.GetByLabel("先缴账单").SelectOptionAsync("B-1");
        await page.GetByLabel("金额").FillAsync("200");
        await page.GetByLabel("方式").SelectOptionAsync("现金");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认收款" }).ClickAsync();
        await Expect(page.GetByText("已收 ¥200.00")).ToBeVisibleAsync();
        await Expect(arrears).ToContainTextAsync("60.00");
        await Expect(arrears).Not.ToContainTextAsync("260.00");

        var payment = page.Locator(".fees-payments > li").First;
        await Expect(payment).ToContainTextAsync("现金");
        await payment.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^冲正") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认冲正" }).ClickAsync();
        await Expect(page.Locator("#reverse-error")).Not.ToBeEmptyAsync();
        await page.GetByLabel("冲正原因").FillAsync("收错房号");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认冲正" }).ClickAsync();
        await Expect(arrears).ToContainTextAsync("260.00");
        await Expect(page.Locator(".fees-reversed")).ToContainTextAsync("冲正");

        await page.GetByRole(AriaRole.Link, new() { Name = "相关工单" }).ClickAsync();
        await Expect(page.GetByText("楼上漏水二次返修未好").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Phone_IsMasked_UntilAskedForWithAReason_AndMaskedAgain()
    {
        const string Full = "13800020201";
        var page = await OpenAsync("/units/2-0201", "cashier");
        var phone = page.Locator(".fees-facts > div", new() { HasText = "手机" });
        await Expect(phone).ToContainTextAsync("138****0201");
        Assert.DoesNotContain(Full, await page.ContentAsync(), StringComparison.Ordinal);

        await phone.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Expect(phone.GetByLabel("查看原因")).ToBeFocusedAsync();
        await phone.GetByLabel("查看原因").FillAsync("回访");
        await phone.GetByRole(AriaRole.Button, new() { Name = "确认查看" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("至少 4 个字符");
        await phone.GetByLabel("查看原因").FillAsync("回访维修结果");
        await phone.GetByRole(AriaRole.Button, new() { Name = "确认查看" }).ClickAsync();
        await Expect(phone).ToContainTextAsync(Full);

        await phone.GetByRole(AriaRole.Button, new() { Name = "隐藏" }).ClickAsync();
        await Expect(phone).ToContainTextAsync("138****0201");
        Assert.DoesNotContain(Full, await page.ContentAsync(), StringComparison.Ordinal);
    }
}
