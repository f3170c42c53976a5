using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Channels;

public sealed class ChannelsPageTests : PageTest
{
    // A public address that is never connected to here.
    private const string Robot = "https://203.0.112.7/cgi-bin/webhook/send?key=very-secret-key";

    [Fact]
    public void Page_NoChannels_SaysSo()
    {
        var page = Render<ChannelsPage>();

        page.WaitForAssertion(() => Assert.Contains("还没有渠道", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_TablesAreGone_ShowsTheFailureAndTriesAgain()
    {
        await SaveAsync("group");
        var page = Render<ChannelsPage>();
        page.WaitForElement(".channel");
        await App.RunSqlAsync("ALTER TABLE \"Channels\" RENAME TO \"Gone\"");

        App.Feed.Publish("channels");
        page.WaitForElement(".state-failed button");
        await App.RunSqlAsync("ALTER TABLE \"Gone\" RENAME TO \"Channels\"");
        page.Do(() => page.Find(".state-failed button").Click());

        page.WaitForElement(".channel");
    }

    [Fact]
    public async Task Page_ChannelMadeWhileOpen_ShowsItWithoutItsSecrets()
    {
        var page = Render<ChannelsPage>();
        page.WaitForElement(".state-empty");

        await SaveAsync("group");

        page.WaitForAssertion(() => Assert.Contains("203.0.112.7/cgi-bin/webhook/send?***", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("very-secret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAStoredChannel_NeverHoldsASecret()
    {
        await SaveAsync("hook", ChannelKind.Webhook, "https://203.0.112.7/in?token=very-secret-key", "very-secret-sign");
        var page = Render<ChannelsPage>();
        page.WaitForElement("button[aria-label='修改 群']");

        page.Do(() => page.Find("button[aria-label='修改 群']").Click());
        page.WaitForElement("#ch-secret");
        page.Do(() => page.Find("#ch-secret").Click());
        page.Do(() => page.Find("#ch-address").Click());

        Assert.Equal("", page.Find("#ch-secret").GetAttribute("value") ?? "");
        Assert.Equal("password", page.Find("#ch-secret").GetAttribute("type"));
        Assert.DoesNotContain("very-secret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_InternalAddress_IsRefusedBesideTheField()
    {
        var page = Render<ChannelsPage>();
        page.WaitForElement(".page-actions button");
        page.Do(() => page.Find(".page-actions button").Click());
        page.Do(() => page.Find("#ch-kind").Change(ChannelKind.WeCom.ToString()));
        page.Do(() => page.Find("#ch-key").Change("group"));
        page.Do(() => page.Find("#ch-name").Change("值班群"));
        page.Do(() => page.Find("#ch-address").Change("https://192.168.1.1/send?key=k"));

        page.Do(() => page.Find("form.channel-form").Submit());

        page.WaitForAssertion(() => Assert.Contains("192.168.1.1 在服务器自己的网络里", page.Find(".field:has(#ch-address) .error").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Form_Filled_MakesTheChannel()
    {
        var page = Render<ChannelsPage>();
        page.WaitForElement(".page-actions button");
        page.Do(() => page.Find(".page-actions button").Click());
        page.Do(() => page.Find("#ch-key").Change("mail"));
        page.Do(() => page.Find("#ch-name").Change("公司邮箱"));
        page.Do(() => page.Find("#ch-host").Change("203.0.112.9"));
        page.Do(() => page.Find("#ch-security").Change(MailSecurity.ImplicitTls.ToString()));
        page.Do(() => page.Find("#ch-sender").Change("portal@example.com"));

        page.Do(() => page.Find("form.channel-form").Submit());

        page.WaitForAssertion(() => Assert.Contains("203.0.112.9:465", page.Find(".channel").TextContent, StringComparison.Ordinal));
        Assert.Contains("已保存", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Queued_ShowsInTheLogAndWhatBecameOfIt()
    {
        await SaveAsync("group");
        var page = Render<ChannelsPage>();
        page.WaitForElement("button[aria-label='试发 群']");

        page.Do(() => page.Find("button[aria-label='试发 群']").Click());
        page.WaitForAssertion(() => Assert.Contains("排队", page.Find(".delivery-log tbody").TextContent, StringComparison.Ordinal));

        await App.Services.GetRequiredService<SwitchChannel>().RunAsync(PortalApp.Tester, "group", false, default);
        await App.Services.GetRequiredService<SendDeliveries>().RunAsync(default);

        page.WaitForAssertion(() => Assert.Contains("渠道已停用", page.Find(".delivery-log tbody").TextContent, StringComparison.Ordinal));
        page.Do(() => page.FindAll(".delivery-log .chip")[2].Click());
        page.WaitForAssertion(() => Assert.Contains("没有外发记录", page.Find(".delivery-log").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BurstOfChanges_EndsInTheLastState()
    {
        await SaveAsync("group");
        var page = Render<ChannelsPage>();
        for (var round = 0; round < 9; round++)
        {
            await App.Services.GetRequiredService<SwitchChannel>().RunAsync(PortalApp.Tester, "group", round % 2 == 1, default);
        }

        page.WaitForAssertion(() => Assert.Contains("is-off", page.Find(".channel").ClassName, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutTheRight_SaysSo()
    {
        SignIn(new Actor(ActorKind.Account, "nobody", "nobody"));

        var page = Render<ChannelsPage>();

        page.WaitForAssertion(() => Assert.Contains("账号已停用", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber_AndPrerenderedHasNone()
    {
        var before = Subscribers;
        Render<ChannelsPage>();
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();
        Assert.Equal(before, Subscribers);

        RenderAs(interactive: false);
        Render<ChannelsPage>();
        Assert.Equal(before, Subscribers);
    }

    private async Task SaveAsync(string key, ChannelKind kind = ChannelKind.WeCom, string address = Robot, string? secret = null)
    {
        var saved = await App.Services.GetRequiredService<SaveChannel>().RunAsync(
            PortalApp.Tester, new ChannelForm { Key = key, Kind = kind, Name = "群", Address = address, Secret = secret }, isNew: true, default);
        Assert.True(saved.IsDone, saved.Refusal?.ToString());
    }
}
