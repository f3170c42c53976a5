using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Somebody asks a superior in writing; the answer arrives while the asker looks, and is carried out.</summary>
public sealed class UpwardTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Request_AskedAnsweredAndCarriedOut_IsSeenByBothAtOnce()
    {
        var asker = await OpenAsync("/reports/upward", "qin");
        await asker.GetByRole(AriaRole.Button, new() { Name = "写请示报告" }).ClickAsync();
        var drawer = asker.GetByRole(AriaRole.Dialog);
        await Expect(drawer.GetByLabel("报送").Locator("option")).ToHaveCountAsync(1);
        await drawer.GetByLabel("事由").FillAsync("业主请求代管钥匙");
        await drawer.GetByLabel("情况", new() { Exact = true }).FillAsync("制度没有规定");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "上报" }).ClickAsync();
        await Expect(drawer.GetByRole(AriaRole.Alert)).ToContainTextAsync("处理意见");
        await drawer.GetByLabel("处理意见").FillAsync("登记后代管三天");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "上报" }).ClickAsync();
        await Expect(asker).ToHaveURLAsync(new Regex("/reports/upward/[0-9a-f-]{36}$"));

        var superior = await OpenAsync("/reports/upward?mine=true", "lin");
        await superior.GetByRole(AriaRole.Link, new() { Name = "业主请求代管钥匙" }).ClickAsync();
        await superior.GetByLabel("上级指示").FillAsync("可代管两天，双人封存");
        await superior.GetByRole(AriaRole.Button, new() { Name = "批示" }).ClickAsync();

        await Expect(asker.Locator(".upward-body")).ToContainTextAsync("可代管两天，双人封存");
        await asker.GetByLabel("落实情况").FillAsync("已封存登记");
        await asker.GetByRole(AriaRole.Button, new() { Name = "记录落实" }).ClickAsync();
        await Expect(superior.Locator(".upward-body")).ToContainTextAsync("已封存登记");
        await Expect(superior.Locator(".upward-head")).ToContainTextAsync("已落实");

        // The house is shared: whoever comes next finds an inbox with nothing open.
        await GoAsync(asker, "/inbox");
        var told = asker.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^知道了") });
        await told.ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
    }
}
