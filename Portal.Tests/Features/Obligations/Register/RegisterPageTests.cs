using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Register;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Register;

/// <summary>The register on the desk, who sees what of it, and what it shows of corrections.</summary>
public sealed class RegisterPageTests : PageTest
{
    private DutySeed _seed = null!;

    [Fact]
    public async Task Page_OfAnObligation_ShowsRowsTotalsAndWhoHasNothing_AndFollowsNewAnswers()
    {
        await OpenAsync();
        var line = await LineAsync();
        var closer = await App.AccountAsync(Roles.Staff, _seed["N"], "夜班员");
        await AnswerAsync(closer, line, "picture", "大堂", "ok");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations/register?obligation=camera-cycle&from=2026-11-21&until=2026-11-22");
        var page = Render<RegisterPage>();

        page.WaitForAssertion(() => Assert.Contains("没有记录：东门", page.Find(".register-totals").TextContent, StringComparison.Ordinal));
        Assert.Equal("camera-cycle", page.Find("#register-obligation").GetAttribute("value"));
        Assert.Contains(page.FindAll("a[download]"), link => link.GetAttribute("href") == "/desk/obligations/register/export?obligation=camera-cycle&from=2026-11-21&until=2026-11-22");

        await AnswerAsync(closer, line, "picture", "东门", "fault", "无画面");

        page.WaitForAssertion(() => Assert.DoesNotContain("没有记录：东门", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("无画面", page.Find(".register-rows").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_WithoutAnObligation_SaysSo_AndOffersThoseOfThePacksThatAreOn()
    {
        await OpenAsync();
        var page = Render<RegisterPage>();

        page.WaitForElement(".state-empty");
        var offered = page.FindAll("#register-obligation option").Select(option => option.GetAttribute("value")).ToArray();
        Assert.Contains("camera-cycle", offered);
        Assert.DoesNotContain("hotel-patrol", offered);
        page.Find("#register-obligation").Change("camera-cycle");
        Assert.Contains("obligation=camera-cycle&from=2026-11-21&until=2026-11-21", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("obligation=camera-cycle&from=2026-11-22&until=2026-11-21", "结束日期不早于开始日期")]
    [InlineData("obligation=camera-cycle&from=2025-11-20&until=2026-11-21", "最长 366 天")]
    [InlineData("obligation=roof", "没有这项应办事项")]
    public async Task Page_OfWhatIsWrong_SaysWhy(string query, string sentence)
    {
        await OpenAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations/register?" + query);
        var page = Render<RegisterPage>();

        page.WaitForAssertion(() => Assert.Contains(sentence, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_InEnglish_SpeaksIt()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await OpenAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations/register?obligation=camera-cycle&from=2026-11-21&until=2026-11-21");
        var page = Render<RegisterPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing recorded", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Correction_IsWhatCounts_AndTheAnswerBeforeStaysVisible()
    {
        await OpenAsync();
        var (closer, line) = (await App.AccountAsync(Roles.Staff, _seed["N"], "夜班员"), await LineAsync());
        await DoAsync(closer, line);
        var corrected = await Services.GetRequiredService<AddCorrection>().RunAsync(closer, line.Obligation, line.Key, new EvidenceAnswer("picture", "东门", "fault", "夜里黑屏"), "看错", default);
        Assert.True(corrected.IsDone, corrected.Refusal?.ToString());

        var register = await ReadAsync(PortalApp.Tester);

        Assert.Equal([("ok", 1), ("fault", 1)], register.Totals.Single(total => total.Item.Key == "picture").All.Choices.Select(choice => (choice.Value, choice.Count)));
        var cell = register.Lines.Single(one => one.Key == line.Key && one.Thing == "东门").Cells["picture"];
        Assert.Equal(("fault", "ok", "夜里黑屏", true), (cell.Value, cell.Before, cell.Remark, cell.IsFinding));
    }

    [Fact]
    public async Task Staff_SeeWhatTheyDidThemselves_AndSupervisorsAll()
    {
        await OpenAsync();
        var (closer, line) = (await App.AccountAsync(Roles.Staff, _seed["N"], "夜班员"), await LineAsync());
        await DoAsync(closer, line);
        var all = (await ReadAsync(PortalApp.Tester)).Count.Total;
        Assert.Equal(2, all);

        Assert.Equal((1, 1), Counts(await ReadAsync(closer)));
        Assert.Equal((0, 0), Counts(await ReadAsync(await App.AccountAsync(Roles.Staff, _seed["O"], "夜班员"))));
        Assert.Equal((0, 0), Counts(await ReadAsync(await App.AccountAsync(Roles.TeamLeader, _seed["L"]))));
        Assert.Equal((all, 1), Counts(await ReadAsync(await App.AccountAsync(Roles.Supervisor))));
        var stranger = await Services.GetRequiredService<ReadRegister>().RunAsync(Actor.Anonymous, "camera-cycle", new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22), default);
        Assert.Equal("access.sign-in-first", stranger.Refusal?.Code);
        using var browser = App.CreateClient(new() { AllowAutoRedirect = false });
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/desk/obligations/register/export?obligation=camera-cycle")).StatusCode);

        static (int, int) Counts(EvidenceRegister register) => (register.Count.Total, register.Count.Done);
    }

    [Fact]
    public async Task Proposal_OfARotation_IsKeptWithOneTap()
    {
        await OpenAsync();
        var item = new EvidenceItem("picture", new("项", "Item"), EvidenceItemKind.OkOrFault);
        var line = await LineAsync() with { Proposed = new Dictionary<string, string> { ["picture"] = "ok" } };
        SignIn(await App.AccountAsync(Roles.Staff, _seed["N"], "夜班员"));
        var row = Render<EvidenceRow>(set => set.Add(one => one.Line, line).Add(one => one.Asked, new EvidenceLine(item, "大堂")).Add(one => one.Label, "大堂").Add(one => one.MayAnswer, true));

        row.Find(".evidence-proposed").Click();

        await Eventually.TrueAsync(async () => (await ReadAsync(PortalApp.Tester)).Lines.Single(one => one.Key == line.Key && one.Thing == "大堂").Cells["picture"].Value == "ok");
        Assert.Empty(row.FindAll("[role=alert]"));
    }

    /// <summary>A fire control room with two cameras, a night shift that has just come and a day shift after it.</summary>
    private async Task OpenAsync()
    {
        _seed = new DutySeed(App).Person("N").Person("O").Person("L").Post("消防控制室").Shift("N", "消防控制室", "2026-11-21 20:00", "2026-11-22 08:00").Shift("O", "消防控制室", "2026-11-22 08:00", "2026-11-22 20:00");
        await _seed.SaveAsync();
        Assert.True((await Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "fire-control-room", true, default)).IsDone);
        Assert.True((await Services.GetRequiredService<SaveThings>().RunAsync(PortalApp.Tester, "cameras", ["大堂", "东门"], default)).IsDone);
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        await Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
    }

    /// <summary>The check that is open now.</summary>
    private async Task<ObligationLine> LineAsync()
    {
        var today = await Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default);
        return today.Value.Single(line => line.Obligation == "camera-cycle");
    }

    private async Task DoAsync(Actor actor, ObligationLine line)
    {
        foreach (var asked in line.Asked)
        {
            await AnswerAsync(actor, line, asked.Item.Key, asked.Thing, "ok");
        }

        var confirmed = await Services.GetRequiredService<ConfirmOccurrence>().RunAsync(actor, line.Obligation, line.Key, null, default);
        Assert.True(confirmed.IsDone, confirmed.Refusal?.ToString());
    }

    private async Task AnswerAsync(Actor actor, ObligationLine line, string item, string thing, string value, string? remark = null)
    {
        var kept = await Services.GetRequiredService<AnswerItem>().RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer(item, thing, value, remark), default);
        Assert.True(kept.IsDone, kept.Refusal?.ToString());
    }

    private async Task<EvidenceRegister> ReadAsync(Actor reader) =>
        (await Services.GetRequiredService<ReadRegister>().RunAsync(reader, "camera-cycle", new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22), default)).Value;
}
