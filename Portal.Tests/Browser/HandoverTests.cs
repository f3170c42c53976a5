using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Two people change shifts on their phones, and the supervisor watches.</summary>
public sealed class HandoverTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Handover_SentBackSignedAgainAndAccepted_IsSeenByBothAndByTheDesk()
    {
        using var plan = new StringContent(
            "staff,post,start,end\n"
            + $"1003,LODGE,{SmallEstate.At(TimeSpan.FromHours(-4))},{SmallEstate.At(TimeSpan.FromMinutes(-1))}\n"
            + $"1006,LODGE,{SmallEstate.At(TimeSpan.FromMinutes(-1))},{SmallEstate.At(TimeSpan.FromHours(6))}\n");
        plan.Headers.ContentType = new("text/csv");
        using var post = new StringContent("岗位编码,岗位名称,适用日,开始,结束,最低人数\nLODGE,北门服务台,每天,00:00,24:00,0\n");
        post.Headers.ContentType = new("text/csv");
        using var posted = await House.Api.PostAsync(new Uri("api/v1/import/posts", UriKind.Relative), post);
        Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync());
        using var planned = await House.Api.PostAsync(new Uri("api/v1/import/assignments", UriKind.Relative), plan);
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());

        var outgoing = await OpenAsync("/handover", "zhou", 390, 844, phone: true);
        var incoming = await OpenAsync("/handover", "qin", 390, 844, phone: true);
        var desk = await OpenAsync("/desk/handovers", "lin");
        var giving = Card(outgoing, "我交班");
        var taking = Card(incoming, "我接班");
        Assert.True(await outgoing.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"));

        await giving.GetByRole(AriaRole.Button, new() { Name = "开始交班" }).TapAsync();
        await giving.GetByLabel("交接事项").FillAsync("备用钥匙外借给工程部");
        await giving.GetByRole(AriaRole.Button, new() { Name = "添加" }).TapAsync();
        await Expect(taking).ToContainTextAsync("备用钥匙外借给工程部");
        await Expect(taking).ToContainTextAsync("交班人还没有签名");
        await SignAsync(giving, "签名交班", "wrong horse battery");
        await Expect(giving.GetByRole(AriaRole.Alert)).ToContainTextAsync("密码");
        await SignAsync(giving, "签名交班", SmallEstate.Password);
        await Expect(giving).ToContainTextAsync("等待 秦岚 接班");

        await taking.GetByRole(AriaRole.Button, new() { Name = "退回" }).TapAsync();
        await taking.GetByLabel("退回原因").FillAsync("没写归还时间");
        await taking.GetByRole(AriaRole.Button, new() { Name = "退回" }).TapAsync();
        await Expect(giving).ToContainTextAsync("没写归还时间");
        await giving.GetByLabel("交接事项").FillAsync("下午三点归还");
        await giving.GetByRole(AriaRole.Button, new() { Name = "添加" }).TapAsync();
        await Expect(giving).ToContainTextAsync("下午三点归还");
        await SignAsync(giving, "签名交班", SmallEstate.Password);
        var row = desk.Locator(".handover-post").Filter(new() { HasText = "北门服务台" }).Locator(".handover-row").First;
        await Expect(row).ToContainTextAsync("待接班确认");

        await SignAsync(taking, "签名接班", SmallEstate.Password);
        await Expect(row).ToContainTextAsync("已交接");
        await Expect(giving).ToHaveCountAsync(0);
        var kept = Card(incoming, "上一班遗留");
        await Expect(kept).ToContainTextAsync("周海");
        await kept.GetByRole(AriaRole.Button, new() { Name = "已完成" }).First.TapAsync();
        await kept.GetByLabel("办理情况（选填）").FillAsync("已归还");
        await kept.Locator(".handover-note").GetByRole(AriaRole.Button, new() { Name = "已完成" }).TapAsync();
        await Expect(kept.Locator(".carried-item")).ToHaveCountAsync(1);

        // The house is shared: whoever comes next finds inboxes with nothing open.
        foreach (var page in new[] { outgoing, incoming })
        {
            await GoAsync(page, "/inbox");
            var told = page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^知道了", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) });
            for (var open = await told.CountAsync(); open > 0; open = await told.CountAsync())
            {
                await told.First.ClickAsync();
                await Expect(told).ToHaveCountAsync(open - 1);
            }
        }
    }

    private static ILocator Card(IPage page, string part) =>
        page.GetByRole(AriaRole.Region, new() { Name = part }).GetByRole(AriaRole.Article, new() { Name = "北门服务台" });

    private static async Task SignAsync(ILocator card, string verb, string password)
    {
        await card.GetByLabel("再次输入本人密码").FillAsync(password);
        await card.GetByRole(AriaRole.Button, new() { Name = verb }).TapAsync();
    }
}
