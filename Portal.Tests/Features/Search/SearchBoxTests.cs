using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Search;
using Portal.Tests.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

public sealed class SearchBoxTests : CasePageTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Box_WhileOneTypes_WaitsForAPause_ThenShowsWhatThereIs()
    {
        await House.TakeAsync(title: "楼上漏水");
        var box = Render<SearchBox>();

        Type(box, "漏");
        Type(box, "漏水");
        Assert.NotNull(box.Find(".state-loading"));
        Assert.Empty(box.FindAll(".search-hit"));
        App.Clock.Advance(SearchBox.Pause);

        box.WaitForAssertion(() => Assert.Equal("楼上漏水", box.Find(".search-hit b").TextContent));
        Assert.Contains("待派单", box.Find(".search-hit").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", box.Find("[data-search]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Box_NothingFound_SaysWhatCanBeTyped()
    {
        var box = Find("没有这样的");

        box.WaitForAssertion(() => Assert.Contains("没有找到“没有这样的”", box.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Box_SearchFails_SaysSoAndTriesAgain()
    {
        await House.TakeAsync(title: "楼上漏水");
        await BreakAsync(true);
        var box = Find("漏水");
        box.WaitForAssertion(() => Assert.NotNull(box.Find(".state-failed button")));

        await BreakAsync(false);
        box.Do(() => box.Find(".state-failed button").Click());

        await SoonAsync(() => box.FindAll(".search-hit").Count == 1);
    }

    [Fact]
    public async Task Keys_MoveThroughTheHits_EnterOpensTheOne_EscapeCloses()
    {
        var first = await House.TakeAsync(title: "轿厢异响");
        var second = await House.TakeAsync(title: "轿厢停运", ago: TimeSpan.FromHours(1));
        var box = Find("轿厢");
        box.WaitForAssertion(() => Assert.Equal(2, box.FindAll(".search-hit").Count));
        Assert.Equal("轿厢异响", box.Find(".search-hit.is-active b").TextContent);

        Press(box, "ArrowDown");
        Assert.Equal("轿厢停运", box.Find(".search-hit.is-active b").TextContent);
        Assert.Equal(box.Find(".search-hit.is-active").Id, box.Find("[data-search]").GetAttribute("aria-activedescendant"));
        Press(box, "ArrowDown");
        Assert.Equal("轿厢异响", box.Find(".search-hit.is-active b").TextContent);
        Press(box, "ArrowUp");
        box.Do(() => box.Find("form").Submit());

        Assert.EndsWith($"/cases/{second.Number}", Navigation.Uri, StringComparison.Ordinal);
        box.WaitForAssertion(() => Assert.Empty(box.FindAll(".search-panel")));

        Type(box, first.Number);
        Press(box, "Escape");
        Assert.Empty(box.FindAll(".search-panel"));
    }

    [Fact]
    public void Enter_BeforeTheAnswer_OpensThePageOfResults()
    {
        var box = Render<SearchBox>();
        Type(box, "轿厢");

        box.Do(() => box.Find("form").Submit());

        Assert.EndsWith("/search?q=%E8%BD%BF%E5%8E%A2", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Box_ClosedWhileItSearches_LeavesNothingBehind()
    {
        var box = Render<SearchBox>();
        Type(box, "漏水");

        await DisposeComponentsAsync();
        App.Clock.Advance(SearchBox.Pause);
    }

    [Fact]
    public async Task Page_TellsTheSameFromTheAddress()
    {
        await House.TakeAsync(title: "楼上漏水");

        Assert.Equal("楼上漏水", Open<SearchPage>("/search?q=漏水").Find(".search-hit b").TextContent);
        Assert.Contains("没有找到", Open<SearchPage>("/search?q=没有").Find(".state-empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("再输入一些", Open<SearchPage>("/search").Find(".state-empty").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchBox> Find(string text)
    {
        var box = Render<SearchBox>();
        Type(box, text);
        App.Clock.Advance(SearchBox.Pause);
        return box;
    }

    private static void Type(IRenderedComponent<SearchBox> box, string text) => box.Do(() => box.Find("[data-search]").Input(text));

    private static void Press(IRenderedComponent<SearchBox> box, string key) => box.Do(() => box.Find("[data-search]").KeyDown(new KeyboardEventArgs { Key = key }));
}
