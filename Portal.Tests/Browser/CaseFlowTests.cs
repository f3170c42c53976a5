using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>A case from the telephone to its end, and back again.</summary>
public sealed class CaseFlowTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Case_TakenByPhone_GoesThroughEveryStepToItsReopening()
    {
        var page = await OpenAsync("/cases/new", "lin");
        await page.Locator(".kinds label", new() { HasText = "投诉" }).ClickAsync();
        await page.GetByLabel("标题").FillAsync("电梯夜间异响");
        var (unit, offered) = (page.GetByLabel("房号"), page.Locator(".unit-options [role=option]"));
        await unit.FillAsync("2-02");
        await Expect(offered.First).ToContainTextAsync("2-0201");
        await unit.PressAsync("ArrowDown");
        await Expect(page.Locator(".unit-options [aria-selected=true]")).ToContainTextAsync("2-0201");
        await unit.PressAsync("Enter");
        await Expect(unit).ToHaveValueAsync("2-0201");
        await Expect(offered).ToHaveCountAsync(0);
        await Expect(page.Locator(".taken-number")).ToHaveCountAsync(0);
        await page.GetByLabel("受理方式").SelectOptionAsync(new SelectOptionValue { Label = "电话" });
        await page.GetByLabel("来电人").FillAsync("李思思");
        await page.GetByLabel("联系电话").FillAsync("13812345678");
        await page.GetByRole(AriaRole.Button, new() { Name = "受理登记" }).ClickAsync();
        var taken = page.Locator(".taken-number");
        await Expect(taken).ToHaveTextAsync(new Regex("^TS-"));
        var number = await taken.InnerTextAsync();
        await taken.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/cases/{number}$"));
        await Expect(page.GetByText("138****5678")).ToBeVisibleAsync();
        Assert.DoesNotContain("13812345678", await page.ContentAsync(), StringComparison.Ordinal);
        await DoAsync(page, "派单", "已派单", async form =>
        {
            var option = form.Locator("option", new() { HasText = "陈国强" });
            await form.GetByLabel("处理人").SelectOptionAsync(await option.GetAttributeAsync("value") ?? "");
        });
        await DoAsync(page, "响应", "已记录响应");
        await DoAsync(page, "处理完成", "等待回访", form => form.GetByLabel("处理结果").FillAsync("更换导靴"));
        await DoAsync(page, "重开", null);
        await Expect(page.Locator(".verb-form").GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写原因");
        await DoAsync(page, "回访", "已记录回访", async form =>
        {
            await form.Locator("label.kind", new() { HasText = "5" }).ClickAsync();
            await form.GetByLabel("客户意见").FillAsync("已安静");
        });
        await DoAsync(page, "办结", "已办结");
        await Expect(page.Locator(".case-head")).ToContainTextAsync("已办结");
        await DoAsync(page, "重开", "已重开", form => form.GetByLabel("原因").FillAsync("又响了"));
        await Expect(page.Locator(".facts")).ToContainTextAsync("重开次数");
        await Expect(page.Locator(".steps > li")).ToHaveCountAsync(7);
    }

    private static async Task DoAsync(IPage page, string verb, string? said, Func<ILocator, Task>? fill = null)
    {
        await page.Locator(".verbs").GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        var form = page.Locator(".verb-form");
        var submit = form.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true });
        await Expect(submit).ToBeVisibleAsync();
        if (fill is not null)
        {
            await fill(form);
        }

        await submit.ClickAsync();
        if (said is not null)
        {
            await Expect(page.Locator(".case-actions [role=status]")).ToContainTextAsync(said);
        }
    }
}
