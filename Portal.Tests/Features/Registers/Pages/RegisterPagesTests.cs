using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Obligations;
using Portal.Features.Registers.Pages;
using Portal.Features.Rules;
using Portal.Features.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers.Pages;

/// <summary>The pages of registers with entries in them, and what they show of changes made elsewhere.</summary>
public sealed class RegisterPagesTests : PageTest
{
    private SampleBooks _books = null!;

    public RegisterPagesTests()
        : base(SampleBooks.Use)
    {
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Registers_ShowTheBooksOfPacks_WhatIsOpenAndTheLastEntry_AndFollow()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        var page = Render<RegistersPage>();
        page.WaitForAssertion(() => Assert.Equal(["危险品领用登记 0", "采购申请 0"], Books(page)));
        Assert.Equal("样例", page.Find(".book-pack").GetAttribute("aria-label"));
        Assert.Contains("还没有登记", page.Find(".book").TextContent, StringComparison.Ordinal);

        await _books.TakeOutAsync();

        page.WaitForAssertion(() => Assert.Equal(["危险品领用登记 1", "采购申请 0"], Books(page)));
        page.WaitForAssertion(() => Assert.Contains("最近 20:00 · 王一", page.Find(".book-foot").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("/registers/uses/new", page.Find(".book-foot a").GetAttribute("href")));
        page.Do(() => page.Find("#book-text").Input("x-002"));
        page.WaitForAssertion(() => Assert.Equal(["采购申请 0"], Books(page)));
        page.Do(() => page.Find("#book-text").Input("电梯"));
        page.WaitForAssertion(() => Assert.Contains("没有符合“电梯”的登记簿", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Book_ShowsOpenEntriesFirst_ByStageHolderAndText_AndFollows()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        var (first, second) = (await _books.TakeOutAsync(), await _books.TakeOutAsync(purpose: "发电机"));
        var page = Book("uses");
        page.WaitForAssertion(() => Assert.Equal([$"汽油 · 发电机{second}", $"汽油 · 割草机{first}"], Titles(page)));
        Assert.Contains("在办 2", page.Find(".chip[aria-current]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["is-done", "is-now", "is-coming"], page.FindAll("tbody tr:first-child .track-bar i").Select(mark => mark.ClassName));

        await _books.CompleteAsync("uses", first, _books.Staff, "used", new EvidenceAnswer("used", "", "5"));

        page.WaitForAssertion(() => Assert.Equal([$"汽油 · 发电机{second}"], Titles(page)));
        Go(page, "state=closed");
        page.WaitForAssertion(() => Assert.Equal([$"汽油 · 割草机{first}"], Titles(page)));
        Assert.Equal(["is-done", "is-done", "is-skipped"], page.FindAll("tbody .track-bar i").Select(mark => mark.ClassName));
        Assert.Contains("已办结", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Go(page, "stage=returned");
        page.WaitForAssertion(() => Assert.Contains("没有符合条件的登记", page.Find(".state-empty").TextContent, StringComparison.Ordinal));
        Go(page, $"state=all&q={Uri.EscapeDataString("发电")}&holder={_books.Writer.Value:N}&from=2026-11-21&until=2026-11-21");
        page.WaitForAssertion(() => Assert.Equal([$"汽油 · 发电机{second}"], Titles(page)));
        Assert.Equal(["", _books.Writer.Value.ToString("N")], page.FindAll("#entry-holder option").Select(option => option.GetAttribute("value")));
        Go(page, "from=2026-11-22&until=2026-11-21");
        page.WaitForAssertion(() => Assert.Contains("结束日期不早于开始日期", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Book_Unknown_SaysSo_AndItsFileHasEveryItemInAColumn()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        await _books.TakeOutAsync(purpose: "割草, 机");
        var page = Book("nothing");
        page.WaitForAssertion(() => Assert.Contains("没有启用这个登记簿", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Render(set => set.Add(one => one.Register, "uses"));
        page.WaitForAssertion(() => Assert.Equal("/registers/uses/export", page.Find("a[download]").GetAttribute("href")));

        await App.SeedAsync(Account.New(
            App.Clock.GetUtcNow(), new NewAccount("reader", "前台", [Roles.Staff.Key], null) { OwnPassword = true }, await App.Services.GetRequiredService<Passwords>().HashAsync("correct horse battery")));
        var browser = App.Browse();
        await browser.SignInAsync("reader", "correct horse battery");
        var file = await (await browser.GetAsync("/registers/uses/export?state=open")).Content.ReadAsStringAsync();

        Assert.Contains("编号,内容,环节,责任人,登记时间,登记人,办结时间,品名,用途,数量,备注,用掉,退回数量", file, StringComparison.Ordinal);
        Assert.Contains("\"汽油 · 割草, 机\",使用,王一,2026-11-21 20:00:00,王一,,汽油,\"割草, 机\",5,,,", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewEntry_KeepsADraftFromTheFirstAnswerOn_NamesWhatIsMissing_AndOpensTheEntry()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 3);
        var page = New("uses");
        page.WaitForElement(".stage-acts");
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".stage-missing").Count));
        Assert.Empty(await _books.NumbersAsync("uses"));

        page.Do(() => Item(page, "品名").QuerySelector("select")!.Change("汽油"));
        page.Do(() => Item(page, "用途").QuerySelector("input")!.Change("割草机"));
        page.Do(() => Item(page, "数量").QuerySelector("input")!.Change("五"));
        page.WaitForAssertion(() => Assert.Contains("不是数字", Item(page, "数量").QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal));
        page.Do(() => Item(page, "数量").QuerySelector("input")!.Change("5"));
        page.WaitForAssertion(() => Assert.Contains("已填 3 / 4 项", page.Find(".stage-acts").TextContent, StringComparison.Ordinal));
        var number = Assert.Single(await _books.NumbersAsync("uses"));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Contains("只剩 3", Item(page, "数量").QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal));

        var again = New("uses");
        again.WaitForAssertion(() => Assert.Equal($"/registers/uses/{number}", again.Find(".entry-drafts a").GetAttribute("href")));
        page.Do(() => Item(page, "数量").QuerySelector("input")!.Change("3"));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.EndsWith($"/registers/uses/{number}", Navigation.Uri, StringComparison.Ordinal));
        again.WaitForAssertion(() => Assert.Empty(again.FindAll(".entry-drafts")));
    }

    [Fact]
    public async Task Draft_IsOfferedAgain_AndGivenUpWithAReason_OnEveryPageThatShowsIt()
    {
        await OpenAsync();
        var first = await _books.TakeOutAsync(purpose: "割草机", done: false);
        var second = await _books.TakeOutAsync(purpose: "发电机", done: false);
        var page = New("uses");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".entry-draft").Count));
        var row = page.FindAll(".entry-draft").First(draft => draft.TextContent.Contains("割草机", StringComparison.Ordinal));
        Assert.Equal($"/registers/uses/{first}", row.QuerySelector("a")!.GetAttribute("href"));

        page.Do(() => page.Find("button[aria-label='放弃草稿：汽油 · 割草机']").Click());
        page.Do(() => page.Find(".give-up").Submit());
        page.WaitForAssertion(() => Assert.Contains("请写明原因", page.Find(".give-up [role=alert]").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find(".give-up input").Change("改日再领"));
        page.Do(() => page.Find(".give-up").Submit());
        page.WaitForAssertion(() => Assert.DoesNotContain("割草机", Assert.Single(page.FindAll(".entry-draft")).TextContent, StringComparison.Ordinal));

        var given = Entry("uses", first);
        given.WaitForAssertion(() => Assert.Contains("已放弃：改日再领", given.Find("#given-up").TextContent, StringComparison.Ordinal));
        Assert.Equal("割草机", Given(given, "用途").QuerySelector("b")!.TextContent);
        Assert.Empty(given.FindAll(".stage-form"));
        Assert.StartsWith("已放弃 · ", given.Find(".stages .is-given-up small").TextContent, StringComparison.Ordinal);
        Assert.All(given.FindAll(".stages li").Skip(1), stage => Assert.Equal("未进行", stage.QuerySelector("small")!.TextContent));
        var draft = Entry("uses", second);
        draft.WaitForElement("button[aria-label='放弃草稿：汽油 · 发电机']");
        draft.Do(() => draft.Find("button[aria-label='放弃草稿：汽油 · 发电机']").Click());
        draft.Do(() => draft.Find(".give-up input").Change("重复"));
        draft.Do(() => draft.Find(".give-up").Submit());
        draft.WaitForAssertion(() => Assert.Contains("已放弃", draft.Find(".entry-head").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".entry-drafts")));

        var book = Book("uses");
        Go(book, "state=closed");
        book.WaitForAssertion(() => Assert.Equal(["已放弃", "已放弃"], book.FindAll(".entry-stage .badge").Select(badge => badge.TextContent.Trim('◆', '●', '○', ' '))));
    }

    [Fact]
    public async Task NewEntry_BegunHereAndGivenUp_BeginsAnew()
    {
        await OpenAsync();
        var page = New("uses");
        page.WaitForElement(".stage-acts");
        Assert.Empty(page.FindAll(".stage-card button[aria-label^='放弃草稿']"));
        page.Do(() => Item(page, "用途").QuerySelector("input")!.Change("割草机"));
        page.WaitForElement(".stage-card button[aria-label^='放弃草稿']");
        page.Do(() => page.Find(".stage-card button[aria-label^='放弃草稿']").Click());
        page.Do(() => page.Find(".give-up input").Change("写错了本子"));
        page.Do(() => page.Find(".give-up").Submit());

        page.WaitForAssertion(() => Assert.Contains("已填 0 / 4 项", page.Find(".stage-acts").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".entry-drafts")));
        page.Do(() => Item(page, "用途").QuerySelector("input")!.Change("发电机"));
        page.WaitForAssertion(() => Assert.Contains("已填 1 / 4 项", page.Find(".stage-acts").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, (await _books.NumbersAsync("uses")).Count);
    }

    [Fact]
    public async Task Unit_IsChosenFromWhatIsOffered_KeptAndCorrectedTheSameWay()
    {
        await OpenAsync();
        var estate = new Portal.Tests.Features.Fees.FeeEstate(App);
        await estate.UnitAsync("3-1201", building: "3");
        await estate.UnitAsync("3-1202", building: "3");
        var page = New("requests");
        page.WaitForElement(".stage-acts");
        page.Do(() => Item(page, "事项").QuerySelector("input")!.Change("换锁"));
        page.Do(() => Item(page, "房号").QuerySelector("input")!.Change("9-999"));
        page.WaitForAssertion(() => Assert.Contains("9-999", Item(page, "房号").QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal));
        page.Do(() => Item(page, "房号").QuerySelector("input")!.Input("1202"));
        page.WaitForElement("[role=option]");
        page.Do(() => page.Find("[role=option]").Click());
        page.WaitForAssertion(() => Assert.Contains("已填 2 / 2 项", page.Find(".stage-acts").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Null(Item(page, "房号").QuerySelector("[role=alert]")));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Contains("/registers/requests/R-", Navigation.Uri, StringComparison.Ordinal));

        var entry = Entry("requests", (await _books.NumbersAsync("requests"))[0]);
        entry.WaitForAssertion(() => Assert.Equal("3-1202", Given(entry, "房号").QuerySelector("b")!.TextContent));
        entry.Do(() => Given(entry, "房号").QuerySelector(".link-button")!.Click());
        entry.Do(() => Given(entry, "房号").QuerySelector("[role=combobox]")!.Input("3-12"));
        entry.WaitForAssertion(() => Assert.Equal(["3-1201", "3-1202"], entry.FindAll("[role=option] b").Select(option => option.TextContent)));
        entry.Do(() => entry.FindAll("[role=option]")[0].Click());
        entry.Do(() => Given(entry, "房号").QuerySelectorAll("input")[2].Change("写错了"));
        entry.Do(() => Given(entry, "房号").QuerySelector(".evidence-correction")!.Submit());
        entry.WaitForAssertion(() => Assert.Equal("3-1201", Given(entry, "房号").QuerySelector("b")!.TextContent));
    }

    [Fact]
    public async Task Entry_GoesThroughItsStages_RefusesBesideTheField_ProposesAndIsCorrected()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        var number = await _books.TakeOutAsync();
        var page = Entry("uses", number);
        page.WaitForAssertion(() => Assert.Contains("现在：使用", page.Find("#stage-now").TextContent, StringComparison.Ordinal));

        page.Do(() => Item(page, "用掉").QuerySelector("input")!.Change("6"));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Contains("5", Item(page, "用掉").QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal));
        page.Do(() => Item(page, "用掉").QuerySelector("input")!.Change("2"));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Contains("现在：退回", page.Find("#stage-now").TextContent, StringComparison.Ordinal));
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        page.WaitForAssertion(() => Assert.Contains("退回剩余危险品", page.Find(".duties").TextContent, StringComparison.Ordinal));
        page.Do(() => Item(page, "退回数量").QuerySelector(".evidence-proposed")!.Click());
        page.WaitForAssertion(() => Assert.Equal("3", Item(page, "退回数量").QuerySelector("input")!.GetAttribute("value")));
        page.Do(() => page.Find(".stage-acts").Submit());
        page.WaitForAssertion(() => Assert.Contains("已办结", page.Find(".entry-head").TextContent, StringComparison.Ordinal));
        Assert.Equal(["is-done", "is-done", "is-done"], page.FindAll(".stages li").Select(stage => stage.ClassName));

