using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>An entry of a register on a phone, from its first answer to its end.</summary>
public sealed class RegisterTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Entry_OnAPhone_IsOpenedCompletedAndClosed()
    {
        var desk = await OpenAsync("/rules/packs", "manager");
        var pack = desk.GetByRole(AriaRole.Region, new() { Name = "市场客服中心" });
        await pack.GetByRole(AriaRole.Button).First.ClickAsync();
        await pack.Locator(".btn-primary").ClickAsync();
        await Expect(pack.Locator(".btn-primary")).ToHaveCountAsync(0);

        var page = await OpenAsync("/registers", "manager", width: 390, height: 844, phone: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "登记：部门规章制度" }).ClickAsync();
        await Complete("发布").ClickAsync();
        await Expect(page.Locator(".stage-missing")).ToHaveCountAsync(4);
        await WriteAsync("制度名称", "门岗值守规定");
        await WriteAsync("版本", "2");
        await WriteAsync("生效日期", "2026-12-01");
        await WriteAsync("内容摘要", "访客先登记再放行");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rules.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("plain") });
        await Expect(Item("制度文本")).ToContainTextAsync("只接受 PDF");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "rules.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("%PDF-1.7 rules") });
        await Expect(page.GetByText("已填 5 / 5 项")).ToBeVisibleAsync();
        await Complete("发布").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("门岗值守规定 · 2");
        await WriteAsync("废止日期", "2027-01-31");
        await Complete("废止").ClickAsync();
        await Expect(page.Locator(".entry-head")).ToContainTextAsync("已办结");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载附件" }).ClickAsync());
        Assert.Equal("rules.pdf", file.SuggestedFilename);

        ILocator Complete(string stage) => page.GetByRole(AriaRole.Button, new() { Name = $"完成：{stage}" });
        ILocator Item(string name) => page.Locator(".evidence-row", new() { Has = page.GetByRole(AriaRole.Group, new() { Name = name }) });

        async Task WriteAsync(string name, string value)
        {
            var input = Item(name).Locator("input").First;
            await input.FillAsync(value);
            await input.BlurAsync();
        }
    }
}
