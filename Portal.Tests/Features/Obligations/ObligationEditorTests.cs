using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations.Editor;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Numbers are tried on the next ten occurrences before they are published. The clock stands at Saturday 2026-11-21, 20:00.</summary>
public sealed class ObligationEditorTests : PageTest
{
    [Fact]
    public void Page_Listed_NamesEveryObligationOfEveryPack()
    {
        var page = Render<ObligationEditorPage>();

        var all = Get<PackLibrary>().Packs.Sum(pack => pack.Obligations.Count);
        page.WaitForAssertion(() => Assert.Equal(all, page.FindAll(".editor-list li").Count));
    }

    [Fact]
    public async Task Number_Tried_MovesTheNextTenAndPublishesNothing()
    {
        await SwitchAsync("service-centre");
        var page = Open("office-cleaning-before-work");
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".editor-next li").Count));
        Assert.Contains("2026-11-22 08:00", Next(page), StringComparison.Ordinal);

        page.Do(() => page.Find(".editor-try input").Input("07:30"));

        page.WaitForAssertion(() => Assert.Contains("2026-11-22 07:30", Next(page), StringComparison.Ordinal));
        Assert.Equal(0, await App.QueryAsync(db => db.Set<RuleVersionRow>().CountAsync()));

        page.Do(() => page.Find(".editor-try").Submit());

        page.WaitForAssertion(() => Assert.True(page.Find(".editor-try .btn-primary").HasAttribute("disabled")));
        Assert.Equal("07:30", (await App.QueryAsync(db => db.Set<RuleVersionRow>().SingleAsync())).Value);
        Assert.Contains("2026-11-22 07:30", Next(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_ThatDoesNotFit_IsRefusedBesideItsField()
    {
        await SwitchAsync("service-centre");
        var page = Open("office-cleaning-before-work");
        page.WaitForElement(".editor-next");

        page.Do(() => page.Find(".editor-try input").Input("25:00"));

        page.WaitForAssertion(() => Assert.Contains("25:00", page.Find(".editor-try .field").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".editor-try .btn-primary").HasAttribute("disabled"));
    }

    [Fact]
    public void Number_LeftOpen_IsNamedUntilItIsFilled()
    {
        var page = Open("manager-office-cleaning");
        page.WaitForAssertion(() => Assert.Contains("填写后生效", page.Find(".alert-warn").TextContent, StringComparison.Ordinal));

        page.Do(() => page.Find(".editor-try input").Input("3"));

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".editor-next li").Count));
    }

    /// <summary>An open time holds nothing up: the end of the shift stands there until it is filled.</summary>
    [Fact]
    public void Time_LeftOpen_IsTheEndOfTheShiftUntilItIsFilled()
    {
        var page = Open("show-flat-doors");
        page.WaitForAssertion(() => Assert.Equal("样板房班次结束时", page.Find(".editor-facts dd").TextContent));
        Assert.Empty(page.FindAll(".alert-warn"));

        page.Do(() => page.Find(".editor-try input").Input("17:30"));

        page.WaitForAssertion(() => Assert.StartsWith("样板房班次内 17:30", page.Find(".editor-facts dd").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_SeeTheRulesAndCannotPublish()
    {
        SignIn(await App.AccountAsync(Roles.Staff));
        var page = Open("office-cleaning-before-work");

        page.WaitForElement(".editor-next");

        Assert.True(page.Find(".editor-try input").HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".editor-try .btn-primary"));
    }

    [Fact]
    public async Task Terms_Changed_AreTriedThenPublishedThenThePacksOwnAgain()
    {
        await SwitchAsync("service-centre");
        var page = Open("office-cleaning-before-work");
        page.WaitForElement(".editor-next");

        page.Do(() => page.Find("#terms-at").Change("07:10 13:00"));
        page.WaitForAssertion(() => Assert.Contains("2026-11-22 13:00", Next(page), StringComparison.Ordinal));
        Assert.Equal(0, await App.QueryAsync(db => db.Set<TermsVersionRow>().CountAsync()));

        page.Do(() => page.Find(".terms form").Submit());
        page.WaitForAssertion(() => Assert.Contains("第 1 版", page.Find(".terms summary").TextContent, StringComparison.Ordinal));
        Assert.Equal("07:10 13:00", page.Find("#terms-at").GetAttribute("value"));
        Assert.Contains("2026-11-22 07:10", Next(page), StringComparison.Ordinal);

        page.Do(() => page.Find(".terms .btn-quiet").Click());
        page.WaitForAssertion(() => Assert.Contains("2026-11-22 08:00", Next(page), StringComparison.Ordinal));
        page.Do(() => page.Find(".terms form").Submit());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".terms summary .badge")));
        Assert.Equal(2, await App.QueryAsync(db => db.Set<TermsVersionRow>().CountAsync()));
    }

    [Fact]
    public async Task Terms_ThatDoNotFit_AreRefusedBesideTheirFieldUntilCancelled()
    {
        await SwitchAsync("service-centre");
        var page = Open("office-cleaning-before-work");
        page.WaitForElement(".editor-next");

        page.Do(() => page.Find("#terms-at").Change("25:00"));
        page.WaitForAssertion(() => Assert.Contains("08:30", page.Find("#terms-at").ParentElement!.TextContent, StringComparison.Ordinal));
        Assert.True(page.Find(".terms .btn-primary").HasAttribute("disabled"));

        page.Do(() => page.FindAll(".terms .form-acts .btn")[1].Click());
        page.WaitForAssertion(() => Assert.Equal("", page.Find("#terms-at").GetAttribute("value")));
        Assert.Contains("2026-11-22 08:00", Next(page), StringComparison.Ordinal);
    }

    /// <summary>Somebody else's publication shows on an open page.</summary>
    [Fact]
    public async Task Terms_PublishedBySomebodyElse_ShowOnAnOpenPage()
    {
        await SwitchAsync("service-centre");
        var page = Open("office-cleaning-before-work");
        page.WaitForElement(".editor-next");

        var terms = new Portal.Domain.Obligations.ObligationTerms { At = [new TimeOnly(7, 5)] };
        Assert.True((await Get<SetObligationTerms>().RunAsync(PortalApp.Tester, "office-cleaning-before-work", terms, null, default)).IsDone);

        page.WaitForAssertion(() => Assert.Contains("2026-11-22 07:05", Next(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Key_Unknown_IsSaid() => Assert.Contains("没有这项应办事项", Open("no-such").WaitForElement(".alert").TextContent, StringComparison.Ordinal);

    /// <summary>Every obligation of every pack in words, in both languages, without a key that has no text.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Words_OfEveryObligation_AreComplete(string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var read = Get<ReadObligationSheet>();
        var library = Get<PackLibrary>();
        var open = library.Packs.SelectMany(pack => pack.Clauses).SelectMany(clause => clause.Parameters).Where(parameter => parameter.Value is null).ToLookup(parameter => parameter.Key);
        var asked = from template in library.Packs.SelectMany(pack => pack.Obligations)
                    let filled = template.Parameters.Where(open.Contains).ToDictionary(key => key, string? (key) => open[key].First().Unit switch { ParameterUnit.Time => "17:30", ParameterUnit.Weekday => "wed", _ => "3" })
                    from tried in filled.Count == 0 ? new[] { filled } : [[], filled]
                    select (template, tried);
        foreach (var (template, tried) in asked)
        {
            var sheet = (await read.RunAsync(PortalApp.Tester, template.Key, tried, default)).Value;
            var words = new ObligationWords(Get<Texts>(), sheet.Rules, App.Clock.GetUtcNow());
            var said = words.When(template.Trigger) + words.Who(template.Audience) + string.Concat(template.Ladder.Select(step => words.Who(step.To)));

            Assert.DoesNotContain("obligation-words", said, StringComparison.Ordinal);
            Assert.DoesNotContain("post-kind", said, StringComparison.Ordinal);
            Assert.DoesNotContain("event.", said, StringComparison.Ordinal);
            Assert.NotEqual("", words.When(template.Trigger));
        }
    }

    private static string Next(IRenderedComponent<ObligationEditorPage> page) => page.Find(".editor-next").TextContent;

    private T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    private IRenderedComponent<ObligationEditorPage> Open(string key)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/rules/obligations?key=" + key);
        return Render<ObligationEditorPage>();
    }

    private async Task SwitchAsync(string pack) => Assert.True((await Get<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);
}