        page.Do(() => Given(page, "用途").QuerySelector(".link-button")!.Click());
        page.Do(() => Given(page, "用途").QuerySelector("input")!.Change("绿篱机"));
        page.Do(() => Given(page, "用途").QuerySelectorAll("input")[2].Change("写错了"));
        page.Do(() => Given(page, "用途").QuerySelector(".evidence-correction")!.Submit());
        page.WaitForAssertion(() => Assert.Contains("更正：写错了 · 王一", Given(page, "用途").TextContent, StringComparison.Ordinal));
        Assert.Equal(("绿篱机", "割草机"), (Given(page, "用途").QuerySelector("b")!.TextContent, Given(page, "用途").QuerySelector("s")!.TextContent));
        Assert.Equal("汽油 · 绿篱机", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task Entry_ThatSomebodyElseDoes_SaysWho_AndFollowsThem()
    {
        await OpenAsync();
        var number = await _books.RequestAsync("灭火器");
        var page = Entry("requests", number);
        page.WaitForAssertion(() => Assert.Contains("等待：审批", page.Find("#stage-now").TextContent, StringComparison.Ordinal));
        Assert.Contains("由主管办理", page.Find(".stage-wait").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".stage-form"));

        await _books.CompleteAsync("requests", number, _books.Supervisor, "approved", new EvidenceAnswer("agreed", "", "yes"));

        page.WaitForAssertion(() => Assert.Contains("林静 · 20:00", page.Find(".stages").TextContent, StringComparison.Ordinal));
        page.Render(set => set.Add(one => one.Number, "R-20261121-0099"));
        page.WaitForAssertion(() => Assert.Contains("没有这条记录", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stock_ShowsWhatIsShortFirst_AndFollowsMovements()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        var page = Render<StockPage>();
        page.WaitForAssertion(() => Assert.Equal(["酒精", "汽油"], page.FindAll(".stock-table td:first-child").Select(cell => cell.TextContent)));
        Assert.Contains("缺 10", page.Find(".is-short").TextContent, StringComparison.Ordinal);

        await _books.TakeOutAsync();

        page.WaitForAssertion(() => Assert.Contains("−5", page.Find(".moves").TextContent, StringComparison.Ordinal));
        Assert.Equal("15", page.FindAll(".stock-number")[1].TextContent);
        Assert.Contains("汽油 · 割草机", page.FindAll(".moves a").Select(link => link.TextContent));
        Navigation.NavigateTo("/registers/stock?list=none");
        var unknown = Render<StockPage>();
        unknown.WaitForAssertion(() => Assert.Contains("没有这个库存清单", unknown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MyEntries_AreThoseIAnswerForAndMyDrafts_AndFollow_InEnglishToo()
    {
        CultureInfo.CurrentUICulture = Portal.App.Texts.English;
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        await _books.TakeOutAsync(done: false);
        var page = Render<MyEntries>();
        page.WaitForAssertion(() => Assert.Contains("Hazardous goods in use · draft", page.Find(".my-entry").TextContent, StringComparison.Ordinal));

        await _books.RequestAsync("灭火器");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".my-entry").Count));
        Assert.Contains("Purchase requests · Approved", page.FindAll(".my-entry")[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/registers/requests/R-", page.FindAll(".my-entry a")[1].GetAttribute("href"), StringComparison.Ordinal);

        for (var more = 0; more < 5; more++)
        {
            await _books.RequestAsync("灭火器");
        }

        page.WaitForAssertion(() => Assert.Equal("2 more", page.Find(".my-entries-more").TextContent));
        Assert.Equal(5, page.FindAll(".my-entry").Count);
        page.Do(() => page.Find(".my-entries-more").Click());
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".my-entry").Count));
    }

    [Fact]
    public async Task Search_FindsEntriesByNumberAndWordsOfTheirTitle_WhileTheirPackIsOn()
    {
        await OpenAsync();
        await _books.StockAsync("汽油", 20);
        var number = await _books.TakeOutAsync();
        await _books.RequestAsync("灭火器");

        Assert.Equal(["汽油 · 割草机"], await FoundAsync("割草"));
        Assert.Equal(["灭火器", "汽油 · 割草机"], (await FoundAsync(number)).OrderDescending(StringComparer.Ordinal));
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "sample", false, default)).IsDone);
        Assert.Empty(await FoundAsync("割草"));

        async Task<string[]> FoundAsync(string text) =>
            [.. (await App.Services.GetRequiredService<SearchPortal>().RunAsync(_books.Staff, SearchText.Read(text)!, default)).Value.Hits.Where(hit => hit.Href.StartsWith("/registers/", StringComparison.Ordinal)).Select(hit => hit.Title)];
    }

    private static string[] Books(IRenderedComponent<RegistersPage> page) =>
        [.. page.FindAll(".book").Select(book => $"{book.QuerySelector("h3")!.TextContent} {book.QuerySelector(".figure")!.TextContent}")];

    private static string[] Titles(IRenderedComponent<BookPage> page) => [.. page.FindAll(".entry-title").Select(title => title.TextContent)];

    private static AngleSharp.Dom.IElement Item<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll(".evidence-row").First(row => row.QuerySelector(".evidence-ask")!.GetAttribute("aria-label") == name);

    private static AngleSharp.Dom.IElement Given(IRenderedComponent<EntrySheetPage> page, string name) =>
        page.FindAll(".given").First(given => given.FirstElementChild!.TextContent == name);

    private async Task OpenAsync()
    {
        _books = await new SampleBooks(App).OpenAsync();
        SignIn(_books.Staff);
    }

    private IRenderedComponent<BookPage> Book(string register)
    {
        Navigation.NavigateTo($"/registers/{register}");
        return Render<BookPage>(set => set.Add(one => one.Register, register));
    }

    private IRenderedComponent<NewEntryPage> New(string register) => Render<NewEntryPage>(set => set.Add(one => one.Register, register));

    private IRenderedComponent<EntrySheetPage> Entry(string register, string number) => Render<EntrySheetPage>(set => set.Add(one => one.Register, register).Add(one => one.Number, number));

    /// <summary>What the router does: the filter of the address reaches the page that is shown.</summary>
    private void Go(IRenderedComponent<BookPage> page, string query)
    {
        Navigation.NavigateTo($"/registers/uses?{query}");
        page.Render(set => set.Add(one => one.Register, "uses"));
    }
}
