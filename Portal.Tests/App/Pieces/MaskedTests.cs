using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.App.Pieces;

public sealed class MaskedTests : PageTest
{
    private const string Full = "13812345678";
    private static readonly Guid Owner = new("0198a000-0000-7000-8000-000000000001");

    public MaskedTests() => Services.AddTransient(provider => new RevealPersonalData(App.Writer, [new OwnersPhone()]));

    [Fact]
    public async Task Masked_ReasonGiven_ShowsTheValueForAMinuteAndRecordsTheLook()
    {
        var page = await RenderAsync(Roles.Steward);
        Assert.DoesNotContain(Full, page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("button").ClickAsync());
        await page.InvokeAsync(() => page.Find("input").InputAsync("核对报修电话"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains(Full, page.Markup, StringComparison.Ordinal));
        var look = await App.QueryAsync(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Action == nameof(RevealPersonalData)));
        Assert.Contains("核对报修电话", look.Changes, StringComparison.Ordinal);
        Assert.Contains("owner.phone", look.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(Full, look.Changes, StringComparison.Ordinal);
        App.Clock.Advance(Masked.Shown - TimeSpan.FromSeconds(1));
        Assert.Contains(Full, page.Markup, StringComparison.Ordinal);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.DoesNotContain(Full, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Masked_WithoutAReason_StaysMaskedAndSaysWhy()
    {
        var page = await RenderAsync(Roles.Steward);

        await page.InvokeAsync(() => page.Find("button").ClickAsync());
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("请写明查看原因", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(Full, page.Markup, StringComparison.Ordinal);
        Assert.False(await App.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == nameof(RevealPersonalData))));
    }

    [Fact]
    public async Task Masked_WithoutTheRight_OffersNoWay()
    {
        var page = await RenderAsync(Roles.Staff);

        Assert.Contains("138****5678", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }

    private async Task<IRenderedComponent<Masked>> RenderAsync(Role role)
    {
        SignIn(await App.AccountAsync(role));
        return Render<Masked>(parameters => parameters
            .Add(masked => masked.Kind, "owner.phone").Add(masked => masked.Id, Owner).Add(masked => masked.Text, Mask.Phone(Full)));
    }

    private sealed class OwnersPhone : IPersonalDataSource
    {
        public string Kind => "owner.phone";

        public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
            Task.FromResult(id == Owner ? Full : null);
    }
}
