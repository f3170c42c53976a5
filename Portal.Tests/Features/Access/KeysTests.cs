using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Access.Pages;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

[Trait("Engines", "Both")]
public sealed class KeysTests : PageTest
{
    [Fact]
    public void Keys_None_SaysSo()
    {
        var page = Render<Keys>();

        page.WaitForAssertion(() => Assert.Contains("还没有密钥", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_WithoutTheRight_FailsVisibly()
    {
        SignIn(await App.AccountAsync(Roles.Manager));

        var page = Render<Keys>();

        page.WaitForAssertion(() => Assert.Contains("没有读到数据", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_MadeElsewhere_Appears()
    {
        var page = Render<Keys>();
        page.WaitForAssertion(() => Assert.Contains("还没有密钥", page.Markup, StringComparison.Ordinal));

        await MakeAsync("东门大屏");

        page.WaitForAssertion(() => Assert.Contains("东门大屏", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_DeviceMade_ShowsItsLinkOnceAndTheKeyOpensTheWall()
    {
        var page = Render<Keys>();
        page.WaitForAssertion(() => Assert.Contains("还没有密钥", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#key-name").ChangeAsync("大厅"));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("wall?device=pd_", page.Markup, StringComparison.Ordinal));
        var secret = page.Find(".secret code").TextContent;
        Assert.Equal("大厅", App.Services.GetRequiredService<AccessDirectory>().FindKey(secret)?.Name);
        Assert.StartsWith("data:image/svg+xml", page.Find("img.qr").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_Revoked_AsksFirstAndNoLongerOpens()
    {
        var secret = await MakeAsync("旧大屏");
        var page = Render<Keys>();
        page.WaitForElement("td button");

        await page.InvokeAsync(() => page.Find("td button").ClickAsync());
        Assert.NotNull(App.Services.GetRequiredService<AccessDirectory>().FindKey(secret));
        await page.InvokeAsync(() => page.Find("td button.btn-danger").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("已作废", page.Markup, StringComparison.Ordinal));
        Assert.Null(App.Services.GetRequiredService<AccessDirectory>().FindKey(secret));
    }

    [Fact]
    public void Keys_Prerendered_DoesNotSubscribe()
    {
        var before = Subscribers;
        RenderAs(interactive: false);

        Render<Keys>();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task Keys_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        Render<Keys>();

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    private async Task<string> MakeAsync(string name) =>
        (await App.Services.GetRequiredService<CreateKey>().RunAsync(PortalApp.Tester, name, KeyPurpose.Device, KeyScope.Read, default)).Value;
}
